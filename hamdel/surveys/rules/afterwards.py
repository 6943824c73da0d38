"""What those who answered did afterwards: bought, renewed, recommended us, went silent. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from hamdel.platform.intervals import share_interval

from .statistics import groups_of

Deed = Literal["bought", "renewed", "referred", "silent"]
DEEDS: Final[tuple[Deed, ...]] = ("bought", "renewed", "referred", "silent")
WATCHED: Final = timedelta(days=90)
GROUPS: Final = ("promoters", "passives", "detractors")
BOUGHT: Final = frozenset({"order completed", "subscription started"})
RENEWED: Final = frozenset({"subscription renewed", "policy renewed"})
REFERRED: Final = frozenset({"referral sent"})
FOLLOWED: Final = frozenset({"follow-up closed"})
# Of what the log tells of a customer, these are our own deeds: they break no silence.
OURS: Final = frozenset(
    {
        "message sent", "survey sent", "case opened", "case closed", "case reopened", "promise made",
        "promise kept", "promise broken", "promise withdrawn", "recovery started", "recovery offered",
        "recovery finished", "follow-up closed",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """One answer of somebody, and what they did within `WATCHED` after it, by lower-case actions."""

    customer_id: int
    score: int
    at: datetime
    did: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of `n` did something, with the 95 % interval of the share (0…1)."""

    having: int
    n: int
    low: float
    high: float

    @property
    def share(self) -> float | None:
        """The share itself; None of nobody."""
        return self.having / self.n if self.n else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Afterwards:
    """Shares by group of NPS and deed; of detractors also who was answered and who was not.

    `people` are those whose time is over; `too_soon` answered so lately that nobody can say yet.
    """

    people: int
    too_soon: int
    shares: Mapping[str, Mapping[Deed, Share]]
    answered: Share
    unanswered: Share


def afterwards(answers: Iterable[After], *, now: datetime) -> Afterwards:
    """Return what became of those who answered; each person counts once, by their first answer."""
    firsts = _firsts(answers)
    over = [one for one in firsts.values() if one.at <= now - WATCHED]
    groups = {name: [one for one in over if group_of(one.score) == name] for name in GROUPS}
    against = groups["detractors"]
    told = [one for one in against if one.did & FOLLOWED]
    rest = [one for one in against if not one.did & FOLLOWED]
    return Afterwards(
        people=len(over),
        too_soon=len(firsts) - len(over),
        shares={
            name: {deed: _share(some, deed) for deed in DEEDS} for name, some in groups.items()
        },
        answered=_share(told, "bought"),
        unanswered=_share(rest, "bought"),
    )


def who_did(answers: Iterable[After], *, group: str, deed: Deed, now: datetime) -> list[After]:
    """Return the people behind a share, by their first answer, the newest first."""
    over = (one for one in _firsts(answers).values() if one.at <= now - WATCHED)
    did = [one for one in over if group_of(one.score) == group and _did(one, deed)]
    return sorted(did, key=lambda one: one.at, reverse=True)


def group_of(score: int) -> str:
    """Return the group of NPS that a score belongs to."""
    promoters, passives, _ = groups_of({score: 1})
    return "promoters" if promoters else "passives" if passives else "detractors"


def _firsts(answers: Iterable[After]) -> dict[int, After]:
    firsts: dict[int, After] = {}
    for one in sorted(answers, key=lambda one: one.at):
        firsts.setdefault(one.customer_id, one)
    return firsts


def _share(some: Sequence[After], deed: Deed) -> Share:
    having = sum(_did(one, deed) for one in some)
    low, high = share_interval(having, len(some))
    return Share(having=having, n=len(some), low=low, high=high)


def _did(one: After, deed: Deed) -> bool:
    if deed == "silent":
        return not one.did - OURS
    return bool(one.did & {"bought": BOUGHT, "renewed": RENEWED, "referred": REFERRED}[deed])
