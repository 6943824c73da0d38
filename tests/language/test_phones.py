import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.phones import parse_phone, show_phone

from .conftest import Rows

REFUSED = {
    "refuse",
    "refuse fast",
    "alphanumeric",
    "alphanumeric sender: own identity kind",
    "private caller",
    "sip uri",
    "emergency/short: not a customer number",
    "SMS shortcode sender",
}


@pytest.mark.parametrize(
    "typed",
    [
        "09123456789",
        "9123456789",
        "+989123456789",
        "00989123456789",
        "989123456789",
        "+98 (0)912 345 6789",
        "۰۹۱۲۳۴۵۶۷۸۹",
        "٠٩١٢-٣٤٥-٦٧٨٩",
        "tel:+98-912-345-6789",
        "\u2066+98 912 345 6789\u2069",
        "\uff10\uff19\uff11\uff123456789",
        "0912\u200c3456789",
        "0912ـ3456789",
        " 0912.345.6789 ",
        "۰۹۱۲۳۴۵۶۷۸۹ داخلی ۱۲",
    ],
)
def test_any_written_form_is_one_number(typed):
    assert parse_phone(typed) == "+989123456789"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "0",
        "110",
        "10008",
        "9620",
        "SNAPP",
        "0912",
        "88888888",
        "09123456789 / 09123456780",
        "0912345678a",
        "ali@example.com",
        "+",
        "+98",
        "+1 555",
        "١٢٣",
    ],
)
def test_what_is_no_one_phone_is_none(typed):
    assert parse_phone(typed) is None


def test_regions():
    assert parse_phone("(020) 7946 0958", region="GB") == "+442079460958"
    assert parse_phone("021-88888888") == "+982188888888"
    assert parse_phone("12", region="??") is None


@pytest.mark.parametrize(
    "typed", ["9" * 1_000_000, "+" * 1_000_000, "0912 " * 200_000, "(" * 10_000]
)
def test_extreme_lengths_are_refused_fast(typed):
    start = time.process_time()
    assert parse_phone(typed) is None
    assert time.process_time() - start < 0.05


@pytest.mark.parametrize(
    ("e164", "shown"),
    [
        ("+989133456789", "0913 345 6789"),
        ("+982188888888", "021 8888 8888"),
        ("+442079460958", "+44 20 7946 0958"),
        ("+98913345678۹", "0913 345 6789"),
        ("nobody", "nobody"),
        ("", ""),
    ],
)
def test_numbers_are_grouped_for_reading(e164, shown):
    assert show_phone(e164) == shown


@given(st.from_regex(r"9[0-9]{9}", fullmatch=True))
def test_what_is_shown_is_read_back(digits):
    e164 = f"+98{digits}"
    assert parse_phone(show_phone(e164)) == parse_phone(e164) == e164


@given(st.text(alphabet="+0123456789۰۱۲ ()-.٩xتtel:;=#\u200c\u202e", max_size=40))
def test_parsing_never_raises_and_is_stable(text):
    parsed = parse_phone(text)
    if parsed is not None:
        assert parse_phone(parsed) == parsed


def test_corpus_of_the_world(corpus: Rows):
    for name in ("libphonenumber-examples", "libphonenumber-tests"):
        for row in corpus(f"phones/{name}.jsonl"):
            assert parse_phone(row["raw"], region=row["region"] or "IR") == row["e164"], row["id"]


def test_corpus_of_iran(corpus: Rows):
    for row in corpus("phones/own-iran.jsonl"):
        assert parse_phone(row["raw"], region=row["region"]) == row["e164_wanted"], row["id"]


def test_corpus_of_edges(corpus: Rows):
    for row in corpus("phones/own-iran-edge.jsonl"):
        parsed, verdict = parse_phone(row["raw"], region=row["region"]), row["verdict"]
        assert parsed == parse_phone(row["raw"], region=row["region"])
        if verdict in REFUSED:
            assert parsed is None, row["id"]
        elif verdict.startswith(("ok", "mixed width")):
            assert parsed in {"+989121234567", "+982188888888"}, row["id"]
