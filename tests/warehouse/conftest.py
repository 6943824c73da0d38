"""Moments as the warehouse keeps them."""

from collections.abc import Callable

import pytest

from hamdel.platform.instants import to_micros
from hamdel.warehouse.public import Row, ask, keep_rows
from tests.ground.cast import NOW

START = to_micros(NOW)
Everything = Callable[[], list[tuple[int, int, float | None]]]


def row(number: int, *, profile: int = 1, sentiment: float | None = None) -> Row:
    """A moment, a second after the one before."""
    at = START + number * 1_000_000
    return Row(number, profile, 7, at, at, "success", sentiment, None, None)


@pytest.fixture
def everything(db: None) -> Everything:
    """Asks what is there: (id, profile, sentiment), by id."""

    def look() -> list[tuple[int, int, float | None]]:
        question = "SELECT id, profile_id, sentiment FROM interactions ORDER BY id"
        return ask(question, {}, beside={}, tail=lambda _: [])

    return look


def keep(first: int, last: int, **more: float) -> None:
    """Keep some moments as one file."""
    rows = [row(number, **more) for number in range(first, last + 1)]  # type: ignore[arg-type]
    assert keep_rows(rows, after=first - 1, upto=last, now=NOW)
