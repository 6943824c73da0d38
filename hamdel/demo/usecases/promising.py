"""Until when the company answers: its working hours, and what it promises within them."""

from datetime import datetime, timedelta
from typing import Final

from hamdel.accounts.public import calendars, create_calendar
from hamdel.conversations.public import Actor
from hamdel.sla.public import (
    Condition,
    Step,
    ToPromise,
    policies,
    remove_policy,
    save_policy,
)

WHO: Final = "hamdel demo"
BY: Final = Actor(who=WHO, name="رکاب")
_SINCE: Final = timedelta(days=120)  # before its first talk
_HOUR: Final = 60
_WARNS: Final = (
    Step(percent=75, does=("tell_owner",)),
    Step(percent=100, does=("tell_owner", "tell_supervisors")),
)
POLICIES: Final[tuple[ToPromise, ...]] = (
    ToPromise(
        name="تلفن و گفتگوی سایت",
        condition=Condition(kinds=("conversation",), channels=("phone", "chat")),
        minutes={
            "first_reply": {"low": 60, "normal": 30, "high": 15, "urgent": 10},
            "next_reply": {"low": 120, "normal": 60, "high": 30, "urgent": 20},
        },
        steps=_WARNS,
    ),
    ToPromise(
        name="دیگر گفتگوها",
        condition=Condition(kinds=("conversation",)),
        minutes={
            "first_reply": {
                "low": 8 * _HOUR, "normal": 4 * _HOUR, "high": 2 * _HOUR, "urgent": _HOUR,
            },
            "next_reply": {"low": 8 * _HOUR, "normal": 4 * _HOUR, "high": 2 * _HOUR, "urgent": _HOUR},
            "resolution": {"low": 40 * _HOUR, "normal": 24 * _HOUR, "high": 8 * _HOUR, "urgent": 4 * _HOUR},
        },
        steps=_WARNS,
    ),
    ToPromise(
        name="پرونده‌ها",
        condition=Condition(kinds=("case",)),
        minutes={
            "first_reply": {"low": 8 * _HOUR, "normal": 4 * _HOUR, "high": 2 * _HOUR, "urgent": _HOUR},
            "resolution": {"low": 40 * _HOUR, "normal": 24 * _HOUR, "high": 16 * _HOUR, "urgent": 8 * _HOUR},
        },
        pauses=("on_hold", "waiting"),
        steps=(*_WARNS, Step(percent=150, does=("raise_priority",))),
    ),
)  # fmt: skip


def promise_deadlines(*, now: datetime) -> None:
    """Work Iran's hours where nobody said otherwise, and promise answers within them."""
    if not calendars():
        create_calendar(name="رکاب", preset="iran", who=WHO, now=now)
    for one in POLICIES:
        save_policy(one, by=BY, now=now - _SINCE)


def take_deadlines_back(*, now: datetime) -> None:
    """Promise it no more."""
    names = {one.name for one in POLICIES}
    for one in policies():
        if one.name in names:
            remove_policy(policy_id=one.id, by=BY, now=now)
