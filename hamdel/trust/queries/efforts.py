"""How much work a customer had, from the log."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from hamdel.interactions.public import Moment, story_of

from ..rules.effort import Did, Effort, effort_of

LOOKED_BACK: Final = timedelta(days=90)
_MOST: Final = 300  # moments


def efforts_of_customer(
    customer_id: int, *, now: datetime, profiles: Sequence[int] | None = None
) -> tuple[Effort, ...]:
    """The effort of each matter of a customer in the last ninety days, oldest first."""
    story = story_of(customer_id, limit=_MOST, profiles=profiles)
    recent = [one for one in story.moments if one.occurred_at > now - LOOKED_BACK]
    return effort_of([did_of(one) for one in recent])


def did_of(moment: Moment) -> Did:
    """A moment as far as effort is concerned."""
    return Did(
        at=moment.occurred_at,
        action=moment.action,
        channel=moment.channel,
        outcome=moment.outcome,
        intent=moment.intent,
        told=moment.effort,
        properties=moment.properties,
    )
