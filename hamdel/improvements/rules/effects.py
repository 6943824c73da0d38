"""What an improvement changed: each number before and after, and whether the comparison is fair. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from .differences import (
    NOT_TOLD,
    Difference,
    Mean,
    Share,
    beyond,
    mean_of,
    means_apart,
    shares_apart,
    with_one_mix,
)

Name = Literal["hurt", "failed", "came_back", "sentiment", "effort", "volume"]
Doubt = Literal["too_early", "too_few", "mix", "season", "others_too", "not_measured"]
WEEK: Final = timedelta(days=7)
LONGEST: Final = timedelta(days=91)
FEW: Final = 30  # moments in one of the spans
ANOTHER_MIX: Final = 0.15  # of moments that came on another channel or device than before
LESS_IS_BETTER: Final = frozenset({"hurt", "failed", "came_back", "effort"})


@dataclass(frozen=True, slots=True)
class Spans:
    """Two spans [since, until) of the same length, and whether less than a week has passed since."""

    before: tuple[datetime, datetime]
    after: tuple[datetime, datetime]
    too_early: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was counted of some moments; `days`: moments of each day of the span that had any."""

    seen: int = 0
    hurt: int = 0
    failed: int = 0
    ripe: int = 0
    came_back: int = 0
    sentiment: Mean = NOT_TOLD
    effort: Mean = NOT_TOLD
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All that was counted, each before and after.

    `ways`: by channel and device; `others`: other steps of the same stage; `last_year`: the same Jalali
    days a year earlier; `others_too`: something else was mended there in the meantime, or changed suddenly.
    """

    step: tuple[Counted, Counted]
    ways: Mapping[object, tuple[Counted, Counted]]
    others: Sequence[tuple[Counted, Counted]]
    last_year: tuple[Counted, Counted] | None = None
    others_too: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A number before and after; `before_n`, `after_n`: of how many it is. `better`: None where nobody can say."""

    name: Name
    before: float
    after: float
    before_n: int
    after_n: int
    apart: Difference

    @property
    def better(self) -> bool | None:
        """Whether it surely became better (True) or worse (False)."""
        if not self.apart.is_sure or self.name == "volume":
            return None
        return (self.apart.value < 0) == (self.name in LESS_IS_BETTER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What was measured, by number; `hurt` beside others: than other steps changed, than a year ago, with one mix.

    `doubts`: why the comparison may be unfair.
    """

    spans: Spans
    lines: tuple[Line, ...]
    than_others: Difference | None
    than_last_year: Difference | None
    with_one_mix: Difference | None
    moved: float
    doubts: tuple[Doubt, ...]

    def line(self, name: Name) -> Line | None:
        """One of the numbers, where it was measured."""
        return next((one for one in self.lines if one.name == name), None)


def spans_of(*, started: datetime, done: datetime, now: datetime) -> Spans:
    """The spans that are compared: whole weeks since it was done, at most thirteen, and as many before it began.

    Whole weeks, so that both have the same days of the week. Before the first week is over it is what
    there is.
    """
    since_done = min(now - done, LONGEST)
    length = since_done // WEEK * WEEK or max(since_done, timedelta(hours=1))
    return Spans(
        before=(started - length, started),
        after=(done, done + length),
        too_early=since_done < WEEK,
    )


def effect_of(spans: Spans, measured: Measured) -> Effect:
    """Compare what was counted in the two spans."""
    before, after = measured.step
    lines = tuple(_lines(before, after, spans))
    hurt = next((one.apart for one in lines if one.name == "hurt"), None)
    control = with_one_mix((_hurt(one), _hurt(two)) for one, two in measured.others)
    seasonal = _hurt_apart(measured.last_year)
    moved = _moved(list(measured.ways.values()))
    doubts: dict[Doubt, bool] = {
        "not_measured": hurt is None,
        "too_early": spans.too_early,
        "too_few": min(before.seen, after.seen) < FEW,
        "mix": moved >= ANOTHER_MIX,
        "season": seasonal is None or seasonal.is_sure,
        "others_too": measured.others_too,
    }
    return Effect(
        spans=spans,
        lines=lines,
        than_others=beyond(hurt, control) if hurt and control else None,
        than_last_year=beyond(hurt, seasonal) if hurt and seasonal else None,
        with_one_mix=with_one_mix((_hurt(one), _hurt(two)) for one, two in measured.ways.values()),
        moved=moved,
        doubts=tuple(name for name, holds in doubts.items() if holds),
    )


def _lines(before: Counted, after: Counted, spans: Spans) -> list[Line]:
    shares: list[tuple[Name, Share, Share]] = [
        ("hurt", _hurt(before), _hurt(after)),
        ("failed", Share(before.failed, before.seen), Share(after.failed, after.seen)),
        ("came_back", Share(before.came_back, before.ripe), Share(after.came_back, after.ripe)),
    ]
    means: list[tuple[Name, Mean, Mean]] = [
        ("sentiment", before.sentiment, after.sentiment),
        ("effort", before.effort, after.effort),
        ("volume", _a_day(before, spans), _a_day(after, spans)),
    ]
    found = [
        Line(name, one.value, two.value, one.of, two.of, apart)
        for name, one, two in shares
        if (apart := shares_apart(one, two)) is not None
    ]
    found += [
        Line(name, one.value, two.value, one.count, two.count, apart)
        for name, one, two in means
        if (apart := means_apart(one, two)) is not None
    ]
    return found


def _hurt(one: Counted) -> Share:
    return Share(one.hurt, one.seen)


def _hurt_apart(pair: tuple[Counted, Counted] | None) -> Difference | None:
    if pair is None or min(one.seen for one in pair) < FEW:
        return None
    return shares_apart(_hurt(pair[0]), _hurt(pair[1]))


def _a_day(one: Counted, spans: Spans) -> Mean:
    """Moments a day: days without any count too."""
    days = (spans.after[1] - spans.after[0]).days
    return mean_of(
        [*one.days, *[0] * (days - len(one.days))] if days > len(one.days) else one.days
    )


def _moved(pairs: Sequence[tuple[Counted, Counted]]) -> float:
    """The share of moments that would have to come another way for both mixes to be the same, 0…1."""
    before, after = (sum(pair[at].seen for pair in pairs) for at in (0, 1))
    if not before or not after:
        return 0.0
    return sum(abs(one.seen / before - two.seen / after) for one, two in pairs) / 2
