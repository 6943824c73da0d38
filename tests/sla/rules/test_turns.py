"""Whose turn it was, and until when."""

from datetime import datetime, timedelta

from hamdel.sla.rules.turns import (
    Mark,
    Turn,
    as_they_wait,
    marks_of_past,
    pauses_of,
    reply_turns,
    state_turns,
    with_mark,
)
from tests.ground.cast import NOW


def at(minute: int) -> datetime:
    """So many minutes after NOW."""
    return NOW + timedelta(minutes=minute)


def had(minute: int, state: str) -> Mark:
    """From then on it was in a state, and somebody had it."""
    return Mark(at(minute), state, owned=True)


def free(minute: int, state: str) -> Mark:
    """From then on it was in a state, and nobody had it."""
    return Mark(at(minute), state, owned=False)


def test_they_wait_from_their_first_unanswered_word() -> None:
    said = [(at(0), "ask"), (at(2), "ask"), (at(5), "reply"), (at(6), "reply"), (at(9), "ask")]
    assert reply_turns(said) == [  # type: ignore[arg-type]
        Turn(target="first_reply", started_at=at(0), ended_at=at(5), kept=True),
        Turn(target="next_reply", started_at=at(9)),
    ]


def test_what_we_began_has_no_first_reply() -> None:
    assert reply_turns([(at(0), "reply"), (at(3), "ask")]) == [
        Turn(target="next_reply", started_at=at(3))
    ]


def test_until_we_have_answered_once_it_is_the_first() -> None:
    told = reply_turns([(at(0), "ask"), (at(3), "drop"), (at(7), "ask")])
    assert [(one.target, one.kept) for one in told] == [
        ("first_reply", False), ("first_reply", False),
    ]  # fmt: skip


def test_of_one_instant_the_answer_comes_before_the_closing() -> None:
    (told,) = reply_turns([(at(0), "ask"), (at(3), "drop"), (at(3), "reply")])
    assert told.kept


def test_the_thing_itself_says_whether_they_wait() -> None:
    over = [Turn(target="first_reply", started_at=at(0), ended_at=at(3))]
    again = as_they_wait(over, at(0), now=at(9))
    assert again == [Turn(target="first_reply", started_at=at(0))]
    late = as_they_wait(over, at(2), now=at(9))
    assert late == [*over, Turn(target="first_reply", started_at=at(2))]
    ended = as_they_wait([Turn(target="next_reply", started_at=at(0))], None, now=at(9))
    assert (ended[0].ended_at, ended[0].kept) == (at(9), False)
    assert as_they_wait(again, at(0), now=at(9)) == again


def test_a_timeline_grows_where_something_changed_and_never_backwards() -> None:
    marks = with_mark([], free(0, "open"))
    assert with_mark(marks, free(5, "open")) == marks
    grown = with_mark(with_mark(marks, free(9, "closed")), had(8, "open"))
    assert [one.at for one in grown] == [at(0), at(9), at(9)]


def test_the_past_is_told_by_what_was_said() -> None:
    told = marks_of_past(
        at(0), [(at(4), "ask"), (at(0), "ask"), (at(2), "reply"), (at(1), "drop")], owned=True
    )
    assert [(one.at, one.state) for one in told] == [
        (at(0), "open"), (at(2), "waiting"), (at(4), "open"),
    ]  # fmt: skip


def test_it_stands_still_while_waiting_and_closed() -> None:
    marks = [
        had(0, "open"), had(2, "waiting"), had(4, "open"),
        had(6, "closed"), had(8, "snoozed"), had(9, "waiting"),
    ]  # fmt: skip
    assert pauses_of(marks, ("waiting",)) == [
        (at(2), at(4)), (at(6), at(8)), (at(9), None),
    ]  # fmt: skip
    assert pauses_of(marks, ()) == [(at(6), at(8))]


def test_solving_ends_when_it_is_closed_and_taking_when_somebody_has_it() -> None:
    marks = [
        free(0, "open"), had(3, "open"), free(4, "open"),
        free(7, "closed"),
    ]  # fmt: skip
    assert state_turns(marks) == [
        Turn(target="resolution", started_at=at(0), ended_at=at(7), kept=True),
        Turn(target="queue", started_at=at(0), ended_at=at(3), kept=True),
        Turn(target="queue", started_at=at(4), ended_at=at(7), kept=False),
    ]
    assert state_turns([]) == []


def test_what_became_part_of_another_is_no_promise_any_more() -> None:
    whole, queue = state_turns([free(0, "open"), free(3, "waiting")], gone=True)
    assert (whole.ended_at, whole.kept, queue.ended_at) == (at(3), False, at(3))
