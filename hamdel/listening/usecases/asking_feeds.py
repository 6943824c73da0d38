"""A feed is asked: only for what is new since last time, a redirect at a time, within bounds."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final
from urllib.parse import urljoin

import msgspec

from hamdel.platform.outgoing import Answer, BrokenOff, NotReached, Request, ask

from ..contracts import Heard, MentionKind
from ..feeds.bounded import read_bounded
from ..feeds.parsing import Entry
from ..rules.backing_off import seconds_told

MOST_BYTES: Final = 5_000_000
SECONDS: Final = 20.0
MOST_REDIRECTS: Final = 3
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_ABSOLUTE: Final = ("http://", "https://", "tag:", "urn:")
_WELL: Final = 200
_NOTHING_NEW: Final = 304
_GONE: Final = 410


class NotHeard(Exception):
    """The source could not be asked; a sentence. `wait`: seconds it asked for; `gone`: it is no more."""

    def __init__(self, problem: str, *, wait: int = 0, gone: bool = False) -> None:
        super().__init__(problem)
        self.wait = wait
        self.gone = gone


class Place(msgspec.Struct):
    """How far a source was read. `since`: of each timeline the last id; the rest are a feed's marks."""

    etag: str = ""
    modified: str = ""
    since: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Came:
    """What a source said, and how far that is."""

    heard: list[Heard] = field(default_factory=list)
    place: Place = field(default_factory=Place)


def ask_feed(url: str, place: Place, *, network: str, says: MentionKind) -> Came:
    """What a feed says now; nothing where it says that nothing is new. Raises NotHeard."""
    answer = _answer(url, place)
    if answer.status == _NOTHING_NEW:
        return Came(place=place)
    feed = read_bounded(answer.body, content_type=answer.headers.get("content-type", ""))
    if feed.problem:
        raise NotHeard(feed.problem)
    headers = answer.headers
    marks = Place(headers.get("etag", "")[:500], headers.get("last-modified", "")[:100])
    return Came([_heard(one, url, network, says) for one in feed.entries], marks)


def _answer(url: str, place: Place) -> Answer:
    headers = {
        "Accept": "application/atom+xml, application/rss+xml, application/xml;q=0.9, */*;q=0.5"
    }
    if place.etag:
        headers["If-None-Match"] = place.etag
    if place.modified:
        headers["If-Modified-Since"] = place.modified
    for _turn in range(MOST_REDIRECTS + 1):
        answer = asked(Request(method="GET", url=url, headers=headers), most_bytes=MOST_BYTES)
        if answer.status not in _MOVED:
            return _judged(answer)
        url = urljoin(url, answer.headers.get("location", ""))
    raise NotHeard("It sends us on too often.")


def asked(request: Request, *, most_bytes: int) -> Answer:
    """An answer of whatever status. Raises NotHeard."""
    try:
        return ask(request, seconds=SECONDS, most_bytes=most_bytes)
    except (NotReached, BrokenOff) as problem:
        raise NotHeard(str(problem)) from None


def _judged(answer: Answer) -> Answer:
    if answer.status in {_WELL, _NOTHING_NEW}:
        return answer
    wait = seconds_told(answer.headers.get("retry-after", ""))
    raise NotHeard(f"It answered {answer.status}.", wait=wait, gone=answer.status == _GONE)


def _heard(entry: Entry, url: str, network: str, says: MentionKind) -> Heard:
    return Heard(
        network=network,
        kind=says,
        ref=entry.ref,
        # An id that is no address is its own feed's alone.
        scope="" if entry.ref.startswith(_ABSOLUTE) else url,
        url=urljoin(url, entry.url) if entry.url else "",
        title=entry.title,
        text=entry.text,
        author=entry.author,
        handle=entry.author_url,
        author_url=entry.author_url,
        rating=entry.rating,
        posted_at=None if entry.at is None else datetime.fromtimestamp(entry.at, tz=UTC),
    )
