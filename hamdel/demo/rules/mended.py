"""What the company mended: joining it asked for a picture of the national card that mostly was not good enough."""

from typing import Final

from .plan import DAY, HOUR, TEHRAN, Plan

_BEGUN_AGO, _DONE_AGO = 53, 44  # days
_AT: Final = 10 * HOUR  # of the day
# Who joins: the share that is verified at once, and the one that is verified or rejected.
_BEFORE: Final = (0.32, 0.72)
_AFTER: Final = (0.72, 0.75)


def mending(plan: Plan) -> tuple[int, int]:
    """When it was begun and when it was done, in microseconds since 1970 UTC."""
    midnight = (plan.now + TEHRAN) // DAY * DAY - TEHRAN
    begun, done = (midnight - days * DAY + _AT for days in (_BEGUN_AGO, _DONE_AGO))
    return begun, done


def joining_shares(plan: Plan, at: int) -> tuple[float, float]:
    """Of those who join at an instant: the share verified, and that verified or rejected; the rest give up."""
    return _AFTER if at >= mending(plan)[1] else _BEFORE
