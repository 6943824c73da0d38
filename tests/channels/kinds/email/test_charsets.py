"""Text of mails, whatever charset they say."""

import pytest

from hamdel.channels.kinds.email.charsets import codec_named, decode

SAID = "سلام، سفارش من نمی‌رسد"
ARABIC = "سلام، سفارش من نمي‌رسد"  # what windows-1256 can write of it


@pytest.mark.parametrize(
    "declared", ["utf-8", "UTF8", "windows-1252", "us-ascii", "", "x-unknown"]
)
def test_utf8_is_utf8_whatever_it_says(declared: str) -> None:
    assert decode(SAID.encode(), declared) == SAID


@pytest.mark.parametrize("declared", ["windows-1256", "iso-8859-1", "", "x-unknown", "utf-8"])
def test_windows_1256_is_known_by_its_letters_and_keeps_its_joiner(declared: str) -> None:
    assert decode(ARABIC.encode("cp1256"), declared) == ARABIC


@pytest.mark.parametrize("declared", ["iso-8859-6", "ISO-8859-6-I", "latin-1", ""])
def test_iso_8859_6_too(declared: str) -> None:
    said = ARABIC.replace("\u200c", " ")
    assert decode(said.encode("iso8859-6"), declared) == said


@pytest.mark.parametrize("declared", ["iso-8859-1", "", "utf-8"])
def test_western_text_stays_western(declared: str) -> None:
    assert decode("Größe für ÉTÉ".encode("cp1252"), declared) == "Größe für ÉTÉ"


def test_what_says_rightly_what_it_is_is_read_so() -> None:
    assert decode("Привет".encode("koi8-r"), "koi8-r") == "Привет"
    assert decode("注文".encode("iso2022_jp"), "ISO-2022-JP") == "注文"
    assert decode(SAID.encode("utf-16")) == SAID


def test_a_cut_letter_costs_one_sign() -> None:
    assert decode(SAID.encode()[:-1], "utf-8") == SAID[:-1] + "\ufffd"


@pytest.mark.parametrize(
    "name", ["idna", "unicode_escape", "base64", "rot13", "a\x00b", "é", "x" * 99]
)
def test_codecs_that_are_no_charset_are_none(name: str) -> None:
    assert codec_named(name) is None
