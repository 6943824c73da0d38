import msgspec
import pytest

from hamdel.surveys.contracts import Refused
from hamdel.surveys.rules.checking import check_askable, check_definition
from hamdel.surveys.rules.starting import usual_definition
from hamdel.surveys.shapes import Definition, Option, Quota, read_definition, write_definition
from tests.surveys.asked import OTHER, asking, question, when


def refused_at(definition, kind="form", check=check_definition) -> str:
    with pytest.raises(Refused) as refused:
        check(kind, definition)
    return refused.value.field


def renamed(option: Option, key: str) -> Option:
    return msgspec.structs.replace(option, key=key)


def options(count: int) -> tuple[Option, ...]:
    return tuple(Option(key=f"o{n}", label={"fa": str(n)}) for n in range(count))


def test_a_document_is_read_as_it_was_written():
    definition = usual_definition("nps")
    assert read_definition(write_definition(definition)) == definition


@pytest.mark.parametrize(
    ("definition", "field"),
    [
        (Definition(languages=()), "languages"),
        (Definition(languages=("fa", "xx")), "languages"),
        (asking(*(question("text", f"q{n}") for n in range(61))), "questions"),
        (asking(question("single", options=options(10_000))), "questions[0].options"),
        (asking(question("single", options=options(1) * 2)), "questions[0].options[1].key"),
        (asking(question("single", options=(Option(key="a", label={}),))), "questions[0].options[0].label"),
        (asking(question("text", "a b")), "questions[0].key"),
        (asking(question("text", "name")), "questions[0].key"),
        (asking(question("text"), question("text")), "questions[1].key"),
        (asking(question("text", help={"fa": "x" * 2_001})), "questions[0].help"),
        (asking(question("text", help={"xx": "x"})), "questions[0].help"),
        (asking(question("rating", most=1_000)), "questions[0].most"),
        (asking(question("number", least=5, most=1)), "questions[0].least"),
        (asking(question("text", most=100_000)), "questions[0].most"),
        (asking(question("text", asked_when=(when("later", "answered"),))), "questions[0]"),
        (asking(question("text", help={"fa": "{{later}}"}), question("text", "later")), "questions[0]"),
        (asking(question("single", "a"), question("text", asked_when=(when("a", "is", "mauve"),))),
         "questions[1].asked_when[0].value"),
        (asking(question("single"), quotas=(Quota(most=1, question="q", option="x"),)), "quotas[0].option"),
        (asking(question("single"), quotas=(Quota(most=0),)), "quotas[0].most"),
        (asking(question("single"), quotas=(Quota(most=10**30),)), "quotas[0].most"),
        (asking(question("ranking", options=(OTHER,))), "questions[0].options"),
        (asking(question("single", options=(OTHER, renamed(OTHER, "b")))), "questions[0].options"),
    ],
)  # fmt: skip
def test_what_can_not_be_kept(definition, field):
    assert refused_at(definition) == field


def test_a_scored_survey_asks_for_its_score():
    usual = usual_definition("nps")
    score, comment = usual.questions
    conditional = msgspec.structs.replace(score, asked_when=(when("comment", "answered"),))
    assert refused_at(asking(comment), "nps") == "questions"
    assert refused_at(usual, "csat") == "questions"
    assert refused_at(asking(comment, conditional), "nps") == "questions"
    assert refused_at(asking(score, question("single", "comment")), "nps") == "questions"


@pytest.mark.parametrize(
    ("definition", "field"),
    [
        (asking(), "questions"),
        (asking(question("single", options=options(1))), "questions[0].options"),
        (asking(question("matrix", rows=())), "questions[0].rows"),
        (asking(msgspec.structs.replace(question("text"), text={"fa": ""})), "questions[0].text"),
    ],
)
def test_what_can_not_be_asked_yet(definition, field):
    check_definition("form", definition)
    assert refused_at(definition, check=check_askable) == field
