"""What the page of a touchpoint draws first: its numbers beside those before, its mood, its ways."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hamdel.platform.web.formats import show_number, show_percent
from hamdel.platform.web.words import CHANNELS, DEVICES, EMOTIONS

from .queries.touchpoint import AtTouchpoint, WayAt
from .report_frame import Frame
from .words import name_of_action

_ACTIONS = 6
_FEW = 10  # with fewer before, a change is chance


@dataclass(frozen=True, slots=True)
class Head:
    """A number with what it was before; `better`: whether more is good, None where it is neither."""

    name: str
    value: str
    note: str
    change: str
    tone: str
    url: str


def asked_url(key: str, frame: Frame, **more: str) -> str:
    """Where a piece of the page is asked for."""
    return f"{reverse('journeys:touchpoint_piece', args=[key])}?{urlencode({**frame.query, **more})}"  # fmt: skip


def heads_of(found: AtTouchpoint, frame: Frame) -> list[Head]:
    """Volume, people, how it ended, feeling and effort: each beside the span before."""
    now, before = found.now, found.before

    def url(facet: str) -> str:
        return frame.people_url(step=now.step, facet=facet)

    return [
        _count(_("Moments"), now.volume, before.volume, url("all")),
        _count(_("Customers"), now.customers, before.customers, url("all")),
        _share(_("Succeeded"), now, before, url("success")),
        _bad(_("It failed"), (now.failed, now.outcomes), (before.failed, before.outcomes), url("failure")),
        _bad(_("Given up"), (now.abandoned, now.outcomes), (before.abandoned, before.outcomes), url("abandoned")),
        _mean(_("Feeling"), "sentiment", found, url("negative"), decimals=2),
        _mean(_("Effort told"), "effort", found, url("all"), decimals=1),
    ]  # fmt: skip


def mood_of(found: AtTouchpoint) -> dict[str, Any]:
    """Good, even and bad feelings as shares, and the emotions by how often."""
    n = found.now.sentiment_n
    even = n - found.felt_good - found.felt_bad
    total = sum(found.emotions.values())
    return {
        "n": n,
        "parts": [
            ("positive", _("pleasant"), found.felt_good, _part(found.felt_good, n)),
            ("neutral", _("neither"), even, _part(even, n)),
            ("negative", _("unpleasant"), found.felt_bad, _part(found.felt_bad, n)),
        ],
        "emotions": [
            (key, str(EMOTIONS.get(key, key)), count, _part(count, total))
            for key, count in found.emotions.items()
        ],
    }


def ways_shown(found: AtTouchpoint) -> list[tuple[str, list[dict[str, Any]]]]:
    """Channels, devices and actions with their shares and how they ended."""
    total = found.now.volume
    actions = {one.key: name_of_action(one.key) for one in found.actions[:_ACTIONS]}
    return [
        (_("Channels"), _ways(found.channels, CHANNELS, total)),
        (_("Devices"), _ways(found.devices, DEVICES, total)),
        (_("By action"), _ways(found.actions[:_ACTIONS], actions, total)),
    ]


def _ways(
    ways: Sequence[WayAt], words: Mapping[str, Promise | str], total: int
) -> list[dict[str, Any]]:
    return [
        {
            "name": str(words.get(one.key, one.key)),
            "seen": one.seen,
            "bar": _part(one.seen, total),
            "success": one.succeeded / one.ended if one.ended else None,
        }
        for one in ways
    ]


def _part(count: int, of: int) -> float:
    return round(100 * count / of, 1) if of else 0.0


def _count(name: str, now: int, before: int, url: str) -> Head:
    change = show_percent(now / before - 1, signed=True) if before >= _FEW else ""
    return Head(name, show_number(now), "", change, "", url if now else "")


def _share(name: str, now: Any, before: Any, url: str) -> Head:
    if now.success_rate is None:
        return Head(name, "", _("no moment says how it ended"), "", "", "")
    low, high = (show_percent(one) for one in now.intervals["success_rate"])
    change, tone = _apart(
        now.success_rate,
        before.success_rate,
        (now.intervals["success_rate"], before.intervals.get("success_rate")),
        good=True,
    )
    note = _("%(low)s to %(high)s") % {"low": low, "high": high}
    return Head(name, show_percent(now.success_rate), note, change, tone, url)


def _bad(name: str, now: tuple[int, int], before: tuple[int, int], url: str) -> Head:
    if not now[1]:
        return Head(name, "", "", "", "", "")
    note = _("%(share)s of those that say it") % {
        "share": show_percent(now[0] / now[1], decimals=1)
    }
    change = show_percent(now[0] / now[1] / (before[0] / before[1]) - 1, signed=True) if before[0] >= _FEW else ""  # fmt: skip
    return Head(name, show_number(now[0]), note, change, "", url if now[0] else "")


def _mean(name: str, of: str, found: AtTouchpoint, url: str, *, decimals: int) -> Head:
    value, n = getattr(found.now, of), getattr(found.now, f"{of}_n")
    if value is None:
        return Head(name, "", _("nobody told"), "", "", "")
    ends = (found.now.intervals.get(of), found.before.intervals.get(of))
    change, tone = _apart(value, getattr(found.before, of), ends, good=of == "sentiment", decimals=decimals)  # fmt: skip
    note = _("of %(n)s") % {"n": show_number(n)}
    if ends[0]:
        low, high = (show_number(one, decimals=decimals) for one in ends[0])
        note = _("%(low)s to %(high)s, of %(n)s") % {"low": low, "high": high, "n": show_number(n)}
    return Head(name, show_number(value, decimals=decimals), note, change, tone, url)


def _apart(
    now: float, before: float | None, ends: tuple[Any, Any], *, good: bool, decimals: int | None = None
) -> tuple[str, str]:  # fmt: skip
    """The difference in words, colored only where the intervals do not touch."""
    if before is None:
        return "", ""
    apart = now - before
    said = show_percent(apart, signed=True) if decimals is None else show_number(apart, decimals=decimals, signed=True)  # fmt: skip
    sure = all(ends) and (ends[0][0] > ends[1][1] or ends[0][1] < ends[1][0])
    return said, ("good" if (apart > 0) == good else "bad") if sure else ""
