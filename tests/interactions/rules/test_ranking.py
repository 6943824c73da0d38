"""How probable causes are."""

from datetime import UTC, datetime, timedelta

import pytest

from hamdel.interactions.rules.causes import Cause
from hamdel.interactions.rules.ranking import LEAST, MOST, WEIGHTS, Hits, rank

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def cause(
    kind: str = "failed", topic: str = "Transfer", *, hours: float = 0, times: int = 1
) -> Cause:
    at = NOW - timedelta(hours=hours)
    return Cause(kind=kind, topic=topic, touchpoint=None, at=at, evidence=(1,), times=times)


def chances(*causes: Cause, learned: dict[tuple[str, str], Hits] | None = None) -> list[float]:
    return [one.probability for one in rank(causes, now=NOW, learned=learned or {})]


def test_probabilities_leave_room_for_something_else() -> None:
    found = chances(cause(), cause("due", "Invoice"), cause("late", "Order"))
    assert found == sorted(found, reverse=True)
    assert 0 < sum(found) < 1


def test_what_just_failed_comes_before_what_failed_days_ago() -> None:
    ranked = rank([cause("failed", "Payment", hours=60), cause()], now=NOW, learned={})
    assert [one.cause.topic for one in ranked] == ["Transfer", "Payment"]


def test_again_and_again_weighs_more() -> None:
    assert chances(cause(times=3)) > chances(cause())


def test_at_most_five_and_none_that_says_nothing() -> None:
    many = [cause("failed", f"T{n}") for n in range(9)]
    assert len(rank(many, now=NOW, learned={})) == MOST
    found = chances(cause(), cause("due", "Invoice", hours=24 * 30))
    assert len(found) == 1
    assert found[0] >= LEAST


def test_people_s_words_move_it_and_are_told() -> None:
    key = ("failed", "Transfer")
    before = chances(cause())
    assert chances(cause(), learned={key: Hits(18, 20)}) > before
    assert chances(cause(), learned={key: Hits(2, 20)}) < before
    (one,) = rank([cause()], now=NOW, learned={key: Hits(2, 20)})
    assert (one.hits.right, one.hits.said) == (2, 20)


def test_twenty_corrections_change_the_order() -> None:
    causes = [cause(), cause("promise_broken", "Promise", hours=1)]
    learned = {("failed", "Transfer"): Hits(0, 20)}
    before = [one.cause.kind for one in rank(causes, now=NOW, learned={})]
    after = [one.cause.kind for one in rank(causes, now=NOW, learned=learned)]
    assert (before[0], after[0]) == ("failed", "promise_broken")


def test_none_of_nothing() -> None:
    assert rank([], now=NOW, learned={}) == []


@pytest.mark.parametrize("kind", WEIGHTS)
def test_every_kind_fades(kind: str) -> None:
    assert chances(cause(kind)) > chances(cause(kind, hours=5))
