"""How it went at touchpoints, day by day: bars, devices and sentences in the language of the screen."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from hamdel.language.bidi import isolate
from hamdel.platform.web.formats import screen_language, show_date, show_number, show_percent
from hamdel.platform.web.words import DEVICES

from .days import outcomes_by_day
from .queries import catalogue
from .rules.troubles import DayOutcomes, Trouble, troubles, usual_share
from .screens import name_of


@dataclass(frozen=True, slots=True)
class OutcomeBar:
    """A day of the chart, in a drawing of 100 × 100; `failed_height` is part of `height`."""

    day: date
    seen: int
    failed: int
    x: str
    width: str
    height: str
    y: str
    failed_height: str
    failed_y: str


@dataclass(frozen=True, slots=True)
class DeviceLine:
    """How it went on one kind of device."""

    name: str
    seen: int
    failed: int
    share: str


@dataclass(frozen=True, slots=True)
class TroubleLine:
    """Days that stood out, in a sentence; `key` is the touchpoint's."""

    key: str
    when: str
    share: str
    text: str
    usual: str


@dataclass(frozen=True, slots=True)
class Went:
    """A month at one touchpoint."""

    bars: tuple[OutcomeBar, ...]
    top: int
    first: date
    last: date
    seen: int
    failed: int
    share: str
    devices: tuple[DeviceLine, ...]
    troubles: tuple[TroubleLine, ...]


def went(rows: Sequence[DayOutcomes], *, first: date, last: date) -> Went:
    """A touchpoint's days from `first` to `last`, both included."""
    seen, failed = Counter[date](), Counter[date]()
    for row in rows:
        seen[row.day] += row.seen
        failed[row.day] += row.failed
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    top = max(seen.values(), default=0)
    return Went(
        bars=tuple(
            _bar(n, len(days), day, seen[day], failed[day], top) for n, day in enumerate(days)
        ),
        top=top,
        first=first,
        last=last,
        seen=seen.total(),
        failed=failed.total(),
        share=_share(failed.total(), seen.total()),
        devices=tuple(_devices(rows)),
        troubles=tuple(trouble_line(one, name="") for one in troubles(rows)),
    )


def recent_troubles(*, since: date, until: date, most: int) -> list[TroubleLine]:
    """Days in a row on which a touchpoint failed beyond its usual share, the greatest first."""
    found = troubles(outcomes_by_day(since=since, until=until))[:most]
    if not found:
        return []
    names = {facts.key: name_of(facts, language=screen_language()) for facts in catalogue()}
    return [trouble_line(one, name=names.get(one.touchpoint, one.touchpoint)) for one in found]


def usual_failures(*, since: date, until: date) -> dict[str, float]:
    """The share of each touchpoint's moments that fails on a usual day, both days included; by its key."""
    rows: dict[str, list[DayOutcomes]] = {}
    for row in outcomes_by_day(since=since, until=until):
        rows.setdefault(row.touchpoint, []).append(row)
    shares = {key: usual_share(own) for key, own in rows.items()}
    return {key: share for key, share in shares.items() if share is not None}


def trouble_line(one: Trouble, *, name: str) -> TroubleLine:
    """Say one trouble; without a name it is that of the page it stands on."""
    given = {
        "name": isolate(name),
        "failed": show_number(one.failed),
        "seen": show_number(one.seen),
        "device": str(DEVICES.get(one.device, one.device)),
        "share": show_percent(one.device_share),
    }
    said = (
        _("%(name)s: %(failed)s of %(seen)s failed, most on %(device)s (%(share)s)")
        if name
        else _("%(failed)s of %(seen)s failed, most on %(device)s (%(share)s)")
    )
    return TroubleLine(
        key=one.touchpoint,
        when=_when(one.first, one.last),
        share=show_percent(one.share),
        text=said % given,
        usual=_("usually %(share)s") % {"share": show_percent(one.usual)},
    )


def _when(first: date, last: date) -> str:
    if first == last:
        return show_date(first, style="short")
    given = {"first": show_date(first, style="short"), "last": show_date(last, style="short")}
    return _("%(first)s to %(last)s") % given


def _bar(place: int, days: int, day: date, seen: int, failed: int, top: int) -> OutcomeBar:
    step, height, wrong = 100 / days, 100 * seen / (top or 1), 100 * failed / (top or 1)
    return OutcomeBar(
        day=day,
        seen=seen,
        failed=failed,
        x=f"{place * step + step * 0.14:.2f}",
        width=f"{step * 0.72:.2f}",
        height=f"{height - wrong:.2f}",
        y=f"{100 - height:.2f}",
        failed_height=f"{wrong:.2f}",
        failed_y=f"{100 - wrong:.2f}",
    )


def _devices(rows: Sequence[DayOutcomes]) -> list[DeviceLine]:
    seen, failed = Counter[str](), Counter[str]()
    for row in rows:
        seen[row.device] += row.seen
        failed[row.device] += row.failed
    return [
        DeviceLine(str(DEVICES.get(key, key)), count, failed[key], _share(failed[key], count))
        for key, count in seen.most_common()
    ]


def _share(failed: int, seen: int) -> str:
    return show_percent(failed / seen, decimals=1) if seen else ""
