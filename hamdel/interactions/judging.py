"""What people say of foreseen reasons: this was why, this was not, it was none of them."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from hamdel.customers.public import customer_of, profiles_of

from .anticipation import MOST_LOOKED_AT, foreseen, reasons_in
from .models import ReasonSaid
from .queries import story_of
from .reason_learning import write_standing
from .reason_sources import Whose
from .rules.causes import Cause
from .rules.ranking import TOPIC, features_of

NONE: Final = "none"  # the kind of "it was none of them"


def judge_reason(
    *, customer_id: int, kind: str, topic: str, right: bool, who: str, now: datetime
) -> int | None:
    """Keep what a person says of a reason that stands now; None where it stands no longer.

    Returns the id by which it can be taken back.
    """
    profiles = profiles_of(customer_id)
    moments = story_of(customer_id, limit=MOST_LOOKED_AT, profiles=profiles).moments
    ranked = reasons_in(moments, customer_id=customer_id, now=now, profiles=profiles)
    found = next(
        (
            one
            for one in ranked
            if (one.cause.kind, one.cause.topic[:TOPIC]) == (kind, topic[:TOPIC])
        ),
        None,
    )
    if found is None or not profiles:
        return None
    causes = foreseen(moments, Whose(customer_id=customer_id, profiles=profiles, now=now))
    if found.cause not in causes:
        return None
    row = ReasonSaid.objects.create(
        profile_id=profiles[0],
        kind=kind,
        topic=topic[:TOPIC],
        touchpoint=(found.cause.touchpoint or "")[:60],
        probability=found.probability,
        right=right,
        who=who[:200],
        at=now,
        standing=_standing(causes, causes.index(found.cause), now),
    )
    return row.pk


def judge_none(*, customer_id: int, who: str, now: datetime) -> int | None:
    """Keep that it was none of the reasons that stand now; None where none stands.

    Returns the id by which it can be taken back.
    """
    profiles = profiles_of(customer_id)
    moments = story_of(customer_id, limit=MOST_LOOKED_AT, profiles=profiles).moments
    causes = foreseen(moments, Whose(customer_id=customer_id, profiles=profiles, now=now))
    if not causes:
        return None
    ranked = reasons_in(moments, customer_id=customer_id, now=now, profiles=profiles)
    row = ReasonSaid.objects.create(
        profile_id=profiles[0],
        kind=NONE,
        topic="",
        probability=1.0 - sum(one.probability for one in ranked),
        right=True,
        who=who[:200],
        at=now,
        standing=_standing(causes, None, now),
    )
    return row.pk


def take_back_judgment(judgment_id: int, *, who: str) -> int | None:
    """Forget what this person said of a reason; returns whom it was about, None for none of theirs."""
    row = ReasonSaid.objects.filter(pk=judgment_id, who=who[:200]).first()
    if row is None:
        return None
    row.delete()
    return customer_of(row.profile_id)


def _standing(causes: Sequence[Cause], chosen: int | None, now: datetime) -> str:
    return json.dumps(write_standing([features_of(one, now=now) for one in causes], chosen))
