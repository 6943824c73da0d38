"""Feeds that mean harm cost some seconds and no more."""

import pytest

from hamdel.listening.feeds.bounded import read_bounded
from tests.listening.stand_in import item, rss

BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
DEEP = b"<rss version='2.0'><channel>" + b"<a>" * 60_000


def test_entries_are_read() -> None:
    found = read_bounded(rss(item(1, "&lt;p&gt;عالی &lt;b&gt;بود&lt;/b&gt;&lt;/p&gt;"), item(2)))
    assert found.problem == ""
    assert found.title == "نظرها"
    first, second = found.entries
    assert (first.ref, first.title, first.text) == ("1", "نظر 1", "عالی بود")
    assert first.at == 1795255200
    assert second.text == "پیک دیر آمد"


@pytest.mark.parametrize(
    ("content", "kind", "title"),
    [
        ('<?xml version="1.0" encoding="windows-1256"?><rss version="2.0"><channel><item><title>سلام</title></item></channel></rss>'.encode("cp1256"), "", "سلام"),
        (rss("<item><title>سلام</title></item>").decode().replace("utf-8", "utf-16").encode("utf-16"), "", "سلام"),
        (f'<!DOCTYPE r [<!ENTITY a0 "lol">{BOMB}]><rss version="2.0"><channel><item><title>&a9;</title></item></channel></rss>'.encode(), "", "&a9;"),
        (b'<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>t &f;</title></item></channel></rss>', "", "t &f;"),
        (rss(item(1)).replace(b"</rss>", b"") + b"<item><broken", "text/html; charset=nonsense", "نظر 1"),
    ],
    ids=["cp1256", "utf-16", "billion laughs", "a file of ours", "cut off"],
)  # fmt: skip
def test_odd_ones_are_read_as_far_as_they_go(content: bytes, kind: str, title: str) -> None:
    found = read_bounded(content, content_type=kind)
    assert [one.title for one in found.entries][:1] == [title]


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"\x00" * 1_000, b"<html><p>x", b"\xff\xfe\x00"]
)
def test_what_is_no_feed_is_said(content: bytes) -> None:
    assert read_bounded(content).problem


def test_what_goes_on_for_ever_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hamdel.listening.feeds.bounded.PATIENCE", 0.05)
    assert "longer" in read_bounded(DEEP).problem


def test_times_that_are_none_are_nothing() -> None:
    found = read_bounded(rss(item(1, at="gestern"), item(2, at="Mon, 01 Jan 0001 00:00:00 GMT")))
    assert [one.at for one in found.entries] == [None, None]
