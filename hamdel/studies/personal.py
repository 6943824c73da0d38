"""What studies hold of a person: given to them, and taken out."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hamdel.platform.instants import rfc3339

from .models import Attendance, Note, Participant
from .usecases.consenting import erase_words


def studies_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """What some profiles took part in, oldest first: consent, thanks, sessions, what was noted of them."""
    rows = Participant.objects.filter(profile_id__in=profile_ids).select_related("study")
    return [_held(row) for row in rows.order_by("pk")]


def drop_studies(profile_ids: Sequence[int]) -> int:
    """Remove some profiles from studies with every word of theirs; returns from how many studies.

    In the caller's transaction; the files go when it is committed.
    """
    rows = Participant.objects.filter(profile_id__in=profile_ids)
    ids = list(rows.values_list("pk", flat=True))
    if ids:
        erase_words(ids)
        rows.delete()
    return len(ids)


def count_studies(profile_ids: Sequence[int]) -> int:
    """From how many studies `drop_studies` would remove them."""
    return Participant.objects.filter(profile_id__in=profile_ids).count()


def _held(row: Participant) -> dict[str, Any]:
    talks = Attendance.objects.filter(participant=row).select_related("session").order_by("pk")
    notes = Note.objects.filter(participant=row).order_by("made_at", "pk")
    return {
        "study": row.study.title,
        "consent_at": _at(row.consent_at),
        "consent_how": row.consent_how,
        "consent_wording": row.consent_wording,
        "withdrawn_at": _at(row.withdrawn_at),
        "thanks_promised": row.thanks_promised,
        "thanks_given": row.thanks_given,
        "thanks_given_at": _at(row.thanks_given_at),
        "sessions": [
            {"planned_at": rfc3339(one.session.planned_at), "attended": one.attended}
            for one in talks
        ],
        "notes": [
            {"at": rfc3339(one.made_at), "kind": one.kind, "by": one.observer_name,
             "text": one.text}
            for one in notes
        ],
    }  # fmt: skip


def _at(instant: datetime | None) -> str | None:
    return None if instant is None else rfc3339(instant)
