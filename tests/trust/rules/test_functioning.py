"""Form and function, and what usual figures hide."""

from datetime import timedelta
from typing import Any

from hamdel.trust.rules.functioning import Target, Traced, functions_of, hidden_in
from tests.ground.cast import NOW

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
TARGET = {"chat": Target(minutes=1, answered=80, solved=70), "phone": Target(minutes=2, answered=90, solved=70)}  # fmt: skip


def trace(who: int, before: timedelta, what: str = "contact", **more: Any) -> Traced:
    return Traced(
        **{"profile_id": who, "at": NOW - before, "what": what, "channel": "chat", **more}
    )


def hidden(*traces: Traced, seen: dict[int, Any] | None = None) -> dict[str, tuple[int, int]]:
    found = hidden_in(traces, seen or {}, until=NOW)
    return {one.name: (one.count, one.of) for one in found}


def test_a_channel_that_answers_and_solves_meets_its_target() -> None:
    talks = [trace(n, 20 * DAY) for n in range(6)]
    answers = [trace(n, 20 * DAY - MINUTE / 2, "answer") for n in range(6)]
    (chat,) = functions_of([*talks, *answers], TARGET, until=NOW)
    assert (chat.answered, chat.solved, chat.median_minutes, chat.met) == (1.0, 1.0, 0.5, True)


def test_late_answers_and_those_who_come_again_do_not() -> None:
    talks = [trace(n, 20 * DAY) for n in range(6)]
    late = [trace(n, 20 * DAY - 5 * MINUTE, "answer") for n in range(6)]
    again = [trace(n, 18 * DAY) for n in range(3)]
    (chat,) = functions_of([*talks, *late, *again], TARGET, until=NOW)
    assert (chat.answered, chat.met) == (0.0, False)
    assert chat.solved is not None
    assert chat.solved < 0.7


def test_too_few_say_nothing() -> None:
    (phone,) = functions_of([trace(1, 9 * DAY, channel="phone")], TARGET, until=NOW)
    assert (phone.answered, phone.solved, phone.met) == (None, None, None)


def test_who_gave_up_was_not_answered() -> None:
    calls = [trace(n, 9 * DAY, channel="phone", wait_seconds=30, gave_up=n < 3) for n in range(6)]
    (phone,) = functions_of(calls, TARGET, until=NOW)
    assert phone.answered == 0.5


def test_messages_of_one_sitting_are_one_contact() -> None:
    talks = [trace(1, 20 * DAY - n * MINUTE) for n in range(9)]
    (chat,) = functions_of(talks, TARGET, until=NOW)
    assert chat.contacts == 1


def test_what_is_hidden_is_counted() -> None:
    found = hidden(
        trace(1, 20 * DAY, reason="refund"),
        trace(1, 18 * DAY, reason="refund"),
        trace(2, 20 * DAY, reason="refund"),
        trace(2, 18 * DAY, reason="size"),
        trace(3, 2 * DAY, channel="phone", gave_up=True),
        trace(4, 40 * DAY, "settled"),
        trace(5, 40 * DAY, "settled"),
        trace(6, DAY, "word", bad=True),
        trace(7, DAY, "word"),
        seen={4: NOW - 40 * DAY, 5: NOW - DAY},
    )
    assert found == {"again": (1, 4), "gave_up": (1, 5), "silent": (1, 2), "against": (1, 2)}


def test_nothing_is_nothing() -> None:
    assert set(hidden().values()) == {(0, 0)}
    assert functions_of([], TARGET, until=NOW) == ()
