from typing import get_args

from hamdel.automations.rules.triggers import OF_ACTS, TRIGGERS, Event


def test_every_event_has_a_trigger_and_every_deed_is_of_one() -> None:
    assert set(TRIGGERS) == set(get_args(Event))
    assert set(OF_ACTS.values()) <= set(TRIGGERS)
    assert {one.about for key, one in TRIGGERS.items() if key.startswith("case.")} == {"case"}
