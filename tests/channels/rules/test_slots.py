"""Which accounts may send now."""

from hamdel.channels.rules.slots import (
    KEPT_FOR_GOOD,
    MOST,
    MOST_BAD,
    Fitness,
    chosen,
    fitness_of,
)

GOOD, NEW, BAD = range(100), range(100, 200), range(200, 300)
FARES: dict[int, Fitness] = {
    **dict.fromkeys(GOOD, "good"), **dict.fromkeys(NEW, "new"), **dict.fromkeys(BAD, "bad"),
}  # fmt: skip


def test_how_an_account_fares() -> None:
    assert fitness_of(fails=False, is_slow=False, has_sent=True) == "good"
    assert fitness_of(fails=False, is_slow=False, has_sent=False) == "new"
    assert fitness_of(fails=True, is_slow=False, has_sent=True) == "bad"
    assert fitness_of(fails=False, is_slow=True, has_sent=True) == "bad"


def test_bad_ones_have_a_quarter_however_many_they_are() -> None:
    assert chosen(BAD, [], FARES) == list(BAD[:MOST_BAD])
    assert chosen(BAD, BAD[:MOST_BAD], FARES) == []
    assert MOST_BAD * 4 <= MOST


def test_of_whom_nothing_is_known_leave_room_for_good_ones() -> None:
    begins = chosen([*NEW, *BAD], [], FARES)
    assert len(begins) == MOST - KEPT_FOR_GOOD
    assert set(begins) <= set(NEW)
    more = chosen([*NEW, *BAD, *GOOD], begins, FARES)
    assert more == list(GOOD[:KEPT_FOR_GOOD])


def test_good_ones_come_first_and_nobody_twice() -> None:
    assert chosen([250, 150, 7, 3], [], FARES) == [3, 7, 150, 250]
    assert chosen([3, 7], [3], FARES) == [7]
    assert chosen(GOOD, GOOD[:MOST], FARES) == []


def test_good_ones_that_hang_now_stop_bad_ones_alone() -> None:
    fares: dict[int, Fitness] = {**FARES, **dict.fromkeys(GOOD[:10], "bad")}
    assert chosen([*GOOD[10:12], *BAD], GOOD[:10], fares) == [10, 11]
