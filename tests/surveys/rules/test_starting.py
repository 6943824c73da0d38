import pytest

from hamdel.surveys.contracts import KINDS
from hamdel.surveys.rules.checking import check_askable, check_definition
from hamdel.surveys.rules.starting import usual_definition
from tests.surveys.asked import all_texts


@pytest.mark.parametrize("kind", KINDS)
def test_the_usual_questions_can_be_kept_and_are_in_both_languages(kind):
    definition = usual_definition(kind, language="en")
    check_definition(kind, definition)
    assert definition.languages == ("en", "fa")
    assert all(set(one) >= {"fa", "en"} for one in all_texts(definition) if one)


@pytest.mark.parametrize("kind", ["nps", "csat", "ces"])
def test_scored_kinds_can_be_asked_at_once(kind):
    check_askable(kind, usual_definition(kind))
