"""A Mastodon-compatible server is asked for what is new: by tag, and what mentions our account.

Its documentation: timelines/tag (`GET /api/v1/timelines/tag/:hashtag`, `min_id` gives the page right
after an id) and notifications (`GET /api/v1/notifications?types[]=mention`).
"""

from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

from hamdel.platform.foreign_json import read_foreign
from hamdel.platform.outgoing import Request

from ..contracts import Heard
from ..models import Source
from ..rules.backing_off import seconds_told
from ..rules.statuses import heard_of, later_id
from .asking_feeds import Came, NotHeard, Place, asked
from .sources import token_of

MOST_BYTES: Final = 4_000_000
PAGE: Final = 40
MOST_PAGES: Final = 5  # of one timeline in one turn
MENTIONS: Final = "@"
_WELL: Final = 200


def ask_mastodon(row: Source, place: Place) -> Came:
    """What is new on a server. Raises NotHeard."""
    since = dict(place.since)
    heard: list[Heard] = []
    for timeline in _timelines(row):
        for _page in range(MOST_PAGES):
            items = _page_of(row, timeline, since.get(timeline, ""))
            statuses = [one.get("status") if timeline == MENTIONS else one for one in items]
            found = (heard_of(one, network=row.network, server=server_of(row)) for one in statuses)
            heard += [one for one in found if one is not None]
            for one in items:
                since[timeline] = later_id(since.get(timeline, ""), str(one.get("id", "")))
            if len(items) < PAGE:
                break
    own = row.account.lower()
    return Came([one for one in heard if one.handle.lower() != own], Place(since=since))


def server_of(row: Source) -> str:
    """The host of a source's server."""
    return urlsplit(row.url).hostname or ""


def headers_of(row: Source) -> dict[str, str]:
    """What is said to a server beside the question."""
    token = token_of(row)
    return {"Accept": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})


def _timelines(row: Source) -> list[str]:
    return [*row.hashtags, *([MENTIONS] if row.token else [])]


def _page_of(row: Source, timeline: str, since: str) -> list[dict[str, Any]]:
    asks = {"limit": str(PAGE), **({"min_id": since} if since else {})}
    if timeline == MENTIONS:
        path, asks = "notifications", {"types[]": "mention", **asks}
    else:
        path = f"timelines/tag/{quote(timeline, safe='')}"
    url = f"{row.url.rstrip('/')}/api/v1/{path}?{urlencode(asks)}"
    answer = asked(Request(method="GET", url=url, headers=headers_of(row)), most_bytes=MOST_BYTES)
    if answer.status != _WELL:
        wait = seconds_told(answer.headers.get("retry-after", ""))
        raise NotHeard(f"It answered {answer.status} for {timeline}.", wait=wait)
    try:
        said = read_foreign(answer.body.decode("utf-8", "replace"))
    except ValueError:
        raise NotHeard("Its answer is no JSON.") from None
    if not isinstance(said, list):
        raise NotHeard("Its answer is no list.")
    return [one for one in said if isinstance(one, dict)]
