"""The generator's events into the log, through the log's own door."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Final

import msgspec

from hamdel.interactions.public import Draft, Source, draft_of, read_event, record_interactions

from ..models import Company
from ..rules.life import BROWSER, SERVER, DemoEvent

Told = Callable[[DemoEvent, int, int], None]
_AT_ONCE: Final = 500  # events a transaction: others who write wait some hundredths of a second
_SITE: Final = "سایت و برنامهٔ رکاب"
_SERVER: Final = "سامانهٔ رکاب"
_text: Final = msgspec.json.Encoder().encode


def record_events(
    company: Company, events: Iterable[DemoEvent], *, now: datetime, told: Told | None = None
) -> int:
    """Record events in the order given; returns how many were new to the log.

    `told` is given each event with its id in the log and its profile, also where it was known.
    """
    iterator = iter(events)
    new = 0
    while some := list(islice(iterator, _AT_ONCE)):
        done = record_interactions(list(_drafts(company, some)), now=now)
        new += sum(not row.duplicate for row in done)
        for event, row in zip(some, done, strict=True):
            if told is not None:
                told(event, row.id, row.profile_id)
    return new


def _drafts(company: Company, events: list[DemoEvent]) -> Iterator[Draft]:
    for event in events:
        server = event.sender == SERVER
        source = Source(
            key_id=company.server_key_id if server else company.site_key_id,
            name=_SERVER if server else _SITE,
            verified=event.sender != BROWSER,
            received=event.arrives,
        )
        yield draft_of(*read_event(_text(event.call)), source)
