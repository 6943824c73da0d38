"""A map of a small journey, and people who really went it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from hamdel.conversations.public import Actor
from hamdel.interactions.public import Given, draft_of_given, record_interactions
from hamdel.maps.contracts import Drawing, Stage, Step
from hamdel.maps.usecases.drawing import draw_map
from tests.ground.cast import NOW

BY = Actor(who="leila@example.ir", person_id=None, name="لیلا")
Walk = Callable[..., None]


@pytest.fixture
def small() -> Drawing:
    """Two stages, three steps."""
    look = Step(key="s1", touchpoint="action:Looked", emotion=1.0)
    ask = Step(key="s2", touchpoint="action:Asked", emotion=1.5)
    buy = Step(key="s3", touchpoint="action:Bought", action="می‌خرد")
    return Drawing(
        name="از نگاه تا خرید",
        stages=(
            Stage(key="awareness", name="آگاهی", steps=(look, ask)),
            Stage(key="support", name="پشتیبانی", steps=(buy,)),
        ),
    )


@pytest.fixture
def drawn(small: Drawing, db: None) -> int:
    """The same, kept."""
    return draw_map(small, by=BY, now=NOW)


@pytest.fixture
def walk(db: None) -> Walk:
    """Records what somebody did so many minutes ago, one action after another."""
    told = iter(range(10_000))

    def record(who: str, *actions: str, minutes: float = 60, **more: Any) -> None:
        drafts = [
            draft_of_given(
                Given(
                    id=f"walk-{next(told)}", occurred_at=NOW - timedelta(minutes=minutes - place),
                    identifiers=(("user_id", who),), channel="web", device="mobile", action=action,
                    **more,
                ),
                source="shop",
            )
            for place, action in enumerate(actions)
        ]  # fmt: skip
        record_interactions(drafts, now=NOW)

    return record
