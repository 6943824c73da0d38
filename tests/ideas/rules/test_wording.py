from hamdel.ideas.rules.wording import CODES, SUBJECTS, TEXTS, hello, tidy
from hamdel.platform.placeholders import unknown_places


def test_both_languages_say_all_of_it() -> None:
    for text in TEXTS.values():
        assert unknown_places(text, known=("hello", "title", "answer", "link", "stop")) == []
        for place in ("{hello}", "{title}", "{answer}", "{link}", "{stop}"):
            assert place in text
    assert all("{title}" in one for one in SUBJECTS.values())
    assert all("{code}" in one for one in CODES.values())


def test_empty_places_leave_no_holes() -> None:
    assert tidy("سلام،   «الف»\n\n \nپایان ") == "سلام، «الف»\nپایان"
    assert hello("مینا", "fa") == "سلام مینا،"
    assert hello("", "fa") == "سلام،"
    assert hello("Mina", "en") == "Hello Mina,"
    assert hello("", "en") == "Hello,"
