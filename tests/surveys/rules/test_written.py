from hamdel.surveys.rules.starting import score_question
from hamdel.surveys.rules.written import key_of, options_of, scaled, thanked, with_score, words_of
from tests.surveys.asked import asking, question


def test_plain_text_is_in_the_first_language():
    assert words_of("سلام", "fa") == {"fa": "سلام"}
    assert words_of({"en": "Hi", "fa": ""}, "fa") == {"en": "Hi"}
    assert words_of("", "fa") == {}


def test_keys_are_latin_and_each_its_own():
    assert key_of("On time!", (), otherwise="o") == "on_time"
    assert key_of("On time", ("on_time",), otherwise="o") == "on_time2"
    assert key_of("سر وقت", (), otherwise="o") == "o1"
    assert key_of("سر وقت", ("o1", "o2"), otherwise="o") == "o3"
    assert key_of("name", (), otherwise="q") != "name"
    labels = [{"fa": "یک"}, {"fa": "دو"}, {"en": "Three"}, {"en": "Three"}]
    assert [one.key for one in options_of(labels)] == ["o1", "o2", "three", "three2"]


def test_a_scored_survey_begins_with_its_score():
    text = question("text")
    assert with_score("nps", [text]) == (score_question("nps"), text)
    assert with_score("nps", [text, score_question("nps")])[0] is text
    assert with_score("form", [text]) == (text,)


def test_scales_that_nobody_wrote():
    bare = question("rating", "score", least=None, most=None)
    assert (scaled("nps", bare).least, scaled("nps", bare).most) == (0, 10)
    other = question("rating", "q", least=None, most=3)
    assert (scaled("nps", other).least, scaled("nps", other).most) == (1, 3)
    assert scaled("nps", question("number")).most is None


def test_thanks_are_said_unless_others_are_written():
    assert thanked(asking()).thanks["en"].startswith("Thank you")
    assert thanked(asking(thanks={"fa": "مرسی"})).thanks == {"fa": "مرسی"}
