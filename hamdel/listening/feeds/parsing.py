"""A feed (RSS, RDF, Atom) as entries. Only ever called in the process that may be killed."""

from calendar import timegm
from time import struct_time
from typing import Any, Final

import feedparser
import msgspec

from hamdel.listening.rules.plain_text import plain_text

MOST_ENTRIES: Final = 500
_TEXT: Final = 20_000
_LINE: Final = 2_000
_RATINGS: Final = ("im_rating", "rating", "review_rating", "gr_rating")
_LATEST: Final = 253_000_000_000  # seconds: the year 9987


class Entry(msgspec.Struct):
    """One entry; `at` in seconds since 1970 UTC, None where it says none that is one."""

    ref: str
    url: str
    title: str
    text: str
    author: str
    author_url: str
    rating: float | None
    at: int | None


class Feed(msgspec.Struct):
    """What was read of a feed. `problem`: a sentence where it is none."""

    title: str = ""
    problem: str = ""
    entries: list[Entry] = []


def read_feed(content: bytes, content_type: str) -> Feed:
    """The entries of a feed's bytes, at most MOST_ENTRIES; what is broken in it is read as far as it goes."""
    said = feedparser.parse(
        content,
        response_headers={"content-type": content_type} if content_type else None,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not said.get("version") and not said.entries:
        return Feed(problem="This is no feed (RSS or Atom).")
    found = [_entry(one) for one in said.entries[:MOST_ENTRIES]]
    return Feed(
        title=plain_text(_text(said.feed.get("title"), _LINE))[:_LINE],
        entries=[one for one in found if one.text or one.title],
    )


def _entry(entry: Any) -> Entry:
    contents = [_text(one.get("value"), _TEXT) for one in entry.get("content", ())]
    body = max([*contents, _text(entry.get("summary"), _TEXT)], key=len)
    by = entry.get("author_detail") or {}
    url = _text(entry.get("link"), _LINE)
    return Entry(
        ref=_text(entry.get("id"), _LINE) or url,
        url=url,
        title=plain_text(_text(entry.get("title"), _LINE)),
        text=plain_text(body),
        author=_text(by.get("name"), _LINE) or _text(entry.get("author"), _LINE),
        author_url=_text(by.get("href"), _LINE),
        rating=_rating(entry),
        at=_instant(entry.get("published_parsed") or entry.get("updated_parsed")),
    )


def _text(value: Any, most: int) -> str:
    # Halves of surrogate pairs can not leave this process as UTF-8.
    return value[:most].encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _rating(entry: Any) -> float | None:
    for name in _RATINGS:
        said = _text(entry.get(name), 8)
        if said.replace(".", "", 1).isdecimal() and said.isascii() and 0 <= float(said) <= 5:  # noqa: PLR2004
            return float(said)
    return None


def _instant(at: struct_time | None) -> int | None:
    if at is None:
        return None
    try:
        seconds = timegm(at)
    except (ValueError, OverflowError):
        return None
    return seconds if 0 < seconds < _LATEST else None
