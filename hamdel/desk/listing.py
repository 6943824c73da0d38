"""The list of customers: by when they were last met, or by who was met first; searched, filtered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from hamdel.customers.public import (
    CustomerFilter,
    facts_of,
    list_customers,
)
from hamdel.interactions.public import Newest, PresenceFilter, newest_of, seen_last
from hamdel.platform.cursors import read_cursor, row_number, write_cursor
from hamdel.platform.instants import to_micros
from hamdel.segments.public import members_sql

from .people import PersonRow, rows_of

PAGE = 50
MOST_FOUND = 500
SINCE = {"1": 1, "7": 7, "30": 30, "90": 90}
STATES = ("verified", "claimed", "anonymous", "shared")
MOODS = ("positive", "neutral", "negative")
NAMES = ("q", "channel", "stage", "mood", "since", "bought", "segment", "state", "order")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of the list, as the address says it; empty means all."""

    q: str = ""
    channel: str = ""
    stage: str = ""
    mood: str = ""
    since: str = ""
    bought: str = ""
    segment: str = ""
    state: str = ""
    order: str = ""

    @property
    def filtered(self) -> bool:
        """Whether anything but the order is asked."""
        return self != Wish(order=self.order)

    def query(self) -> dict[str, str]:
        """The parts of the address."""
        return {name: value for name in NAMES if (value := getattr(self, name))}


@dataclass(frozen=True, slots=True)
class Listed:
    """One page; `next` goes on after it. `cut`: more were found than are looked through."""

    rows: tuple[PersonRow, ...]
    next: str
    cut: bool = False


def wish_of(given: Mapping[str, Any]) -> Wish:
    """Read the address; what is none of ours is left out."""
    said = {name: str(given.get(name, ""))[:200].strip() for name in NAMES}
    if said["mood"] not in MOODS:
        said["mood"] = ""
    if said["state"] not in STATES:
        said["state"] = ""
    if said["since"] not in SINCE:
        said["since"] = ""
    if row_number(said["segment"]) is None:
        said["segment"] = ""
    return Wish(**said)


def listed(wish: Wish, *, cursor: str, now: datetime, limit: int = PAGE) -> Listed:
    """A page of the list; at most ten questions."""
    if wish.q or wish.state:
        return _found(wish, cursor=cursor, now=now, limit=limit)
    if wish.order == "known" and not _of_log(wish):
        return _known(wish, cursor=cursor, limit=limit)
    return _met(wish, cursor=cursor, now=now, limit=limit)


def _met(wish: Wish, *, cursor: str, now: datetime, limit: int) -> Listed:
    """By the newest moment. A customer of several profiles stands at the newest of them."""
    place = _place(cursor)
    found = seen_last(filters=_filter(wish, now), before=place, limit=limit + 1)
    shown = found[:limit]
    facts = facts_of(list(dict.fromkeys(one.customer_id for one in shown)), whole=False)
    newest = newest_of([profile for each in facts.values() for profile in each.profiles])
    order = [one.customer_id for one in shown if _is_newest(one, facts, newest)]
    rows = rows_of([facts[one] for one in order], newest=newest)
    last = shown[-1] if len(found) > limit else None
    following = write_cursor(to_micros(last.last_at), last.profile_id) if last else ""
    return Listed(tuple(rows), following)


def _known(wish: Wish, *, cursor: str, limit: int) -> Listed:
    page = list_customers(search=wish.q, cursor=row_number(cursor), limit=limit, whole=False)
    return Listed(tuple(rows_of(page.customers)), str(page.next or ""))


def _found(wish: Wish, *, cursor: str, now: datetime, limit: int) -> Listed:
    """By words or by how they are known; what the log says is asked of those found."""
    filters = CustomerFilter(state=cast("Any", wish.state))
    if not _of_log(wish):
        page = list_customers(
            search=wish.q, filters=filters, cursor=row_number(cursor), limit=limit, whole=False
        )
        return Listed(tuple(rows_of(page.customers)), str(page.next or ""))
    page = list_customers(search=wish.q, filters=filters, limit=MOST_FOUND, whole=False)
    owner = {profile: one.id for one in page.customers for profile in one.profiles}
    met = seen_last(filters=_filter(wish, now), profiles=list(owner), limit=MOST_FOUND)
    facts = {one.id: one for one in page.customers}
    order = list(dict.fromkeys(owner[one.profile_id] for one in met))
    return Listed(tuple(rows_of([facts[one] for one in order])), "", cut=page.next is not None)


def _is_newest(one: Newest, facts: Mapping[int, Any], newest: Mapping[int, Newest]) -> bool:
    mine = facts.get(one.customer_id)
    if mine is None:
        return False
    met = [newest[profile] for profile in mine.profiles if profile in newest]
    return max(met, key=lambda each: (each.last_at, each.profile_id)).profile_id == one.profile_id


def _filter(wish: Wish, now: datetime) -> PresenceFilter:
    since = now - timedelta(days=SINCE[wish.since]) if wish.since else None
    return PresenceFilter(
        channel=wish.channel,
        stage=wish.stage,
        mood=wish.mood,
        since=since,
        bought=bool(wish.bought),
        customers=members_sql(int(wish.segment)) if wish.segment else None,
    )


def _of_log(wish: Wish) -> bool:
    return bool(
        wish.channel or wish.stage or wish.mood or wish.since or wish.bought or wish.segment
    )


def _place(cursor: str) -> tuple[int, int] | None:
    try:
        return read_cursor(cursor, tuple[int, int])
    except ValueError:
        return None
