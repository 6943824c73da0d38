"""What moves a customer's trust, and by how much: 0 none, 60 that of somebody we did nothing to, 100 whole.

A loss weighs more than a gain of the same kind (trust is lost faster than it is won: P. Slovic, "Perceived
risk, trust, and democracy", Risk Analysis 13, 1993), and both fade: half of what happened is gone after
ninety days. docs/trust.md tells why each number is what it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

BEGIN: Final = 60.0
HIGHEST: Final = 100.0
HALF_LIFE: Final = timedelta(days=90)
UNHAPPY: Final = -0.35  # a sentiment from which on words are unhappy
HAPPY: Final = 0.6
PATIENCE: Final = 120  # seconds that everybody waits
_ROOM: Final = HIGHEST - BEGIN

# Points at a trust of 60: gains shrink towards 100, losses towards 0.
POINTS: Final = {
    "promise_kept": 6.0,
    "promise_broken": -18.0,
    "recovered": 8.0,
    "not_recovered": -4.0,
    "made_good": 2.0,
    "solved": 4.0,
    "reopened": -6.0,
    "failed": -4.0,
    "gave_up": -5.0,
    "waited": -1.0,  # for each two minutes beyond the first two, at most four times
    "unhappy": -4.0,
    "angry": -6.0,
    "happy": 2.0,
}
_BY_ACTION: Final = {
    ("Promise Kept", "success"): "promise_kept",
    ("Promise Broken", "failure"): "promise_broken",
    ("Recovery Finished", "success"): "recovered",
    ("Recovery Finished", "failure"): "not_recovered",
    ("Recovery Offered", None): "made_good",
    ("Case Resolved", "success"): "solved",
    ("Case Closed", "success"): "solved",
    ("Case Reopened", None): "reopened",
}
_OURS: Final = frozenset({"Message Sent", "Promise Made", "Promise Withdrawn", "Case Opened"})
_LIVE: Final = frozenset({"phone", "chat"})  # there somebody waits for somebody
_MOST_WAITS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """One moment, as far as trust is concerned. `properties` are those of the event."""

    action: str
    channel: str
    outcome: str | None
    sentiment: float | None
    emotion: str | None
    properties: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Something that moved trust: what, and by how many points at a trust of 60."""

    at: datetime
    what: str
    points: float
    interaction_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustPoint:
    """How far they trusted us right after something, and by how much that had moved it."""

    at: datetime
    trust: float
    change: float
    what: str
    interaction_id: int


def moves_of(lived: Lived) -> tuple[tuple[str, float], ...]:
    """What of a moment moves trust, each with its points; empty for most of the log."""
    named = _BY_ACTION.get((lived.action, lived.outcome)) or _BY_ACTION.get((lived.action, None))
    if named is not None:
        return ((named, POINTS[named]),)
    if lived.action in _OURS or lived.action.startswith(("Promise ", "Recovery ")):
        return ()
    found = [*_outcome(lived), *_waiting(lived), *_feeling(lived)]
    return tuple((what, points) for what, points in found if points)


def trust_over(moved: Sequence[Moved]) -> tuple[TrustPoint, ...]:
    """How trust went through what moved it, oldest first; whatever order it was told in."""
    trust, last = BEGIN, None
    points = []
    for one in sorted(moved, key=lambda each: (each.at, each.interaction_id, each.what)):
        before = trust if last is None else faded(trust, one.at - last)
        trust = _after(before, one.points)
        points.append(
            TrustPoint(
                at=one.at,
                trust=trust,
                change=trust - before,
                what=one.what,
                interaction_id=one.interaction_id,
            )
        )
        last = one.at
    return tuple(points)


def trust_at(points: Sequence[TrustPoint], at: datetime) -> float:
    """How far they trust us at an instant, by the points before it."""
    newest = next((one for one in reversed(points) if one.at <= at), None)
    return BEGIN if newest is None else faded(newest.trust, at - newest.at)


def faded(trust: float, length: timedelta) -> float:
    """What is left of it after a while in which nothing happened: it goes back towards the beginning."""
    share: float = 0.5 ** (max(length, timedelta()) / HALF_LIFE)
    return BEGIN + (trust - BEGIN) * share


def _after(trust: float, points: float) -> float:
    room = (HIGHEST - trust) / _ROOM if points > 0 else trust / BEGIN
    return min(max(trust + points * room, 0.0), HIGHEST)


def _outcome(lived: Lived) -> Iterable[tuple[str, float]]:
    if lived.outcome == "failure":
        yield "failed", POINTS["failed"]
    elif lived.outcome == "abandoned" and lived.channel in _LIVE:
        yield "gave_up", POINTS["gave_up"]


def _waiting(lived: Lived) -> Iterable[tuple[str, float]]:
    waited = lived.properties.get("wait_seconds")
    if isinstance(waited, int | float) and not isinstance(waited, bool) and waited > PATIENCE:
        turns = min((waited - PATIENCE) / PATIENCE, _MOST_WAITS)
        yield "waited", POINTS["waited"] * turns


def _feeling(lived: Lived) -> Iterable[tuple[str, float]]:
    felt = lived.sentiment
    if felt is None:
        return
    if felt <= UNHAPPY and lived.emotion == "anger":
        yield "angry", POINTS["angry"] * -felt
    elif felt <= UNHAPPY:
        yield "unhappy", POINTS["unhappy"] * -felt
    elif felt >= HAPPY:
        yield "happy", POINTS["happy"]
