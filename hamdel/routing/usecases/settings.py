"""What holds for all rules is changed."""

from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.platform import audit, jobs

from ..contracts import FAIRNESSES, Refused, Settings
from ..live import tell
from ..models import Ground
from ..queries.settings import settings_now
from ..rules.urgency import HEAD_STARTS
from ..rules.weights import HEAVIEST
from .states import TURN

_DAY: Final = 24 * 60


@transaction.atomic
def change_settings(said: Settings, *, by: Actor, now: datetime) -> None:
    """Keep what holds for all rules from now on. Raises Refused."""
    _check(said)
    before, after = _plain(settings_now()), _plain(said)
    Ground.objects.update_or_create(pk=1, defaults=after)
    if before != after:
        audit.record(
            who=by.who, act="routing changed", subject="routing", before=before, after=after, now=now
        )  # fmt: skip
    tell("rules")
    jobs.order(TURN, now=now)


def _check(said: Settings) -> None:
    if said.fairness not in FAIRNESSES:
        raise Refused("There is no such way.", field="fairness")
    if any(not 0 < one <= HEAVIEST for one in said.weights.values()):
        raise Refused(f"A weight is 1 to {HEAVIEST}.", field="weights")
    if set(said.head_starts) != set(HEAD_STARTS) or any(
        abs(one) > _DAY for one in said.head_starts.values()
    ):
        raise Refused("Say minutes up to a day for each priority.", field="head_starts")
    for name in ("reserve_after", "warm_minutes"):
        if not 0 <= getattr(said, name) <= _DAY:
            raise Refused("Say minutes up to a day.", field=name)


def _plain(said: Settings) -> dict[str, Any]:
    plain = asdict(said)
    return {**plain, "weights": dict(said.weights), "head_starts": dict(said.head_starts)}
