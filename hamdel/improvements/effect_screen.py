"""What an improvement changed, in words and as a picture."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hamdel.platform.web.formats import show_date, show_number, show_percent

from .rules.differences import Difference
from .rules.effects import Effect, Line

_WIDE, _AIR = 200.0, 10.0  # of the picture of an interval
NAMES: Final = {
    "hurt": gettext_lazy("moments that hurt at once"),
    "failed": gettext_lazy("failed or given up"),
    "came_back": gettext_lazy("had to come back within a week"),
    "sentiment": gettext_lazy("feeling, -1 to 1"),
    "effort": gettext_lazy("effort, 1 to 7"),
    "volume": gettext_lazy("moments a day"),
}
DOUBTS: Final = {
    "not_measured": gettext_lazy("Nothing was measured at its step in one of the two spans."),
    "too_early": gettext_lazy("Less than a week has passed: look again when it has."),
    "too_few": gettext_lazy("Fewer than thirty moments in one of the spans: chance weighs much."),
    "mix": gettext_lazy(
        "Moments come on other channels and devices than before; the number with one mix is the fairer one."
    ),
    "season": gettext_lazy(
        "It may be the season: the log does not know the same days of last year, or they changed too."
    ),
    "others_too": gettext_lazy(
        "Something else was mended here in the meantime: what did what can not be told apart."
    ),
}
_SHARES: Final = frozenset({"hurt", "failed", "came_back"})


@dataclass(frozen=True, slots=True)
class LineShown:
    """A number before and after. `tone`: positive, negative or ""."""

    name: str
    before: str
    after: str
    before_n: int
    after_n: int
    change: str
    low: str
    high: str
    tone: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An interval beside no effect, in a drawing of 200 × 40: places from its leading side."""

    zero: str
    start: str
    width: str
    point: str
    tone: str


@dataclass(frozen=True, slots=True)
class EffectShown:
    """All of it. `fairer`: other ways to compare, each with what it says."""

    headline: str
    tone: str
    when: str
    lines: tuple[LineShown, ...]
    fairer: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]
    picture: Picture | None


def effect_shown(effect: Effect) -> EffectShown:
    """Say and draw an effect."""
    hurt = effect.line("hurt")
    return EffectShown(
        headline=_headline(hurt),
        tone=_tone(hurt),
        when=_when(effect),
        lines=tuple(_line(one) for one in effect.lines),
        fairer=tuple(_fairer(effect)),
        doubts=tuple(str(DOUBTS[name]) for name in effect.doubts),
        picture=None if hurt is None else _picture(hurt.apart, _tone(hurt)),
    )


def effect_said(change: float, low: float, high: float) -> str:
    """How the share that hurts changed, with its interval, in a few words; for a card and a map."""
    given = {
        name: show_percent(value, decimals=1, signed=True)
        for name, value in (("change", change), ("low", low), ("high", high))
    }
    return _("%(change)s of moments that hurt (%(low)s to %(high)s)") % given


def _headline(hurt: Line | None) -> str:
    if hurt is None:
        return _("Nothing was measured at its step.")
    given = {"before": show_percent(hurt.before, decimals=1), "after": show_percent(hurt.after, decimals=1)}  # fmt: skip
    if hurt.better is None:
        return _("%(before)s of moments hurt before, %(after)s after: it may be chance.") % given
    if hurt.better:
        return _("It hurts less: %(before)s of moments before, %(after)s after.") % given
    return _("It hurts more: %(before)s of moments before, %(after)s after.") % given


def _when(effect: Effect) -> str:
    days = effect.spans.after[1] - effect.spans.after[0]
    return _("%(days)s days before %(began)s, and as many after %(done)s") % {
        "days": show_number(max(days.days, 1)),
        "began": show_date(effect.spans.before[1]),
        "done": show_date(effect.spans.after[0]),
    }


def _line(one: Line) -> LineShown:
    tone = _tone(one)
    verdicts = {"positive": _("better"), "negative": _("worse")}
    return LineShown(
        name=str(NAMES[one.name]),
        before=_value(one, one.before),
        after=_value(one, one.after),
        before_n=one.before_n,
        after_n=one.after_n,
        tone=tone,
        verdict=verdicts.get(tone, _("other") if one.apart.is_sure else _("perhaps chance")),
        **_said(one),
    )


def _said(one: Line) -> dict[str, str]:
    """The difference and its interval, in points where it is a share."""
    return {
        "change": _signed(one, one.apart.value),
        "low": _signed(one, one.apart.low),
        "high": _signed(one, one.apart.high),
    }


def _fairer(effect: Effect) -> list[tuple[str, str]]:
    compared = (
        (_("Than other steps of its stage changed"), effect.than_others),
        (_("Than the same days changed last year"), effect.than_last_year),
        (_("With the channels and devices of before"), effect.with_one_mix),
    )
    return [(name, _points(apart)) for name, apart in compared if apart is not None]


def _points(apart: Difference) -> str:
    given = {
        name: show_percent(value, decimals=1, signed=True)
        for name, value in (("change", apart.value), ("low", apart.low), ("high", apart.high))
    }
    return _("%(change)s (%(low)s to %(high)s)") % given


def _tone(one: Line | None) -> str:
    better = None if one is None else one.better
    return "" if better is None else "positive" if better else "negative"


def _value(one: Line, value: float) -> str:
    if one.name in _SHARES:
        return show_percent(value, decimals=1)
    return show_number(round(value, 2))


def _signed(one: Line, value: float) -> str:
    if one.name in _SHARES:
        return show_percent(value, decimals=1, signed=True)
    return show_number(round(value, 2), signed=True)


def _picture(apart: Difference, tone: str) -> Picture:
    """The interval and 0, over all of the drawing."""
    low, high = min(apart.low, 0.0), max(apart.high, 0.0)
    scale = (_WIDE - 2 * _AIR) / ((high - low) or 1.0)

    def place(value: float) -> float:
        return _AIR + (value - low) * scale

    return Picture(
        zero=f"{place(0.0):.1f}",
        start=f"{place(apart.low):.1f}",
        width=f"{max(place(apart.high) - place(apart.low), 1.0):.1f}",
        point=f"{place(apart.value):.1f}",
        tone=tone,
    )
