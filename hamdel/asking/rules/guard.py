"""The one guard over all surveys and channels: whether a person may be asked at a time, and why not."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

Reason = Literal["", "held", "refused", "consent", "unreachable", "too_soon", "quiet"]
REASONS: Final[tuple[Reason, ...]] = (
    "held", "refused", "consent", "unreachable", "too_soon", "quiet",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What the company allows: days between two asks of a person, days of peace after a refusal."""

    days: int
    refused_days: int


@dataclass(frozen=True, kw_only=True)
class Person:
    """How somebody stands: when they were or will be asked, refused; what holds them back.

    `consented`: whether they agreed to be written to on the way in question (None: that way asks for
    no consent, as on a page they read or in a call they hold). `reachable`: an address is known.
    """

    asked_at: Sequence[datetime] = ()
    refused_at: datetime | None = None
    refuses: bool = False
    holds: tuple[str, ...] = ()
    consented: bool | None = True
    reachable: bool = True


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Whether to ask. `detail` names the hold; `until` is when it may be different, where that is known."""

    reason: Reason = ""
    detail: str = ""
    until: datetime | None = None

    @property
    def asks(self) -> bool:
        """Whether the person may be asked."""
        return not self.reason


ASKS: Final = Verdict()


def verdict(person: Person, limits: Limits, *, at: datetime, awake_at: datetime) -> Verdict:
    """Whether somebody may be asked at an instant: the first reason against it, the gravest first.

    Two asks of one person are never nearer than `limits.days`, whichever of them was decided first.
    `awake_at`: the first instant from then on that is not in the quiet hours.
    """
    if person.holds:
        return Verdict(reason="held", detail=person.holds[0])
    against = _refused(person, limits, at) or _out_of_reach(person) or _soon(person, limits, at)
    if against is not None:
        return against
    return Verdict(reason="quiet", until=awake_at) if awake_at > at else ASKS


def _out_of_reach(person: Person) -> Verdict | None:
    if person.consented is False:
        return Verdict(reason="consent")
    return None if person.reachable else Verdict(reason="unreachable")


def _refused(person: Person, limits: Limits, at: datetime) -> Verdict | None:
    """A refusal in the consents stands until they say otherwise; one by «do not ask» for its days."""
    if person.refuses:
        return Verdict(reason="refused")
    if person.refused_at is None:
        return None
    until = person.refused_at + timedelta(days=limits.refused_days)
    return Verdict(reason="refused", until=until) if at < until else None


def _soon(person: Person, limits: Limits, at: datetime) -> Verdict | None:
    apart = timedelta(days=limits.days)
    near = [one for one in person.asked_at if abs(at - one) < apart]
    return Verdict(reason="too_soon", until=max(near) + apart) if near else None
