"""People who go their ways."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from hamdel.interactions.public import Given, draft_of_given, record_interactions
from tests.ground.cast import NOW

Walk = Callable[..., int]


@pytest.fixture
def walk(db: None) -> Walk:
    """Records a moment of somebody so many seconds ago; returns its id."""
    told = iter(range(1_000_000))

    def record(who: str, action: str, ago: float, **more: Any) -> int:
        given = Given(
            id=f"walk-{next(told)}",
            occurred_at=NOW - timedelta(seconds=ago),
            identifiers=(("user_id", who),),
            channel=more.pop("channel", "web"),
            device=more.pop("device", "mobile"),
            action=action,
            **more,
        )
        return record_interactions([draft_of_given(given, source="shop")], now=NOW)[0].id

    return record
