"""Priority is a head start, so waiting always counts."""

from hamdel.routing.contracts import Rule
from hamdel.routing.rules.urgency import HEAD_STARTS, passed_at_most, place
from tests.routing.rules.cast import MINUTE, waiting


def test_an_hour_of_waiting_is_as_much_as_being_urgent() -> None:
    old = place(waiting(minutes=61), None, HEAD_STARTS)
    urgent = place(waiting(priority="urgent"), None, HEAD_STARTS)
    assert old < urgent < place(waiting(minutes=59), None, HEAD_STARTS)


def test_the_rules_word_on_priority_is_the_last() -> None:
    rule = Rule(id=1, name="", priority="low")
    assert place(waiting(priority="urgent"), rule, HEAD_STARTS) > place(
        waiting(), None, HEAD_STARTS
    )


def test_the_bound_is_the_difference_of_the_head_starts() -> None:
    assert passed_at_most(HEAD_STARTS, "urgent") == 0 * MINUTE
    assert passed_at_most(HEAD_STARTS, "normal") == 60 * MINUTE
    assert passed_at_most(HEAD_STARTS, "low") == 90 * MINUTE
