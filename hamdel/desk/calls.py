"""Calls as the desk shows them: who rings, why they probably do, what to say first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from hamdel.conversations.public import CallBack, CallFacts
from hamdel.customers.public import find_by_identifier
from hamdel.interactions.public import Ranked, reasons_of, say_reason

from .people import Person, people_of


@dataclass(frozen=True, slots=True)
class RingRow:
    """A call that rings: who, and the first reason in a line (empty where there is none)."""

    call: CallFacts
    person: Person
    why: str
    share: float


@dataclass(frozen=True, slots=True)
class Sharer:
    """One of several people who are known by the number that rings."""

    id: int
    name: str
    line: str
    chosen: bool


def ring_rows(found: list[CallBack], *, now: datetime) -> list[RingRow]:
    """Calls that ring, with whom they are from; those of nobody known say so by their number."""
    people = people_of([one.customer_id for one in found])
    return [_row(one, people, now) for one in found if one.customer_id in people]


def sharers_of(found: CallBack) -> list[Sharer]:
    """Who is known by the number; empty where it is one person's alone."""
    known = find_by_identifier("phone", found.call.number) if found.call.number else []
    if len(known) < 2:  # noqa: PLR2004 - somebody and another one
        return []
    people = people_of(known)
    return [
        Sharer(one, people[one].name, people[one].line, chosen=one == found.customer_id)
        for one in known
        if one in people
    ]


def _row(one: CallBack, people: Mapping[int, Person], now: datetime) -> RingRow:
    reasons: list[Ranked] = reasons_of(one.customer_id, now=now)
    if not reasons:
        return RingRow(one.call, people[one.customer_id], "", 0.0)
    why = say_reason(reasons[0].cause, now=now).whole
    return RingRow(one.call, people[one.customer_id], why, reasons[0].probability)
