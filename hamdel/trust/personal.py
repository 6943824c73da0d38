"""What trust holds of a person: given to them, and taken out."""

from collections.abc import Sequence
from typing import Any

from hamdel.platform import audit
from hamdel.platform.instants import rfc3339

from .models import Movement, Promise, Recovery, Trace
from .queries.recoveries import recovery_rows, with_steps


def promises_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Every promise made to some profiles, oldest first."""
    rows = Promise.objects.filter(profile_id__in=profile_ids).order_by("pk")
    return [
        {
            "id": str(row.pk),
            "what": row.what,
            "said": row.said,
            "channel": row.channel,
            "made_at": rfc3339(row.made_at),
            "made_by": row.made_by,
            "due_at": rfc3339(row.due_at),
            "state": row.state,
            "ended_at": None if row.ended_at is None else rfc3339(row.ended_at),
            "why": row.why,
        }
        for row in rows
    ]


def drop_promises(profile_ids: Sequence[int]) -> int:
    """Remove the promises made to some profiles; returns how many. In the caller's transaction."""
    rows = Promise.objects.filter(profile_id__in=profile_ids)
    ids = list(rows.values_list("pk", flat=True))
    for one in ids:
        audit.forget(subject=f"promise:{one}")
    # They would go along, and what their trail says would stay: `drop_recoveries` takes them.
    Recovery.objects.filter(profile_id__in=profile_ids).update(promise=None)
    rows.delete()
    return len(ids)


def count_promises(profile_ids: Sequence[int]) -> int:
    """How many `drop_promises` would remove."""
    return Promise.objects.filter(profile_id__in=profile_ids).count()


def movements_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """What moved the trust of some profiles, oldest first."""
    rows = Movement.objects.filter(profile_id__in=profile_ids).order_by("at", "pk")
    return [{"at": rfc3339(row.at), "what": row.what, "points": row.points} for row in rows]


def drop_movements(profile_ids: Sequence[int]) -> int:
    """Forget what moved the trust of some profiles; returns how many."""
    Trace.objects.filter(profile_id__in=profile_ids).delete()
    return Movement.objects.filter(profile_id__in=profile_ids).delete()[0]


def count_movements(profile_ids: Sequence[int]) -> int:
    """How many `drop_movements` would forget."""
    return Movement.objects.filter(profile_id__in=profile_ids).count()


def recoveries_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """What was done to restore the trust of some profiles, oldest first."""
    rows = recovery_rows().filter(profile_id__in=profile_ids).order_by("pk")
    also = dict(rows.values_list("pk", "also"))
    return [
        {
            "id": str(one.id),
            "cause": one.cause,
            "title": one.title,
            "also": [
                {name: cause.get(name) for name in ("cause", "title", "at")}
                for cause in also.get(one.id, ())
            ],
            "started_at": rfc3339(one.started_at),
            "ended_at": None if one.ended_at is None else rfc3339(one.ended_at),
            "solved": one.solved,
            "trusts": one.trusts,
            "steps": [
                {"name": step.name, "state": step.state, "note": step.note, "why": step.why,
                 "amount_irr": step.amount_irr}
                for step in one.steps
            ],
        }
        for one in with_steps(rows)
    ]  # fmt: skip


def drop_recoveries(profile_ids: Sequence[int]) -> int:
    """Remove the recoveries of some profiles; returns how many. In the caller's transaction."""
    rows = Recovery.objects.filter(profile_id__in=profile_ids)
    ids = list(rows.values_list("pk", flat=True))
    for one in ids:
        audit.forget(subject=f"recovery:{one}")
    rows.delete()
    return len(ids)


def count_recoveries(profile_ids: Sequence[int]) -> int:
    """How many `drop_recoveries` would remove."""
    return Recovery.objects.filter(profile_id__in=profile_ids).count()
