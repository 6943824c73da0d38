import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.domains import ascii_lower, parse_domain, to_ascii, to_unicode

from .conftest import Rows


@pytest.mark.parametrize(
    ("raw", "wire"),
    [
        ("Example.COM", "example.com"),
        ("نمونه.ایران", "xn--hhbbbed.xn--mgba3a4f16a"),
        ("xn--hhbbbed.XN--mgba3a4f16a", "xn--hhbbbed.xn--mgba3a4f16a"),
        ("a-1.co.uk", "a-1.co.uk"),
    ],
)
def test_public_names(raw, wire):
    assert parse_domain(raw) == wire


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "localhost",
        "127.0.0.1",
        "۱۲۷.۰.۰.۱",
        "-a.com",
        "a_b.com",
        "a..com",
        "a.com.",
        "xn--a.com",
        f"{'b' * 64}.com",
        "sn\uff41pp.com",
        "exa\u00admple.com",
        "example\u3002com",
        "\u212aala.com",
        "a.com\n",
        "a b.com",
        "\ud800.com",
        "x." * 200 + "com",
    ],
)
def test_what_is_no_plain_public_name(raw):
    assert parse_domain(raw) is None


def test_only_ascii_letters_are_lowered():
    assert ascii_lower("AZ\u212aİΣ") == "az\u212aİΣ"


@given(st.text())
def test_parsing_never_raises_and_is_stable(text):
    parsed = parse_domain(text)
    if parsed is not None:
        assert parse_domain(parsed) == parsed


def test_corpus_of_uts46(corpus: Rows):
    for row in corpus("idn-unicode/idna-uts46.jsonl"):
        answer = (to_ascii if row["op"] == "encode" else to_unicode)(row["in"])
        assert answer == row.get("out"), row["id"]


def test_bad_punycode_does_not_raise(corpus: Rows):
    for row in corpus("idn-unicode/bad-punycode.jsonl"):
        parse_domain(f"{row['decoded']}.com")
        to_unicode(f"xn--{row.get('encoded', '')}.com")
