"""The audit trail in words."""

import re
from pathlib import Path

import pytest
from django.utils.translation import override

from hamdel.platform.web.deeds import DEEDS, show_deed, show_fact

PACKAGE = Path(__file__).parents[3] / "hamdel"
_WRITTEN = re.compile(r'(?:\bact="|_note\([\w.]+, "|_record\(")([a-z][a-z \']+)"')


def test_every_deed_that_is_written_has_its_words():
    """Add what is missing to hamdel/platform/web/deeds.py, and its Persian to the catalogue."""
    written = {
        act
        for file in PACKAGE.rglob("*.py")
        for act in _WRITTEN.findall(file.read_text(encoding="utf-8"))
    }
    assert len(written) > 40
    assert written <= DEEDS.keys()


@pytest.mark.parametrize(("language", "shown"), [("fa", "کلید ساخته شد"), ("en", "Key created")])
def test_a_deed_is_shown_in_the_language_of_the_screen(language, shown):
    with override(language):
        assert show_deed("key created") == shown


def test_what_has_no_words_is_shown_as_it_was_written():
    assert show_deed("thing changed") == "thing changed"
    assert show_fact("weight") == "weight"
