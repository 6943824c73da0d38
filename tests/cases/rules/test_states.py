"""What a move between states is to the customer."""

import pytest

from hamdel.cases.rules.states import state_with, step


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("new", "open", ""), ("open", "solved", "closed"), ("on_hold", "closed", "closed"),
        ("solved", "closed", ""), ("closed", "solved", ""), ("solved", "waiting", "reopened"),
        ("closed", "open", "reopened"),
    ],
)  # fmt: skip
def test_solved_and_closed_are_both_closed_to_them(before: str, after: str, moved: str) -> None:
    assert step(before, after) == moved


def test_what_is_new_is_open_once_somebody_has_it() -> None:
    assert state_with("new", owner_id=5) == "open"
    assert state_with("new", owner_id=None) is None
    assert state_with("waiting", owner_id=5) is None
