"""Where it hurts most: steps ranked by how many of their moments hurt. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from hamdel.platform.intervals import share_interval, shares_differ

SIGNS: Final = (
    "failed", "abandoned", "felt_bad", "heavy", "raged", "came_back", "switched", "waited",
    "dropped_off",
)  # fmt: skip
FEW: Final = 5  # moments that hurt; with fewer a step is not ranked
SURE: Final = 3.0  # standard errors: a change that chance gives once in some 400 comparisons
_WELL, _FAIRLY = 0.25, 0.6  # the interval's width beside the number itself
Sureness = Literal["high", "fair", "low"]
_OURS: Final = frozenset(
    {
        "Promise Made",
        "Promise Kept",
        "Case Opened",
        "Case Resolved",
        "Case Closed",
        "Case Reopened",
    }
)
_THEIRS: Final = frozenset({"Referral Sent"})
# Contacts that wait for an answer in writing, and those that nobody took.
WRITTEN: Final = frozenset(
    {
        "Message Received",
        "Email Received",
        "Support Requested",
        "Complaint Filed",
        "Form Submitted",
    }
)
MISSED: Final = frozenset({"Call Missed"})
# What begins with these has an end that is meant; a trial or a subscription goes on by itself.
_BEGUN: Final = frozenset({"Product Added", "Cart Viewed"})
_GO_ON: Final = frozenset(
    {"Trial Started", "Subscription Started", "Call Started", "Chat Started"}
)


def done_by_us(action: str) -> bool:
    """Whether the company does it: how its own words sound is not how the customer felt."""
    return action in _OURS or (action.endswith(" Sent") and action not in _THEIRS)


def is_begun(action: str) -> bool:
    """Whether an action begins something that is meant to be finished: a checkout, a transfer, a form."""
    return action in _BEGUN or (action.endswith(" Started") and action not in _GO_ON)


@dataclass(frozen=True, slots=True)
class Counts:
    """Moments of a step in a span; `signs` counts those with each of SIGNS, a moment may have several."""

    seen: int = 0
    customers: int = 0
    hurt: int = 0
    signs: dict[str, int] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """The share of moments that hurt, 0…1."""
        return self.hurt / self.seen if self.seen else 0.0


@dataclass(frozen=True, slots=True)
class Sore:
    """A step with what hurts there: now, in the span before, and over time (moments a slice)."""

    step: str
    now: Counts
    before: Counts
    curve: tuple[int, ...]
    worst_id: int | None = None

    @property
    def interval(self) -> tuple[int, int]:
        """How many moments hurt, if as many came again: the 95 % interval."""
        low, high = share_interval(self.now.hurt, self.now.seen)
        return round(low * self.now.seen), round(high * self.now.seen)

    @property
    def sureness(self) -> Sureness:
        """How sure the number is, by the width of its interval."""
        low, high = self.interval
        width = (high - low) / self.now.hurt if self.now.hurt else 1.0
        return "high" if width <= _WELL else "fair" if width <= _FAIRLY else "low"

    @property
    def change(self) -> float | None:
        """The share that hurts beside the share before: .5 is half as much again; None without any before."""
        if not self.before.hurt or not self.now.seen:
            return None
        return self.now.share / self.before.share - 1

    @property
    def surely_changed(self) -> bool:
        """Whether chance alone hardly gives such a change."""
        now, before = self.now, self.before
        return abs(shares_differ(now.hurt, now.seen, before.hurt, before.seen)) >= SURE

    @property
    def main_sign(self) -> str:
        """What goes with most of the moments that hurt; of equal ones the first of SIGNS."""
        return max(SIGNS, key=lambda name: self.now.signs.get(name, 0))


@dataclass(frozen=True, slots=True)
class Friction:
    """The sore steps, the one with most hurting moments first; `below` are those with too few to rank."""

    sores: tuple[Sore, ...]
    below: int
    hurt: int

    def share_of_first(self, count: int) -> float:
        """The share of all hurting moments that the first `count` steps have, 0…1."""
        return sum(one.now.hurt for one in self.sores[:count]) / self.hurt if self.hurt else 0.0


def ranked(found: Iterable[Sore]) -> Friction:
    """Rank steps by how many moments hurt: pain × volume, each moment counted once."""
    hurting = [one for one in found if one.now.hurt]
    sores = [one for one in hurting if one.now.hurt >= FEW]
    sores.sort(key=lambda one: (-one.now.hurt, -one.now.share, one.step))
    return Friction(
        sores=tuple(sores),
        below=len(hurting) - len(sores),
        hurt=sum(one.now.hurt for one in hurting),
    )


def curve_of(points: Sequence[tuple[int, int]], slices: int) -> tuple[int, ...]:
    """A number for each slice, of (slice, number); 0 where none is."""
    given = dict(points)
    return tuple(given.get(at, 0) for at in range(slices))
