"""What the company improves: a board of tasks, one of them done and measured, and what a month may cost."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils import timezone

from hamdel.accounts.public import Person, people
from hamdel.conversations.public import Actor
from hamdel.improvements.public import (
    LATELY,
    Figures,
    PastImprovement,
    ToImprove,
    drop_improvements,
    figures_of,
    keep_past_improvement,
)
from hamdel.platform import options
from hamdel.platform.instants import from_micros

from ..rules.mended import mending
from ..rules.plan import Plan
from ..rules.words import read_list

WHO: Final = "hamdel demo"
PREFIX: Final = "demo:"
_TOMAN: Final = 10  # rial
_PLAIN: Final = ("title", "problem", "idea", "expected", "state", "people")


def keep_improvements(plan: Plan, *, now: datetime) -> None:
    """Keep the improvements, with the figures that their steps had when they were found."""
    said, there = read_list("improvements"), {one.role: one for one in people()}
    for name, value in said["means"].items():
        options.set(f"improvements.{name}", value, who=WHO, now=now)
    begun, done = (from_micros(at) for at in mending(plan))
    steps = [one["touchpoint"] for one in said["improvement"]]
    lately = figures_of(steps, since=now - LATELY, until=now)
    earlier = figures_of(steps, since=begun - LATELY, until=begun)
    for one in said["improvement"]:
        is_done = one["state"] == "done"
        figures = (earlier if is_done else lately).get(one["touchpoint"])
        past = PastImprovement(
            key=f"{PREFIX}{one['key']}",
            given=_given(one, figures, there, now=now),
            made_at=begun - timedelta(days=4) if is_done else now - timedelta(days=11),
            started_at=begun if is_done else _ago(one, now),
            done_at=done if is_done else None,
            checks=tuple(one.get("checks", ())),
            checked=one.get("checked", 0),
            note=one.get("note", ""),
        )
        keep_past_improvement(past, by=_speaker(there, one), now=now)


def take_improvements_back(*, now: datetime) -> None:
    """Take the improvements away again, and what was set."""
    drop_improvements(PREFIX)
    for name in ("people", "budget_toman"):
        options.set(f"improvements.{name}", 0, who=WHO, now=now)


def _given(
    one: Mapping[str, Any], figures: Figures | None, there: Mapping[str, Person], *, now: datetime
) -> ToImprove:
    owner = there.get(one.get("owner", ""))
    due = timezone.localdate(now) + timedelta(days=one["due"]) if "due" in one else None
    return ToImprove(
        step=one["touchpoint"],
        expected_share=one.get("share"),
        cost_irr=one["cost"] * _TOMAN,
        person_days=float(one["days"]),
        owner_id=None if owner is None else owner.id,
        due_on=due,
        origin="friction",
        figures=figures,
        **{name: one[name] for name in _PLAIN if name in one},
    )


def _ago(one: Mapping[str, Any], now: datetime) -> datetime | None:
    return now - timedelta(days=one["began"]) if "began" in one else None


def _speaker(there: Mapping[str, Person], one: Mapping[str, Any]) -> Actor:
    person = there.get(one.get("owner", "")) or there.get("supervisor")
    if person is None:
        return Actor(who=WHO, name=WHO)
    return Actor(who=person.email, person_id=person.id, name=person.name)
