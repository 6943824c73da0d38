"""The hidden outage: for a day and a half the wallet of the Android app fails, nobody says it.

It begins on an evening some two weeks ago; it is found in the log: failed transfers and payments of
one touchpoint, then calls, waits and angry words.
"""

from typing import Final

from .plan import DAY, HOUR, TEHRAN, Plan

_DAYS_AGO: Final = 12
_HOUR: Final = 19
LASTS: Final = 36 * HOUR
FAILING: Final = 0.72  # share of transfers and payments that fail meanwhile
RUSH: Final = 14 * HOUR  # how much longer the call center is overrun


def outage_start(plan: Plan) -> int:
    """When it began, in microseconds since 1970 UTC: seven in the evening in Tehran."""
    midnight = (plan.now + TEHRAN) // DAY * DAY - TEHRAN
    return midnight - _DAYS_AGO * DAY + _HOUR * HOUR


def in_outage(plan: Plan, at: int) -> bool:
    """Whether the wallet of the Android app is failing."""
    return 0 <= at - outage_start(plan) < LASTS


def in_rush(plan: Plan, at: int) -> bool:
    """Whether the call center has more callers than it can take."""
    return 2 * HOUR <= at - outage_start(plan) < LASTS + RUSH
