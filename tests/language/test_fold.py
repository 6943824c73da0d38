import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hamdel.language.fold import fold, found_in, plain, stored, terms

from .conftest import Rows

# Dense in what the rules act on, so that rules meet each other.
PERSIAN = st.text(alphabet="هایمنبرو \u200c\u200c  يكأئءةـ😍a1۲", max_size=24)
ANY = st.one_of(PERSIAN, st.text())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("پیگیری حواله", "پي‌گيري حواله‌ها"),
        ("کتاب", "کتاب‌هایی"),
        ("کتاب", "کتابهای"),
        ("کتاب", "كتاب ها"),
        ("کتاب من", "کتاب‌هایشان من"),
        ("خانه", "خانهٔ"),
        ("خانه", "خانۀ"),
        ("خانه من", "خانه‌ی من"),
        ("خانه من", "خانه ی من"),
        ("خانه", "خانه‌های"),
        ("خانه", "خانه‌ای"),
        ("کالا", "کالای"),
        ("آنها", "آن‌ها"),
        ("میروم", "می‌روم"),
        ("میروم", "می روم"),
        ("مسئول", "مسيول"),
        ("رضایی", "رضائي"),
        ("علی", "عــلِیّ"),
        ("سلام", "ﺳﻼم"),
        ("ارائه", "إرائة"),
        ("سفارش 123", "سفارش، ۱۲۳"),
        ("order 123", "ORDER: #١٢٣"),
        ("cafe", "Café"),
        ("1234567", "۱٬۲۳۴٬۵۶۷"),
        ("istanbul", "İSTANBUL"),
    ],
)
def test_spellings_of_one_text_fold_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("تنها", "تن"),
        ("بها", "ب"),
        ("ماهی", "ماه"),
        ("رضایی", "رضا"),
        ("پول", "بول"),
        ("حسن", "حسین"),
    ],
)
def test_different_words_stay_apart(one, other):
    assert fold(one) != fold(other)


def test_terms_hold_a_word_joined_and_apart():
    assert terms("پی‌گیری حواله‌ها، حواله") == ["پیگیری", "پی", "گیری", "حواله"]


@pytest.mark.parametrize("query", ["پیگیری حواله", "پی گیری حواله", "پی‌گیری", "حواله ها", "حوالة"])
def test_search_finds_it_as_iranians_type(query):
    assert found_in(query, "درخواست پي‌گيري حواله‌ها")


def test_search_finds_words_typed_apart():
    assert found_in("پی‌گیری", "پی گیری")
    assert not found_in("پی‌گیری", "گیری")
    assert not found_in("حواله رمز", "پیگیری حواله")


def test_emoji_stand_by_themselves():
    assert terms("سلام😍سلام") == ["سلام", "😍"]


@given(ANY)
@example("می\u200c روم")
@example("م\u200cی روم")
@example("حواله‌ها ی")
@example("هاهاهاها")
def test_folding_twice_changes_nothing(text):
    once = fold(text)
    assert fold(once) == once
    assert set(terms(once)) <= set(terms(text))
    assert once == " ".join(once.split())


@given(PERSIAN)
def test_every_text_is_found_by_itself(text):
    assert found_in(text, text)
    assert found_in(fold(text), text)


def test_every_character_folds_to_something_stable():
    # Beyond the Arabic presentation forms nothing new happens: every 97th is enough.
    for code in [*range(0x10000), *range(0x10000, 0x110000, 97)]:
        once = fold(chr(code))
        assert fold(once) == once, hex(code)


@given(ANY)
def test_stored_twice_is_stored_once_and_encodes(text):
    once = stored(text)
    assert stored(once) == once
    once.encode("utf-8")


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs"])))
def test_stored_loses_no_character(text):
    assert stored(text) == unicodedata.normalize("NFC", text)


def test_stored_drops_controls_and_keeps_joiners():
    assert stored("a\x00b\x07c\x85d\ud800e\x7f") == "abcde"
    assert stored("یک\r\nدو\rسه\tچهار") == "یک\nدو\nسه\tچهار"
    assert stored("می‌روم 👨‍👩‍👧 \u200f\u202e") == "می‌روم 👨‍👩‍👧 \u200f\u202e"
    assert stored("e\x00\u0301") == "é"


def test_plain_keeps_words_whole():
    assert plain("سه‌شنبه‌ها، كتاب‌هاي ۲") == "سهشنبهها کتابهای 2"


@pytest.mark.parametrize(
    "unit",
    ["ها", "ه\u200c", "می ", "ها ", "ی ", "های ", "\u200c", "ا\u064b", "a ", "ک" * 41 + " ها "],
)
def test_time_is_linear(unit):
    def seconds(count: int) -> float:
        text = (unit * count)[:count]
        start = time.process_time()
        terms(text)
        stored(text)
        return time.process_time() - start

    assert seconds(200_000) < 10 * seconds(50_000) + 0.2


def test_naughty_strings_never_raise(corpus: Rows):
    for name in ("blns", "own-persian-unicode"):
        for row in corpus(f"naughty-strings/{name}.jsonl"):
            text = row["s"]
            assert fold(fold(text)) == fold(text)
            assert stored(stored(text)) == stored(text)
            terms(text)
            stored(text).encode("utf-8")


def test_persian_twins_are_one_for_search_only(corpus: Rows):
    for row in corpus("idn-unicode/own-homoglyph.jsonl"):
        if "\u0600" <= row["real"][0] <= "\u06ff":
            assert fold(row["real"]) == fold(row["fake"])
            assert stored(row["real"]) != stored(row["fake"])
