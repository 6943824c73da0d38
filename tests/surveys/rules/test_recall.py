from hamdel.language.bidi import isolate
from hamdel.surveys.rules.recall import filled, told, told_answer
from tests.surveys.asked import COLORS, OTHER, asking, question

ASKED = asking(question("single", "color"), question("rating", "score"), question("text", "city"))


def test_earlier_answers_and_the_name_are_filled_in():
    said = {"color": "red", "score": 4}
    text = "{{name}} گرامی، چرا {{ color }} را {{score}} دادید؟"
    assert filled(text, ASKED, said, language="fa", name="مینا") == (
        f"{isolate('مینا')} گرامی، چرا {isolate('قرمز')} را {isolate('۴')} دادید؟"
    )


def test_what_nobody_said_leaves_no_hole():
    assert filled("سلام {{name}}، چطورید؟", ASKED, {}, language="fa") == "سلام، چطورید؟"
    assert filled("In {{city}} or {{other}}?", ASKED, {}, language="en") == "In or?"


def test_an_answer_can_not_bring_words_to_fill_in():
    said = {"city": "{{name}} <b>"}
    assert "mina" not in filled("{{city}}", ASKED, said, language="en", name="mina")


def test_every_kind_is_told_in_words():
    matrix, ranking = question("matrix"), question("ranking")
    assert told(matrix, {"price": "red"}, language="en") == "Price: Red"
    assert told(ranking, ["blue", "red"], language="fa") == "آبی، قرمز"
    assert told(question("number"), 12.0, language="fa") == "۱۲"
    assert told(question("file"), {"id": 1, "name": "a.png"}, language="en") == "a.png"
    assert told(question("text"), None, language="en") == ""


def test_words_of_their_own_are_told_in_place_of_the_option():
    asked = question("multiple", options=(*COLORS, OTHER))
    said = {"q": ["red", "else"], "q.other": "بنفش"}
    assert told_answer(asked, said, language="fa") == "قرمز، بنفش"
    assert told_answer(asked, {"q": ["else"]}, language="en") == "Something else"
    assert isolate("بنفش") in filled(
        "{{q}}?", asking(asked), {**said, "q": ["else"]}, language="fa"
    )
