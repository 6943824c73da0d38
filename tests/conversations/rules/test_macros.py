"""The steps of a macro, and the form they come from."""

from hamdel.conversations.rules.macros import form_of, steps_of


def test_steps_come_in_the_order_in_which_they_make_sense() -> None:
    given = {
        "close": True, "reply": " سلام ", "note": "", "priority": "high", "assign": "me",
        "snooze": "فردا", "name": "x",
    }  # fmt: skip
    assert steps_of(given) == [
        {"do": "reply", "text": "سلام"},
        {"do": "priority", "priority": "high"},
        {"do": "assign", "text": "me"},
        {"do": "snooze", "text": "فردا"},
        {"do": "close"},
    ]


def test_a_form_shows_what_it_made() -> None:
    given = {"reply": "سلام", "priority": "low", "close": True}
    assert form_of(steps_of(given)) == given
    assert steps_of({"priority": "moon", "reply": " ", "close": False}) == []
    assert form_of([{"do": "dance"}]) == {}
