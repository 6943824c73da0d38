"""Form and function: does a channel reach what it is there for, and what usual figures do not show.

Everything is counted over traces of the log. A contact is *answered in time* where we wrote on that channel
within the target, or somebody took the call; *solved at once* where no further contact follows within seven days.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Final

WEEK: Final = timedelta(days=7)
SAME_TALK: Final = timedelta(hours=1)
SILENT: Final = timedelta(days=30)
_FEW: Final = 5  # fewer contacts say nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a channel shall reach: a first answer within so many minutes for a share, and solved at once."""

    minutes: int
    answered: int
    solved: int


TARGETS: Final[Mapping[str, Target]] = {
    "phone": Target(minutes=2, answered=90, solved=70),
    "chat": Target(minutes=1, answered=80, solved=70),
    "telegram": Target(minutes=15, answered=80, solved=65),
    "bale": Target(minutes=15, answered=80, solved=65),
    "sms": Target(minutes=30, answered=80, solved=60),
    "email": Target(minutes=240, answered=90, solved=60),
    "form": Target(minutes=240, answered=90, solved=60),
    "social": Target(minutes=60, answered=80, solved=50),
    "app": Target(minutes=60, answered=80, solved=60),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """One trace: see models.Trace."""

    profile_id: int
    at: datetime
    what: str
    channel: str
    reason: str = ""
    wait_seconds: int | None = None
    gave_up: bool = False
    bad: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """How a channel fares against its target; shares are None where too few contacts say nothing."""

    channel: str
    target: Target
    contacts: int
    answered: float | None
    median_minutes: float | None
    solved: float | None

    @property
    def met(self) -> bool | None:
        """Whether it reaches both; None where nothing can be said."""
        if self.answered is None or self.solved is None:
            return None
        return self.answered * 100 >= self.target.answered and (
            self.solved * 100 >= self.target.solved
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """What usual figures hide: how many of how many."""

    name: str
    count: int
    of: int

    @property
    def share(self) -> float | None:
        """Count of all; None where there are none."""
        return self.count / self.of if self.of else None


def functions_of(
    traces: Sequence[Traced], targets: Mapping[str, Target], *, until: datetime
) -> tuple[Function, ...]:
    """How each channel with a target and contacts fares, the busiest first.

    Contacts of the last seven days are not yet known to be solved: they count for answers alone.
    """
    contacts = _contacts(traces)
    answers = _times(one for one in traces if one.what == "answer")
    by_profile = _by_profile(contacts)
    found = []
    for channel, target in targets.items():
        mine = [one for one in contacts if one.channel == channel]
        if mine:
            found.append(_function(channel, target, mine, answers, by_profile, until))
    return tuple(sorted(found, key=lambda one: -one.contacts))


def hidden_in(
    traces: Sequence[Traced], seen_last: Mapping[int, datetime], *, until: datetime
) -> tuple[Hidden, ...]:
    """What usual figures hide, over some traces.

    `seen_last`: when each profile was last seen at all.
    """
    contacts = _contacts(traces)
    old = [one for one in contacts if one.at <= until - WEEK]
    by_profile = _by_profile(contacts)
    again = sum(_comes_again(one, by_profile[one.profile_id]) for one in old)
    live = [one for one in contacts if one.channel in {"phone", "chat"}]
    settled = [one for one in traces if one.what == "settled" and one.at <= until - SILENT]
    silent = sum(seen_last.get(one.profile_id, one.at) <= one.at + SAME_TALK for one in settled)
    words = [one for one in traces if one.what == "word"]
    return (
        Hidden(name="again", count=again, of=len(old)),
        Hidden(name="gave_up", count=sum(one.gave_up for one in live), of=len(live)),
        Hidden(name="silent", count=silent, of=len(settled)),
        Hidden(name="against", count=sum(one.bad for one in words), of=len(words)),
    )


def _function(
    channel: str,
    target: Target,
    mine: Sequence[Traced],
    answers: Mapping[int, list[datetime]],
    by_profile: Mapping[int, Sequence[Traced]],
    until: datetime,
) -> Function:
    waits = [_minutes(one, answers) for one in mine]
    told = [one for one in waits if one is not None]
    in_time = sum(one <= target.minutes for one in told)
    old = [one for one in mine if one.at <= until - WEEK]
    again = sum(_comes_again(one, by_profile[one.profile_id]) for one in old)
    return Function(
        channel=channel,
        target=target,
        contacts=len(mine),
        answered=in_time / len(mine) if len(mine) >= _FEW else None,
        median_minutes=median(told) if told else None,
        solved=1 - again / len(old) if len(old) >= _FEW else None,
    )


def _contacts(traces: Iterable[Traced]) -> list[Traced]:
    """The contacts in order; messages of one sitting on one channel are one."""
    found: list[Traced] = []
    newest: dict[tuple[int, str], datetime] = {}
    for one in sorted(traces, key=lambda each: each.at):
        if one.what != "contact":
            continue
        key = (one.profile_id, one.channel)
        before = newest.get(key)
        newest[key] = one.at
        if one.channel == "phone" or before is None or one.at - before >= SAME_TALK:
            found.append(one)
    return found


def _times(traces: Iterable[Traced]) -> dict[int, list[datetime]]:
    found: dict[int, list[datetime]] = {}
    for one in sorted(traces, key=lambda each: each.at):
        found.setdefault(one.profile_id, []).append(one.at)
    return found


def _minutes(one: Traced, answers: Mapping[int, list[datetime]]) -> float | None:
    """How long they waited for a first answer; None where none came."""
    if one.gave_up:
        return None
    if one.channel == "phone":
        return (one.wait_seconds or 0) / 60
    times = answers.get(one.profile_id, [])
    place = bisect_right(times, one.at)
    return (times[place] - one.at).total_seconds() / 60 if place < len(times) else None


def _by_profile(contacts: Iterable[Traced]) -> dict[int, list[Traced]]:
    found: dict[int, list[Traced]] = {}
    for one in contacts:
        found.setdefault(one.profile_id, []).append(one)
    return found


def _comes_again(one: Traced, theirs: Sequence[Traced]) -> bool:
    """Whether they turned to us again within seven days, for the same reason as far as anybody knows."""
    return any(
        one.at < other.at <= one.at + WEEK
        and (not one.reason or not other.reason or one.reason == other.reason)
        for other in theirs
    )
