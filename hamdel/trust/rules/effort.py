"""How much work a matter was for the customer, from what happened: 1 none … 7 heavy, with its parts.

A matter is a run of contacts less than a week apart. Its first contact is free: without it nobody could
help. Everything more is load, and load saturates: effort = 1 + 6 · (1 - e^(-load / 6)). The weights follow
what raises asked effort most: repeat contacts, transfers and repeating oneself, then switching channels
(M. Dixon, K. Freeman, N. Toman, "Stop trying to delight your customers", HBR 2010). docs/trust.md says more.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, Final

from hamdel.interactions.public import CONTACTS

GAP: Final = timedelta(days=7)  # contacts further apart are two matters
BEFORE: Final = timedelta(hours=2)  # what they tried by themselves before turning to us
SAME_TRY: Final = timedelta(hours=1)
LEAST: Final = 1.0
MOST: Final = 7.0
_SCALE: Final = 6.0

WEIGHTS: Final = {
    "contacts": 1.0,  # each after the first
    "switches": 1.2,  # of channel, from one contact to the next
    "transfers": 1.5,
    "repeats": 1.0,  # of a contact, for the reason of the one before
    "minutes": 0.1,  # waited
    "retries": 0.7,  # of something that had failed
    "steps": 0.15,  # by themselves, before they turned to us
}
_STEPS: Final = frozenset(
    {"Help Article Viewed", "Searched", "Search", "Page Viewed", "Product Search", "Products Searched"}
)  # fmt: skip
_SAME_TALK: Final = timedelta(hours=1)  # messages of one sitting are one contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Did:
    """One moment, as far as effort is concerned; `told`: the effort they said themselves."""

    at: datetime
    action: str
    channel: str
    outcome: str | None
    intent: str | None
    told: float | None
    properties: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """The effort of a matter: how much on the scale, and of what parts (their number, not weight)."""

    score: float
    parts: dict[str, float]
    begun_at: datetime
    last_at: datetime
    told: float | None

    @property
    def load(self) -> dict[str, float]:
        """What each part weighs."""
        return {name: WEIGHTS[name] * count for name, count in self.parts.items()}


def effort_of(moments: Sequence[Did]) -> tuple[Effort, ...]:
    """The effort of each matter in a customer's moments, oldest first; none where nobody turned to us."""
    ordered = sorted(moments, key=lambda one: one.at)
    matters: list[list[Did]] = []
    for one in _contacts(ordered):
        if matters and one.at - matters[-1][-1].at < GAP:
            matters[-1].append(one)
        else:
            matters.append([one])
    return tuple(_effort(matter, ordered) for matter in matters)


def score_of(parts: dict[str, float]) -> float:
    """The place on the scale of some parts."""
    load = sum(WEIGHTS[name] * count for name, count in parts.items())
    return LEAST + (MOST - LEAST) * (1 - math.exp(-load / _SCALE))


def same_reason(one: Did, other: Did) -> bool:
    """Whether two contacts are for one reason, as far as anybody knows."""
    mine, theirs = _reason(one), _reason(other)
    return bool(mine) and mine == theirs


def _contacts(ordered: Sequence[Did]) -> list[Did]:
    """The contacts; messages that follow each other on one channel within an hour are one."""
    found: list[Did] = []
    newest: datetime | None = None
    for one in ordered:
        if one.action not in CONTACTS:
            continue
        again = bool(found) and found[-1].channel == one.channel and one.channel != "phone"
        if not (again and newest is not None and one.at - newest < _SAME_TALK):
            found.append(one)
        newest = one.at
    return found


def _effort(matter: Sequence[Did], ordered: Sequence[Did]) -> Effort:
    begun, last = matter[0].at - BEFORE, matter[-1].at + BEFORE
    within = [one for one in ordered if begun <= one.at <= last]
    pairs = list(pairwise(matter))
    told = [one.told for one in within if one.told is not None]
    parts = {
        "contacts": float(len(matter) - 1),
        "switches": float(sum(one.channel != other.channel for one, other in pairs)),
        "transfers": sum(_number(one, "transfers") for one in within),
        "repeats": float(sum(same_reason(one, other) for one, other in pairs)),
        "minutes": round(sum(_number(one, "wait_seconds") for one in within) / 60, 1),
        "retries": float(_retries(within)),
        "steps": float(_steps(matter, within)),
    }
    return Effort(
        score=score_of(parts),
        parts=parts,
        begun_at=matter[0].at,
        last_at=matter[-1].at,
        told=sum(told) / len(told) if told else None,
    )


def _retries(within: Sequence[Did]) -> int:
    """How often they tried again what had failed a while ago."""
    failed: dict[str, datetime] = {}
    count = 0
    for one in within:
        before = failed.get(one.action)
        count += before is not None and one.at - before < SAME_TRY
        if one.outcome == "failure":
            failed[one.action] = one.at
    return count


def _steps(matter: Sequence[Did], within: Sequence[Did]) -> int:
    """What they looked for by themselves shortly before a contact."""
    return sum(
        one.action in _STEPS and any(one.at <= c.at <= one.at + BEFORE for c in matter)
        for one in within
    )


def _reason(one: Did) -> str:
    return str(one.properties.get("reason") or one.intent or "")


def _number(one: Did, name: str) -> float:
    value = one.properties.get(name)
    return (
        max(float(value), 0.0)
        if isinstance(value, int | float) and not isinstance(value, bool)
        else 0.0
    )
