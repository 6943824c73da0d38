import pytest

from hamdel.surveys.rules.logic import holds, missing, needs, next_page, relevant
from tests.surveys.asked import asking, question, when

BRANCHING = asking(
    question("rating", "score", least=0, most=10, required=True),
    question("single", "why", asked_when=(when("score", "at_most", "6"),), required=True),
    question("text", "which", asked_when=(when("why", "is", "red"),)),
    question("text", "last"),
)


def keys(questions) -> list[str]:
    return [one.key for one in questions]


@pytest.mark.parametrize(
    ("test", "value", "answer", "expected"),
    [
        ("is", "red", "red", True),
        ("is", "red", ["blue", "red"], True),
        ("is", "red", None, False),
        ("is_not", "red", None, True),
        ("is_not", "red", ["red"], False),
        ("any", "red|blue", "blue", True),
        ("any", "red|blue", "green", False),
        ("is", "9", 9, True),
        ("at_least", "7", 7, True),
        ("at_least", "7", 6.5, False),
        ("at_most", "6", 6, True),
        ("at_most", "six", 6, False),
        ("at_least", "2026-03-21", "2026-03-20", False),
        ("at_most", "2026-03-21", "2026-03-20", True),
        ("answered", "", 0, True),
        ("answered", "", "", False),
        ("unanswered", "", [], True),
    ],
)
def test_conditions(test, value, answer, expected):
    assert holds(when("q", test, value), {"q": answer}) is expected


def test_a_page_holds_what_no_answer_on_it_decides():
    assert keys(next_page(BRANCHING, {})) == ["score"]
    assert keys(next_page(BRANCHING, {"score": 3})) == ["why"]
    assert keys(next_page(BRANCHING, {"score": 3, "why": "red"})) == ["which", "last"]
    assert keys(next_page(BRANCHING, {"score": 3, "why": "blue"})) == ["last"]
    assert keys(next_page(BRANCHING, {"score": 9})) == ["last"]
    assert next_page(BRANCHING, {"score": 9, "last": None}) == ()


def test_what_repeats_an_answer_waits_for_it():
    recall = asking(
        question("text", "city"),
        question("text", "then", help={"fa": "در {{city}} چه دیدید، {{name}}؟"}),
    )
    assert needs(recall.questions[1]) == {"city"}
    assert keys(next_page(recall, {})) == ["city"]


def test_an_answer_changed_takes_its_branch_with_it():
    before = {"score": 3, "why": "red", "which": "the door", "last": None}
    assert relevant(BRANCHING, before) == before
    assert relevant(BRANCHING, before | {"score": 9}) == {"score": 9, "last": None}


def test_only_what_is_asked_is_needed():
    assert keys(missing(BRANCHING, {"score": 9})) == []
    assert keys(missing(BRANCHING, {"score": 3})) == ["why"]
    assert keys(missing(BRANCHING, {})) == ["score"]


def test_one_of_several_conditions_may_do():
    both = (when("a", "is", "red"), when("b", "is", "red"))
    asked = asking(
        question("single", "a"),
        question("single", "b"),
        question("text", "c", asked_when=both, any_of=True),
        question("text", "d", asked_when=both),
    )
    assert keys(next_page(asked, {"a": "red", "b": "blue"})) == ["c"]
