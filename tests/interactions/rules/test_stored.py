"""Stored events are read back whatever an older version let in."""

import pytest

from hamdel.interactions.rules.stored import stored_event

HUGE = "9" * 5_000


def test_an_event_is_given_as_it_was():
    assert stored_event('{"event":"خرید","properties":{"total":12.5}}') == {
        "event": "خرید",
        "properties": {"total": 12.5},
    }


def test_numbers_that_no_program_holds_are_given_as_text():
    event = stored_event(f'{{"event":"E","properties":{{"total":{HUGE},"rate":1e400}}}}')
    assert event == {"event": "E", "properties": {"total": HUGE, "rate": "1e400"}}


@pytest.mark.parametrize("payload", ["", "{", "[1]", "null", "{" * 9, '{"a":' * 50_000])
def test_what_is_no_event_is_an_empty_one(payload):
    assert stored_event(payload) == {}


def test_half_a_character_is_shown_as_such():
    assert stored_event('{"event":"E \\ud83d"}') == {"event": "E \ufffd"}
