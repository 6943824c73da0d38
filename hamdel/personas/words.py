"""What sets a group apart, in sentences with figures."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from hamdel.platform.web.formats import screen_language, show_number, show_percent
from hamdel.platform.web.words import CHANNELS, DEVICES
from hamdel.touchpoints.public import stages

from .rules.suggesting import Suggestion
from .rules.telling import Figure

_SMALL: Final = 0.1  # a number below it is shown to two places
_ROUND: Final = 10  # as often: more is told in whole numbers
_TIMES: Final = 1.5  # as often: less is told by the numbers alone
_SHARES: Final[Mapping[str, Promise]] = {
    "channel": gettext_lazy("%(mine)s of their moments on “%(name)s” (others %(others)s)"),
    "device": gettext_lazy("%(mine)s of their moments by “%(name)s” (others %(others)s)"),
    "stage": gettext_lazy("%(mine)s of their moments at the stage “%(name)s” (others %(others)s)"),
    "night": gettext_lazy("%(mine)s of their moments between nine in the evening and six (others %(others)s)"),
    "weekend": gettext_lazy("%(mine)s of their moments on Thursdays and Fridays (others %(others)s)"),
    "failed": gettext_lazy("%(mine)s of their moments fail (others %(others)s)"),
}  # fmt: skip
_COUNTS: Final[Mapping[str, Promise]] = {
    "seen": gettext_lazy("%(mine)s moments in ninety days each (others %(others)s)"),
    "contacts": gettext_lazy("turn to you %(mine)s times in ninety days (others %(others)s)"),
    "bought": gettext_lazy("buy %(mine)s times in ninety days (others %(others)s)"),
}
_OFTEN: Final[Mapping[str, Promise]] = {
    "seen": gettext_lazy("%(times)s times as many moments as others: %(mine)s to %(others)s in ninety days"),
    "contacts": gettext_lazy("turn to you %(times)s times as often as others: %(mine)s to %(others)s in ninety days"),
    "bought": gettext_lazy("buy %(times)s times as often as others: %(mine)s to %(others)s in ninety days"),
}  # fmt: skip
_SHORT: Final[Mapping[str, Promise]] = {
    "night": gettext_lazy("by night"),
    "weekend": gettext_lazy("at the week-end"),
    "failed": gettext_lazy("often fails"),
    "seen": gettext_lazy("very active"),
    "contacts": gettext_lazy("often turns to us"),
    "bought": gettext_lazy("buys often"),
    "mood": gettext_lazy("glad"),
}
_SHORT_LESS: Final[Mapping[str, Promise]] = {
    "seen": gettext_lazy("seldom there"),
    "mood": gettext_lazy("displeased"),
    "bought": gettext_lazy("buys seldom"),
}


def stage_names() -> dict[str, str]:
    """The names of stages in the screen's language, by key: one question."""
    persian = screen_language() == "fa"
    return {one.key: one.name_fa if persian else one.name_en for one in stages()}


def say_figure(one: Figure, names: Mapping[str, str]) -> str:
    """A figure as a sentence: how it is with them, beside all others."""
    what = one.feature.what
    if what in _SHARES:
        said = {"mine": show_percent(one.mine), "others": show_percent(one.others)}
        return str(_SHARES[what]) % {**said, "name": _name(one, names)}
    fine = 2 if min(abs(one.mine), abs(one.others)) < _SMALL else 1
    said = {
        "mine": show_number(one.mine, decimals=fine, signed=what == "mood"),
        "others": show_number(one.others, decimals=fine, signed=what == "mood"),
    }
    if what == "mood":
        return _("feel %(mine)s in the mean, from -1 to 1 (others %(others)s)") % said
    if one.others > 0 and one.mine >= _TIMES * one.others:
        ratio = one.mine / one.others
        times = show_number(ratio, decimals=0 if ratio >= _ROUND else 1)
        return str(_OFTEN[what]) % {**said, "times": times}
    return str(_COUNTS[what]) % said


def name_group(group: Suggestion, place: int, names: Mapping[str, str]) -> str:
    """A name to begin with: the three things that most set a group apart."""
    words = [word for one in group.figures if (word := _short(one, names))]
    if not words:
        return pgettext("of customers", "Group %(n)s") % {"n": show_number(place)}
    return " · ".join(words[:3])


def _short(one: Figure, names: Mapping[str, str]) -> str:
    if one.feature.key:
        return _name(one, names) if one.apart > 0 else ""
    words = _SHORT if one.apart > 0 else _SHORT_LESS
    return str(words.get(one.feature.what, ""))


def _name(one: Figure, names: Mapping[str, str]) -> str:
    known = {"channel": CHANNELS, "device": DEVICES, "stage": names}.get(one.feature.what, {})
    return str(known.get(one.feature.key, one.feature.key))
