"""Somebody is to be asked: noted once, decided when it is due."""

from collections.abc import Sequence
from datetime import datetime

from ..contracts import ToAsk
from ..models import Ask


def order_asks(wanted: Sequence[ToAsk], *, by: str, now: datetime) -> int:
    """Note whom to ask, in the caller's transaction; those of a known key are left as they are.

    Returns how many were noted anew (at most, where others note the same at once).
    """
    rows = {
        one.key: Ask(
            key=one.key,
            profile_id=one.profile_id,
            survey_id=one.survey_id,
            rule_id=one.rule_id,
            cause=dict(one.cause),
            way=one.way,
            by=by[:200],
            made_at=now,
            due_at=one.due_at or now,
        )
        for one in wanted
    }
    known = set(Ask.objects.filter(key__in=rows).values_list("key", flat=True))
    fresh = [row for key, row in rows.items() if key not in known]
    Ask.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)
