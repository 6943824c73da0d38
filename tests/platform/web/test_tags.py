import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import translation

from hamdel.platform.web import icons, words
from hamdel.platform.web.formats import show_digits

ROOT = Path(__file__).parents[3]
SPRITE = ROOT / "frontend" / "assets" / "icons.svg"


def drawn(text: str, language: str = "fa", **context: object) -> str:
    with translation.override(language):
        return Template(text).render(Context(context))


def sprite_names() -> set[str]:
    return set(re.findall(r'<symbol id="i-([a-z-]+)"', SPRITE.read_text()))


def test_every_icon_that_is_named_is_drawn():
    named = (
        set(icons.CHANNELS.values()) | set(icons.DEVICES.values()) | set(icons.OUTCOMES.values())
    )
    named |= set(icons.EMOTIONS.values()) | set(icons.TONES.values()) | icons.POINTING
    named |= {drawing for _, drawing in words.THEMES.values()} | {"unknown"}
    for template in (ROOT / "hamdel").rglob("*.html"):
        named |= set(re.findall(r'(?:\{% icon |icon=)"([a-z-]+)"', template.read_text()))
    for handlers in (ROOT / "hamdel").rglob("handlers.py"):
        calls = re.findall(
            r"navigation\.register\((.*?)\n\)|navigation\.register\((.*)\)", handlers.read_text()
        )
        for call in calls:
            strings = re.findall(r'"([^"]*)"', "".join(call))
            named |= {each for each in strings[2:5] if each in sprite_names()} | {"x"}
    assert named - sprite_names() == set()


def test_every_icon_of_the_sprite_has_one_drawing():
    names = re.findall(r'<symbol id="i-([a-z-]+)"', SPRITE.read_text())
    assert len(names) == len(set(names))


def test_a_lone_icon_has_a_name_and_others_are_silent():
    assert 'aria-hidden="true"' in drawn('{% icon "x" %}')
    assert 'role="img" aria-label="بستن"' in drawn('{% icon "x" label="بستن" %}')
    assert 'class="i flip"' in drawn('{% icon "send" %}')


def test_names_of_people_are_never_read_as_html():
    page = drawn("{% avatar name %}{% channel name %}{% icon name %}", name="<b>x</b>")
    assert "<b>" not in page


@pytest.mark.parametrize(("language", "word"), [("fa", "نگران"), ("en", "Worried")])
def test_a_feeling_is_an_icon_a_word_and_a_color(language, word):
    page = drawn('{% mood "fear" %}', language)
    assert 'class="mood fear tag"' in page
    assert "i-face-fear" in page
    assert word in page


def test_what_is_not_known_of_a_feeling_or_an_outcome_is_not_said():
    assert drawn('{% mood "" %}{% mood None %}{% outcome None %}{% outcome "odd" %}') == ""


def test_a_channel_nobody_named_keeps_its_own_name():
    assert "<bdi>carrier-pigeon</bdi>" in drawn('{% channel "carrier-pigeon" %}')


def test_the_page_speaks_from_right_to_left_in_persian_alone():
    page = "{% text_direction %} {% calendar_name %} {% screen_language %}"
    assert drawn(page, "fa") == "rtl jalali fa"
    assert drawn(page, "en") == "ltr gregorian en"


def test_the_words_of_the_scripts_can_not_end_their_element(monkeypatch):
    monkeypatch.setitem(words.BROWSER, "undo", "</script><b>&")
    page = drawn("{% browser_words %}")
    assert "<" not in page
    assert "&" not in page


def test_digits_of_an_address_stay_as_they_are_written() -> None:
    with translation.override("fa"):
        assert show_digits("mina-5f37@example.ir") == "mina-5f37@example.ir"
        assert show_digits("0912 345") == "۰۹۱۲ ۳۴۵"
        assert show_digits("a@b 12") == "a@b ۱۲"
