"""What makes two reports of a mention the same one, and what is kept of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Final

from hamdel.language.fold import fold, stored
from hamdel.platform.instants import EARLIEST, rfc3339

from ..contracts import Heard

LONGEST_TEXT: Final = 20_000
LONGEST_LINE: Final = 300
LONGEST_ADDRESS: Final = 2_000
MOST_REACH: Final = 10**12
_SLACK: Final = timedelta(minutes=5)  # clocks of others go wrong


def key_of(heard: Heard) -> str:
    """By what a mention is known again: its id on its network, else its address, else who said what when."""
    if heard.ref:
        said: Sequence[str] = ("ref", heard.network, heard.scope, heard.ref)
    elif heard.url:
        said = ("url", heard.url)
    else:
        at = "" if heard.posted_at is None else rfc3339(heard.posted_at)
        said = ("said", heard.network, heard.handle or fold(heard.author), at, fold(heard.text))
    return blake2b("\x1f".join(said).encode("utf-8", "replace"), digest_size=16).hexdigest()


def tidy(heard: Heard, *, now: datetime) -> Heard:
    """A mention as it is kept: within bounds, storable, and never of a time to come.

    A time that is missing, or lies in the future, becomes `now`: nobody has said it yet by then.
    """
    posted = heard.posted_at
    if posted is None or posted > now + _SLACK or posted < EARLIEST:
        posted = now
    return replace(
        heard,
        network=line(heard.network)[:40].strip().lower() or "web",
        ref=line(heard.ref)[:LONGEST_LINE],
        url=address(heard.url),
        title=line(heard.title)[:LONGEST_LINE],
        text=stored(heard.text).strip()[:LONGEST_TEXT],
        author=line(heard.author)[:LONGEST_LINE],
        handle=line(heard.handle)[:LONGEST_LINE],
        author_url=address(heard.author_url),
        reach=None if heard.reach is None else max(0, min(heard.reach, MOST_REACH)),
        posted_at=min(posted, now),
    )


def line(text: str) -> str:
    """A text of one line."""
    return " ".join(stored(text).split())


def address(url: str) -> str:
    """An address that may stand in a link: of the web, or nothing."""
    said = line(url)
    web = said.startswith(("https://", "http://"))
    return said if web and len(said) <= LONGEST_ADDRESS and " " not in said else ""


def is_worth_keeping(heard: Heard) -> bool:
    """Whether anything is said at all; a rating without words is something."""
    return bool(heard.text or heard.title or heard.rating is not None)
