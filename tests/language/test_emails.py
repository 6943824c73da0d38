import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.bidi import isolate
from hamdel.language.emails import parse_email

from .conftest import Rows

ACCEPTED = {"ISEMAIL_VALID_CATEGORY", "ISEMAIL_DNSWARN"}


@pytest.mark.parametrize(
    ("raw", "identity"),
    [
        ("Ali@EXAMPLE.com", "ali@example.com"),
        (" ali@example.com ", "ali@example.com"),
        (isolate("ali@example.com"), "ali@example.com"),
        ("ali+tag@example.com", "ali+tag@example.com"),
        ("a.li@gmail.com", "a.li@gmail.com"),
        ("o'hara@example.com", "o'hara@example.com"),
        ("ali@نمونه.ایران", "ali@xn--hhbbbed.xn--mgba3a4f16a"),
        ("علی@example.com", "علی@example.com"),
    ],
)
def test_one_plain_address(raw, identity):
    assert parse_email(raw) == identity
    assert parse_email(identity) == identity


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "@",
        "a@b",
        "a@localhost",
        "a@@b.com",
        ".a@b.com",
        "a.@b.com",
        "a..b@c.com",
        "<a@b.com>",
        "Ali <a@b.com>",
        "a@b.com;c@d.com",
        "a@b.com, c@d.com",
        "a@b.com\nBcc: v@d.com",
        "a@b.com\u202e",
        '"a"@b.com',
        "a(x)@b.com",
        "a@[127.0.0.1]",
        "a@127.0.0.1",
        "a\u200bb@c.com",
        "a\u200c@c.com",
        "a\x00@b.com",
        f"{'a' * 65}@b.com",
        "é" * 33 + "@b.com",
        "a@" + "b." * 150 + "com",
        "\ud800@b.com",
        "e\u0301@b.com",
        "a" * 10**6 + "@b.com",
    ],
)
def test_anything_else_is_none(raw):
    assert parse_email(raw) is None


@pytest.mark.parametrize(
    ("real", "fake"),
    [
        ("kala@example.com", "\u212aala@example.com"),
        ("mike@example.org", "m\u0131ke@example.org"),
        ("sara@example.com", "\u017fara@example.com"),
        ("ali@example.com", "\u0430li@example.com"),
        ("ali@shop.com", "ali@sh\u043ep.com"),
        ("ali@kala.com", "ali@\u212aala.com"),
        ("ali@snapp.com", "ali@sn\uff41pp.com"),
        ("ss@strasse.de", "ss@straße.de"),
        ("123@example.com", "۱۲۳@example.com"),
    ],
)
def test_twins_are_never_one_identity(real, fake):
    assert parse_email(real) is not None
    assert parse_email(fake) != parse_email(real)


@given(st.text(), st.sampled_from(["example.com", "xn--mgba3a4f16a.com", "نمونه.ایران"]))
def test_parsing_never_raises_and_is_stable(local, domain):
    parsed = parse_email(f"{local}@{domain}")
    if parsed is not None:
        assert parse_email(parsed) == parsed


@given(st.characters(min_codepoint=0x80))
def test_no_character_turns_into_an_ascii_one(char):
    for shape in ("a{}b@example.com", "ali@a{}b.com"):
        parsed = parse_email(shape.format(char))
        assert parsed is None or not parsed.isascii() or "xn--" in parsed


def test_corpus_isemail(corpus: Rows):
    for row in corpus("email-addresses/isemail.jsonl"):
        parsed = parse_email(row["address"])
        if row["category"] in ACCEPTED:
            assert parsed == row["address"].lower(), row["id"]
        elif row["category"] == "ISEMAIL_ERR":
            assert parsed is None, row["id"]


def test_corpus_own(corpus: Rows):
    for row in corpus("email-addresses/own.jsonl"):
        parsed, verdict = parse_email(row["address"]), row["verdict"]
        if verdict.startswith("refuse"):
            assert parsed is None, row["id"]
        elif verdict.startswith(("ok", "same")):
            assert parsed is not None, row["id"]
        assert parsed != "ali@example.com" or row["address"].lower() == "ali@example.com"


def test_corpus_of_twins(corpus: Rows):
    for row in corpus("idn-unicode/own-homoglyph.jsonl"):
        for shape in ("{}@example.com", "info@{}.com"):
            real, fake = (parse_email(shape.format(row[side])) for side in ("real", "fake"))
            assert real is not None
            assert real != fake, row["id"]


def test_naughty_strings_never_raise(corpus: Rows):
    for name in ("blns", "own-persian-unicode"):
        for row in corpus(f"naughty-strings/{name}.jsonl"):
            for text in (row["s"], f"{row['s']}@example.com", f"a@{row['s']}.com"):
                parsed = parse_email(text)
                assert parsed is None or parse_email(parsed) == parsed
