import pytest

from hamdel.ideas.rules.next_steps import step_of


@pytest.mark.parametrize(
    ("state", "votes", "answered", "missed", "step"),
    [
        ("new", 3, False, 0, "answer"),
        ("new", 3, True, 0, "finish"),
        ("new", 0, False, 0, ""),
        ("planned", 3, False, 0, "finish"),
        ("done", 3, True, 0, ""),
        ("done", 3, True, 2, "missed"),
        ("declined", 3, True, 2, ""),
    ],
)
def test_what_comes_next(state: str, votes: int, answered: object, missed: int, step: str) -> None:
    assert step_of(state, votes=votes, answered=bool(answered), missed=missed, lives=True) == step
    assert step_of(state, votes=votes, answered=bool(answered), missed=missed, lives=False) == ""
