"""What cases hold of a person: given to them, and taken out."""

from collections.abc import Iterator, Sequence
from typing import Any

from hamdel.platform import audit
from hamdel.platform.instants import rfc3339

from .models import Case, CaseDeed


def cases_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Every case of some profiles, oldest first, with what colleagues wrote on it: it speaks of them."""
    rows = Case.objects.filter(profile_id__in=profile_ids).select_related("type").order_by("pk")
    return [_held(row) for row in rows.prefetch_related("tasks", "notes", "approvals")]


def drop_cases(profile_ids: Sequence[int]) -> int:
    """Remove some profiles' cases; returns how many. In the caller's transaction."""
    ids = list(Case.objects.filter(profile_id__in=profile_ids).values_list("pk", flat=True))
    for one in ids:
        audit.forget(subject=f"case:{one}")
    _forget_deeds(set(ids))
    Case.objects.filter(pk__in=ids).delete()
    return len(ids)


def count_of_cases(profile_ids: Sequence[int]) -> int:
    """How many cases `drop_cases` would remove."""
    return Case.objects.filter(profile_id__in=profile_ids).count()


def _held(row: Case) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "title": row.title,
        "description": row.description,
        "type": row.type.key,
        "state": row.state,
        "reason": row.reason,
        "outcome": row.outcome,
        "resolution": row.resolution,
        "fields": row.fields,
        "opened_at": rfc3339(row.opened_at),
        "notes": [
            {"at": rfc3339(one.at), "author": one.author, "text": one.text}
            for one in row.notes.all()
        ],
        "tasks": [one.title for one in row.tasks.all()],
        "approvals": [
            {"what": one.what, "answer": one.answer, "word": one.word}
            for one in row.approvals.all()
        ],
    }


def _forget_deeds(ids: set[int]) -> None:
    """What was as it was before in cases that are gone can be taken back no more."""
    for row in CaseDeed.objects.all().iterator():
        if not ids.isdisjoint(_cases_in(row.before)):
            row.delete()


def _cases_in(before: Any) -> Iterator[int]:
    """The ids of cases that a deed tells of, whatever its shape."""
    if isinstance(before, list):
        for one in before:
            yield from _cases_in(one)
    elif isinstance(before, dict):
        for name in ("id", "keep", "made", "join"):
            told = before.get(name)
            if isinstance(told, int):
                yield told
            elif isinstance(told, dict):
                yield from _cases_in(told)
