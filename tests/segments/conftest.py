"""People of whom things are said and who do things."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from hamdel.customers.public import customer_of
from hamdel.interactions.public import Given, draft_of_given, record_interactions
from hamdel.platform import followers
from tests.ground.cast import NOW


@dataclass
class Shop:
    """Records moments of people, told by user id."""

    told: int = 0
    drafts: list[Any] = field(default_factory=list)

    def did(
        self, who: str, action: str = "Order Completed", *, days: float = 1, **more: Any
    ) -> int:
        """Somebody did something so many days ago; returns their customer."""
        self.told += 1
        identifiers = more.pop("identifiers", (("user_id", who),))
        given = Given(
            id=f"shop-{self.told}",
            occurred_at=NOW - timedelta(days=days),
            identifiers=identifiers,
            channel=more.pop("channel", "web"),
            device=more.pop("device", "mobile"),
            action=action,
            **more,
        )
        draft = draft_of_given(given, source="shop")
        customer = customer_of(record_interactions([draft], now=NOW)[0].profile_id)
        assert customer is not None
        return customer


@pytest.fixture
def shop(db: None) -> Shop:
    return Shop()


@pytest.fixture
def caught_up(db: None) -> Callable[[], None]:
    """Let followers of the log come to its end."""

    def catch_up() -> None:
        while followers.run_once():
            pass

    return catch_up


@pytest.fixture
def ago() -> Callable[[float], datetime]:
    return lambda days: NOW - timedelta(days=days)
