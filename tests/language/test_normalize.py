import re
import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.digits import ascii_digits
from hamdel.language.normalize import normalize

SPELLINGS = [
    ("كتاب هاي علي", "کتاب‌های علی"),
    ("سلاااااممم", "سلام"),
    ("می خواهم نمی شود", "می‌خواهم نمی‌شود"),
    ("می‌‌خواهم ‌ و", "می‌خواهم و"),
    ("خانۀ ما", "خانه ما"),
    ("سَلامٌ عَلَیکُم", "سلام علیکم"),
    ("ســـلام", "سلام"),
    ("ﺳﻼﻡ ﷼", "سلام ریال"),
    ("مؤسسه أحمد رحمة", "موسسه احمد رحمه"),
    ("۱۲۳ ١٢٣ \uff11\uff12\uff13", "123 123 123"),
    ("۲٬۵۰۰٫۵٪", "2,500.5%"),
    ("می¬شود", "می‌شود"),
    ("sooooo gooood", "soo good"),
    ("خخخخخ ههههه", "خخ هه"),
    ("چی؟؟؟؟!!!!", "چی؟؟!!"),
    ("ضروری  تر\u00a0است", "ضروری‌تر است"),
    ("WOOOW", "WOOOW"),
    ("", ""),
]
KEPT = ["👨‍👩‍👧", "سؤال AAA111 BBBB", "H2OOO_x", "m² ½ ①", "ممنون مقررات"]


@pytest.mark.parametrize(("typed", "spelled"), SPELLINGS)
def test_one_spelling(typed: str, spelled: str) -> None:
    assert normalize(typed) == spelled


@pytest.mark.parametrize("text", KEPT)
def test_what_means_something_stays(text: str) -> None:
    assert normalize(text) == text.replace("ؤ", "و")


ODD = st.sampled_from(
    [
        *"سلامیيكکۀة آأئؤاهخ",
        *"aAbB.@/:-_#!?؟،",
        *"۰۱٢3",
        "\u200c",
        "\u200d",
        "\u0651",
        "\u200b",
        *"\u00a0\n \u0640\u00ac\u0301\ufe8d\ufdfa\ufdfc\U0001f469\ufe0f\u200f٫٬",
        "می ",
        " ها",
        "www.",
    ]
)


@given(st.one_of(st.text(), st.lists(ODD, max_size=30).map("".join)))
def test_again_changes_nothing(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


WORDS = st.sampled_from(
    ["سلام", "می خواهم", "كتاب ها", "مرسیییی", "لطفاً", "order", "soooo", "👍🏽", "؟؟؟؟", "¬"]
)
NAME = st.from_regex(r"[a-zA-Z0-9][a-zA-Z0-9._+-]{0,12}[a-zA-Z0-9]", fullmatch=True)
DIGITS = st.sampled_from(["0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"])


@st.composite
def number(draw: st.DrawFn, pattern: str) -> str:
    """Something with digits of one of the three scripts."""
    plain = draw(st.from_regex(pattern, fullmatch=True))
    return plain.translate(str.maketrans("0123456789", draw(DIGITS)))


EMAILS = st.builds("{}@{}.{}".format, NAME, NAME, st.sampled_from(["com", "ir", "co.uk"]))
URLS = st.builds(
    "{}{}.ir/{}?q={}".format,
    st.sampled_from(["https://", "http://", "www.", ""]),
    st.from_regex(r"[a-z0-9]{1,12}", fullmatch=True),
    st.text("abcABC012/_-.~%aaa", max_size=15),
    st.text("abcکيك۱۲aaa", max_size=9),
)
IDS = number(r"[A-Z]{2,4}-?[0-9]{4,12}|[0-9]{10}|IR[0-9]{24}|[0-9]{16}|[0-9]{2}ب[0-9]{3}-[0-9]{2}")
PHONES = number(r"(\+98|0098|0)9[0-9]{9}|0[1-8][0-9]-[0-9]{8}")
DATES = (
    st.dates(date(2000, 1, 1), date(2060, 1, 1))
    .map(lambda day: day + timedelta(0))
    .flatmap(lambda day: number(re.escape(f"{day:%Y/%m/%d}").replace("/", "[-/.]")))
)
AMOUNTS = number(r"[1-9][0-9]{0,2}([,٬][0-9]{3}){0,3}([.٫][0-9]{1,2})?")


def in_a_sentence(thing: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, str]]:
    around = st.lists(WORDS, max_size=3).map(" ".join)
    return st.tuples(thing, around, around).map(
        lambda parts: (parts[0], f"{parts[1]} {parts[0]} {parts[2]}")
    )


@given(in_a_sentence(EMAILS | URLS))
def test_addresses_keep_every_character(case: tuple[str, str]) -> None:
    thing, text = case
    assert thing in normalize(text).split(" ")


@given(in_a_sentence(PHONES | IDS | DATES | AMOUNTS))
def test_numbers_keep_every_digit(case: tuple[str, str]) -> None:
    thing, text = case
    expected = ascii_digits(thing).replace("٬", ",").replace("٫", ".")
    assert expected in normalize(text).split(" ")


@pytest.mark.parametrize(
    "unit", ["a", "a.", "a@", "www.", "می ", "\u200c", "!", "a://", "اا", "http://a."]
)
def test_time_is_linear_in_the_text(unit: str) -> None:
    normalize(unit * 10)
    begun = time.process_time()
    normalize(unit * 100_000)
    assert time.process_time() - begun < 3
