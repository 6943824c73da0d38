from hamdel.ideas.rules.states import STATES, problem_of_change, takes_voices


def test_one_declines_with_a_reason() -> None:
    for old in STATES:
        for new in STATES:
            problem = problem_of_change(old, new, reason=" ")
            assert bool(problem) == (new == "declined" and old != "declined")
            assert not problem_of_change(old, new, reason="گران است")
    assert problem_of_change("new", "lost", reason="x")


def test_what_is_decided_takes_no_voices() -> None:
    assert [one for one in STATES if not takes_voices(one)] == ["done", "declined"]
