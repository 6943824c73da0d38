"""When did a step suddenly begin to hurt more than it usually does? Pure.

A scan for a change of a share: of all beginnings within the last three days the one whose moments
since are least like the four weeks before, by the likelihood ratio (Siegmund, Sequential Analysis,
1985, ch. II; Page, Biometrika 41, 1954), divided by how much more the usual days scatter than chance
does (McCullagh and Nelder, Generalized Linear Models, 1989, ch. 4.5).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log
from typing import Final

DAY: Final = 24  # hours
LOOKS: Final = 3 * DAY  # how far back a beginning is looked for
USUAL: Final = 28 * DAY  # what it is held against, before that
STRONG: Final = (
    20.0  # of the likelihood ratio; how rarely chance gives so much: docs/improvements.md
)
LEAST_HURT: Final = 10
LEAST_DAYS: Final = 5
LEAST_SEEN: Final = 50
_NEAR: Final = 2.0  # of the likelihood ratio: beginnings that are nearly as likely (95 %)
_OVER: Final = 4.0  # so far below its peak the ratio has to fall before it is over
_LEAST_SHARE: Final = 0.002  # what never hurt is not thought to be perfect
_MOST_SHARE: Final = 0.95


@dataclass(frozen=True, slots=True)
class Change:
    """A step that hurts more since an hour (hours since 1970).

    `earliest`…`latest`: when it began with 95 %; `until`: when it was over, None while it goes on;
    `usual`: the share that usually hurts; `strength`: how unlike chance, 20 and more.
    """

    began: int
    earliest: int
    latest: int
    until: int | None
    seen: int
    hurt: int
    usual: float
    strength: float

    @property
    def share(self) -> float:
        """The share that hurt meanwhile."""
        return self.hurt / self.seen


class Hours:
    """The hours of a step, summed up so that any stretch of them is counted at once."""

    def __init__(self, counts: Sequence[tuple[int, int, int]], *, first: int, last: int) -> None:
        seen, hurt = [0] * (last - first + 1), [0] * (last - first + 1)
        for hour, came, hurting in counts:
            if first <= hour <= last:
                seen[hour - first], hurt[hour - first] = came, hurting
        self.first, self.last = first, last
        self._seen = [0, *accumulate(seen)]
        self._hurt = [0, *accumulate(hurt)]

    def counted(self, since: int, until: int) -> tuple[int, int]:
        """Moments in the hours [since, until), and those that hurt."""
        a, b = (min(max(one - self.first, 0), len(self._seen) - 1) for one in (since, until))
        return self._seen[b] - self._seen[a], self._hurt[b] - self._hurt[a]


@dataclass(frozen=True, slots=True)
class Usually:
    """What is usual: the share that hurts, and how many times more its days scatter than chance gives."""

    share: float
    scatter: float


def usually(hours: Hours, *, before: int, without: Sequence[tuple[int, int]]) -> Usually | None:
    """What was usual in the four weeks before an hour, without some stretches; None where too little was seen."""
    days = [
        (seen, hurt)
        for start in range(before - USUAL, before, DAY)
        if not any(start < until and since < start + DAY for since, until in without)
        for seen, hurt in (hours.counted(start, start + DAY),)
        if seen
    ]
    all_seen, all_hurt = sum(one[0] for one in days), sum(one[1] for one in days)
    if len(days) < LEAST_DAYS or all_seen < LEAST_SEEN:
        return None
    share = min(max((all_hurt + 0.5) / (all_seen + 1), _LEAST_SHARE), _MOST_SHARE)
    squares = sum((hurt - seen * share) ** 2 / (seen * share * (1 - share)) for seen, hurt in days)
    return Usually(share, max(squares / (len(days) - 1), 1.0))


def change_at(hours: Hours, now: int, *, without: Sequence[tuple[int, int]] = ()) -> Change | None:
    """Whether the step had suddenly begun to hurt more by the beginning of the hour `now`; None where not."""
    _, hurt = hours.counted(now - LOOKS, now)
    if hurt < LEAST_HURT or not hours.counted(now - 1, now)[1]:
        return None  # nothing new hurts: nothing new is found
    usual = usually(hours, before=now - LOOKS, without=without)
    if usual is None:
        return None
    found = {since: _ratio(*hours.counted(since, now), usual) for since in range(now - LOOKS, now)}
    began = max(found, key=lambda since: (found[since], since))  # of equal ones the latest
    seen, hurt = hours.counted(began, now)
    if found[began] < STRONG or hurt < LEAST_HURT:
        return None
    near = [since for since, ratio in found.items() if ratio >= found[began] - _NEAR]
    return Change(
        began=began,
        earliest=min(near),
        latest=max(near),
        until=None,
        seen=seen,
        hurt=hurt,
        usual=usual.share,
        strength=found[began],
    )


def followed(hours: Hours, change: Change, now: int) -> Change:
    """How a change went on until the beginning of the hour `now`: over at the peak of the likelihood ratio.

    It is over once the ratio has clearly fallen below its peak: the moments since are as usual again.
    """
    share = min(max(change.share, change.usual + 0.01), 0.99)
    up, down = log(share / change.usual), log((1 - share) / (1 - change.usual))
    peak, end, ratio = 0.0, change.began + 1, 0.0
    for hour in range(change.began, now):
        seen, hurt = hours.counted(hour, hour + 1)
        ratio += hurt * up + (seen - hurt) * down
        if ratio >= peak:
            peak, end = ratio, hour + 1
    over = ratio < peak - _OVER and now - end >= DAY // 2
    seen, hurt = hours.counted(change.began, end if over else now)
    return Change(
        began=change.began,
        earliest=change.earliest,
        latest=change.latest,
        until=end if over else None,
        seen=seen,
        hurt=hurt,
        usual=change.usual,
        strength=change.strength,
    )


def changes_in(hours: Hours, *, since: int, until: int, every: int = 1) -> list[Change]:
    """All changes that one would have found looking each `every` hours in [since, until], each once."""
    found: list[Change] = []
    for now in range(since, until + 1, every):
        if found:
            found[-1] = followed(hours, found[-1], now) if found[-1].until is None else found[-1]
            if found[-1].until is None or now - found[-1].until < DAY:
                continue  # it goes on, or has just ended
        without = [(one.began, one.until or now) for one in found]
        change = change_at(hours, now, without=without)
        if change is not None and (not found or change.began >= (found[-1].until or 0)):
            found.append(change)
    if found and found[-1].until is None:
        found[-1] = followed(hours, found[-1], until)
    return found


def _ratio(seen: int, hurt: int, usual: Usually) -> float:
    """The log-likelihood ratio of a higher share than usual, by the usual scatter; 0 where it is not higher."""
    if not seen or hurt / seen <= usual.share:
        return 0.0
    share = hurt / seen
    ratio = hurt * log(share / usual.share)
    if hurt < seen:
        ratio += (seen - hurt) * log((1 - share) / (1 - usual.share))
    return ratio / usual.scatter
