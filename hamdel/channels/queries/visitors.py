"""Questions about visitors of the chat, and about who is here for them."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

import msgspec

from hamdel.platform.live import hub
from hamdel.platform.roles import SERVING
from hamdel.platform.web.words import CHANNELS

from ..contracts import AccountFacts
from ..counterparts import counterpart
from ..models import Visitor
from ..rules.first_names import first_name
from .forwards import forwards

_ASKED: Final = {"nothing": (), "name": ("name",), "contact": ("name", "contact")}


class EarlierOut(msgspec.Struct, kw_only=True):
    """Something said elsewhere, before the visitor went on here."""

    at: datetime
    mine: bool
    text: str
    author: str
    channel: str


class StateOut(msgspec.Struct, kw_only=True):
    """How it stands: whether somebody is here, who answers, how long that takes.

    `place`: how many wait before them; nine of ten are answered within `most_seconds`.
    `ask`: what is to be asked before the next message. `read_by_us`: up to which line we read.
    `forwards`: to which kinds of contact answers can go on, `reachable`: to which one they do.
    """

    online: bool
    name: str
    wait_seconds: int | None
    opens_at: datetime | None
    place: int | None
    most_seconds: int | None
    ask: list[str]
    reachable: str
    forwards: list[str]
    read_by_us: int
    read: int
    earlier: list[EarlierOut]


def state_for(account: AccountFacts, visitor: Visitor | None, *, now: datetime) -> StateOut:
    """How it stands for a visitor, or for somebody who has not written yet."""
    sender = "" if visitor is None else visitor.name
    told = counterpart().answering(account.id, sender, now=now)
    ways = forwards()
    return StateOut(
        online=is_somebody_here(),
        name=first_name(told.name),
        wait_seconds=told.wait_seconds,
        opens_at=told.opens_at,
        place=told.place,
        most_seconds=told.most_seconds,
        ask=to_ask(account, visitor),
        reachable=_reachable(visitor, ways),
        forwards=sorted(ways),
        read_by_us=0 if visitor is None else visitor.read_by_us,
        read=0 if visitor is None else visitor.read,
        earlier=[] if visitor is None else _earlier(visitor),
    )


def _reachable(visitor: Visitor | None, ways: Collection[str]) -> str:
    """Where answers go when the page is closed: only what can be kept is promised."""
    return visitor.contact if visitor is not None and visitor.contact_kind in ways else ""


def _earlier(visitor: Visitor) -> list[EarlierOut]:
    return [
        EarlierOut(
            at=one.at,
            mine=one.mine,
            text=one.text,
            author=first_name(one.author),
            channel=str(CHANNELS.get(one.channel, one.channel)),
        )
        for one in counterpart().earlier(visitor.account_id, visitor.name)
    ]


def living(visitor_ids: Collection[int]) -> set[int]:
    """Those of some visitors who are there still, on an account that is not turned off."""
    rows = Visitor.objects.filter(pk__in=visitor_ids).exclude(account__state="off")
    return set(rows.values_list("pk", flat=True))


def to_ask(account: AccountFacts, visitor: Visitor | None) -> list[str]:
    """What of the account's questions the visitor has not answered yet."""
    known = set() if visitor is None else set(visitor.known.split(","))
    if known & {"phone", "email"}:
        known.add("contact")
    return [one for one in _ASKED.get(account.settings["ask"], ()) if one not in known]


def is_somebody_here() -> bool:
    """Whether a page of somebody who serves customers is open."""
    return any(page.viewer.role in SERVING for page in hub.pages())
