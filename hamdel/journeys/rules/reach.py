"""How far a touchpoint reaches: views, clicks, time, rank, videos, conversion. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any, Final, Literal, get_args

from hamdel.platform.intervals import share_interval

Metric = Literal[
    "views", "clicks", "time_on_page", "conversion", "search_rank", "video_views", "visitors"
]
METRICS: Final[tuple[Metric, ...]] = get_args(Metric)
# What is counted by the names of actions, as clients commonly send them.
_VIEWS: Final = re.compile(r"\b(Viewed|Opened|Loaded|Seen|Page|Screen)\b")
_CLICKS: Final = re.compile(r"\bClicked\b")
_VIDEOS: Final = re.compile(r"^Video (Started|Watched|Viewed|Played|Playback Started)\b")
# What moments tell of themselves, by the names that clients commonly give it.
_TIMES: Final = ("time_on_page", "time_on_page_seconds", "engagement_seconds", "seconds_on_page")
_RANKS: Final = ("search_rank", "rank", "position")
_LONGEST: Final = 6 * 3_600.0  # a page left open for longer was not looked at
_WORST_RANK: Final = 1_000.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A metric as moments tell it: of `n` of them; `interval` (95 %) where it is a share."""

    value: float
    n: int
    interval: tuple[float, float] | None = None


def counted(by_action: Mapping[str, int]) -> dict[Metric, Told]:
    """Views, clicks and video views of how often each action was met; what never was is absent."""
    patterns: tuple[tuple[Metric, re.Pattern[str]], ...] = (
        ("views", _VIEWS), ("clicks", _CLICKS), ("video_views", _VIDEOS),
    )  # fmt: skip
    sums = {
        name: sum(count for action, count in by_action.items() if pattern.search(action))
        for name, pattern in patterns
    }
    return {name: Told(value=float(count), n=count) for name, count in sums.items() if count}


def told_by(properties: Iterable[Mapping[str, Any]]) -> dict[Metric, Told]:
    """Median time on a page (seconds) and median rank in a search, as moments tell them."""
    listed = list(properties)
    found: dict[Metric, Told] = {}
    wanted: tuple[tuple[Metric, tuple[str, ...], float], ...] = (
        ("time_on_page", _TIMES, _LONGEST), ("search_rank", _RANKS, _WORST_RANK),
    )  # fmt: skip
    for name, keys, most in wanted:
        values = [one for each in listed if (one := _number(each, keys, most)) is not None]
        if values:
            found[name] = Told(value=median(values), n=len(values))
    return found


def converted(people: int, of: int) -> Told | None:
    """The share of people who bought afterwards; None where nobody was there."""
    if not of:
        return None
    return Told(value=people / of, n=of, interval=share_interval(people, of))


def _number(told: Mapping[str, Any], keys: Iterable[str], most: float) -> float | None:
    for key in keys:
        value = told.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= most:
            return float(value)
    return None
