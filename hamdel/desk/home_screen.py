"""The home's figures in the words and digits of the screen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hamdel.platform.web.formats import show_date, show_number, show_percent

from .home import Bar, Change, Share, Volume

AS_USUAL = 0.05
FIRST_OF_MONTH = frozenset({"1", "۱"})


@dataclass(frozen=True, slots=True)
class ShownBar:
    """A day of the chart."""

    day: date
    label: str
    count: int
    x: str
    y: str
    width: str
    height: str
    current: bool


@dataclass(frozen=True, slots=True)
class ShownShare:
    """A channel or stage; `change` is signed, empty where there was nothing to compare with."""

    name: str
    count: int
    share: str
    change: str


@dataclass(frozen=True, slots=True)
class ShownChange:
    """What stood out yesterday."""

    ratio: str
    text: str
    usual: str


@dataclass(frozen=True, slots=True)
class ShownVolume:
    """What the home draws. `trend` is "more", "fewer", "usual" or "" where nothing is known."""

    today: int
    yesterday: int
    trend: str
    by: str
    top: int
    bars: tuple[ShownBar, ...]
    channels: tuple[ShownShare, ...]
    stages: tuple[ShownShare, ...]
    changes: tuple[ShownChange, ...]


def shown(volume: Volume, *, names: Mapping[str, str]) -> ShownVolume:
    """Put the figures into words; `names` are those of channels and stages by key."""
    ratio = volume.ratio
    return ShownVolume(
        today=volume.today,
        yesterday=volume.yesterday,
        trend=_trend(ratio),
        by="" if ratio is None else show_percent(abs(ratio)),
        top=volume.top,
        bars=tuple(_bar(bar, first=not place) for place, bar in enumerate(volume.bars)),
        channels=tuple(_share(share, names) for share in volume.channels),
        stages=tuple(_share(share, names) for share in volume.stages),
        changes=tuple(_change(change, names) for change in volume.changes),
    )


def _trend(ratio: float | None) -> str:
    if ratio is None:
        return ""
    if abs(ratio) < AS_USUAL:
        return "usual"
    return "more" if ratio > 0 else "fewer"


def _bar(bar: Bar, *, first: bool) -> ShownBar:
    number = re.split("[/-]", show_date(bar.day, style="numeric"))[-1].lstrip("0۰")
    return ShownBar(
        day=bar.day,
        label=show_date(bar.day, style="short") if first or number in FIRST_OF_MONTH else number,
        count=bar.count,
        x=f"{bar.x:g}",
        y=f"{100 - bar.height:g}",
        width=f"{bar.width:g}",
        height=f"{bar.height:g}",
        current=bar.current,
    )


def _share(share: Share, names: Mapping[str, str]) -> ShownShare:
    change = "" if share.change is None else show_percent(share.change, signed=True)
    return ShownShare(names.get(share.name, share.name), share.count, f"{share.share:.4f}", change)


def _change(change: Change, names: Mapping[str, str]) -> ShownChange:
    given = {"name": names.get(change.name, change.name), "count": show_number(change.count)}
    text = (
        _("%(name)s: %(count)s interactions yesterday")
        if change.of == "channel"
        else _("Stage %(name)s: %(count)s interactions yesterday")
    )
    usual = _("usually %(count)s") % {"count": show_number(round(change.usual))}
    return ShownChange(show_percent(change.ratio, signed=True), text % given, usual)
