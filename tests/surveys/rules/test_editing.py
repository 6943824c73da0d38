import msgspec

from hamdel.surveys.rules.editing import (
    lines_of,
    moved,
    new_question,
    options_of_lines,
    said_conditions,
    said_number,
    said_quotas,
    said_words,
    shown_value,
    with_other,
    without,
)
from hamdel.surveys.shapes import Quota
from tests.surveys.asked import COLORS, asking, question, when

BOTH = ("fa", "en")


def keys(options):
    return [one.key for one in options]


def test_options_are_lines_and_keep_their_keys():
    text = lines_of(COLORS, BOTH)
    assert text.splitlines() == ["قرمز | Red", "آبی | Blue", "سبز | Green"]
    assert options_of_lines(text, COLORS, BOTH) == COLORS
    mended = options_of_lines("قرمز | Red\nنیلی | Indigo\nسبز | Green", COLORS, BOTH)
    assert (keys(mended), mended[1].label) == (
        ["red", "blue", "green"],
        {"fa": "نیلی", "en": "Indigo"},
    )
    turned = options_of_lines("سبز | Green\n\nقرمز | Red", COLORS, BOTH)
    assert keys(turned) == ["green", "red"]
    more = options_of_lines("زرد | Yellow\n" + text, COLORS, BOTH)
    assert keys(more) == ["yellow", "red", "blue", "green"]
    assert keys(options_of_lines("یک\nدو\nیک", (), ("fa",))) == ["o1", "o2", "o3"]


def test_a_new_question_can_be_kept_at_once():
    asked = asking(question("text", "q1"))
    assert [new_question("rating", asked).most, new_question("text", asked).key] == [5, "q2"]
    assert len(new_question("matrix", asked).rows) == 2


def test_what_depended_on_a_question_goes_with_it():
    asked = asking(
        question("single", "a"),
        question("text", "b", asked_when=(when("a", "is", "red"),)),
        quotas=(Quota(most=1, question="a", option="red"), Quota(most=9)),
    )
    left = without(asked, "a")
    assert (keys(left.questions), left.questions[0].asked_when, len(left.quotas)) == (["b"], (), 1)


def test_questions_move_within_the_survey():
    asked = asking(question("text", "a"), question("text", "b"))
    assert keys(moved(asked, "a", 1).questions) == ["b", "a"]
    assert moved(asked, "a", -1) == moved(asked, "z", 1) == asked


def test_conditions_are_said_by_labels():
    asked = asking(question("single", "a"), question("rating", "b"))
    said = [("a", "any", "قرمز | BLUE"), ("b", "at_least", "۴"), ("", "is", ""), ("z", "is", "1")]
    found = said_conditions(said, asked)
    assert found == (when("a", "any", "red|blue"), when("b", "at_least", "4"))
    assert shown_value(found[0], asked, "fa") == "قرمز | آبی"


def test_what_forms_say():
    assert said_words({"text_fa": " سلام ", "text_en": ""}, "text", BOTH) == {"fa": "سلام"}
    assert said_quotas("۹", [("q|red", "3"), ("", "4"), ("q|blue", "")]) == (
        Quota(most=9),
        Quota(most=3, question="q", option="red"),
    )
    assert [said_number(one) for one in ("۱۲", "2.5", "", "x")] == [12, 2.5, None, None]


def test_something_else_comes_last_and_keeps_its_key():
    first = with_other(COLORS, COLORS, BOTH)
    assert (first[-1].key, first[-1].writes, set(first[-1].label)) == ("other", True, {*BOTH})
    renamed = msgspec.structs.replace(first[-1], label={"fa": "هیچ‌کدام"})
    again = with_other(COLORS[:1], (*COLORS, renamed), ("fa",))
    assert (again[-1].key, again[-1].label) == ("other", {"fa": "هیچ‌کدام"})
    assert "other" not in lines_of(first, BOTH)
