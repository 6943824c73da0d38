"""Rules of moments as sentences that one reads aloud."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hamdel.platform.web.formats import screen_language, show_number
from hamdel.platform.web.words import CHANNELS, EMOTIONS, OUTCOMES
from hamdel.touchpoints.public import catalogue, stages

from .rules.moments import MomentRule, Told

MARK_WORDS: Final[Mapping[str, Promise]] = {
    "positive": pgettext_lazy("moment", "positive"),
    "neutral": pgettext_lazy("moment", "neutral"),
    "negative": pgettext_lazy("moment", "negative"),
}
_TELLS: Final[Mapping[str, Promise]] = {
    "known": gettext_lazy("of which “%(name)s” is told"),
    "is": gettext_lazy("whose “%(name)s” is “%(value)s”"),
    "at_least": gettext_lazy("whose “%(name)s” is at least %(value)s"),
    "at_most": gettext_lazy("whose “%(name)s” is at most %(value)s"),
}


def place_names() -> tuple[dict[str, str], dict[str, str]]:
    """The names of touchpoints and of stages, by key: two questions for any number of sentences."""
    persian = screen_language() == "fa"
    return (
        {one.key: one.name_fa if persian else one.name_en for one in catalogue()},
        {one.key: one.name_fa if persian else one.name_en for one in stages()},
    )


def say_rule(rule: MomentRule, names: tuple[dict[str, str], dict[str, str]]) -> str:
    """A rule as a sentence."""
    asked = (
        _one(rule.touchpoints, names[0], _("at %(names)s")),
        _one(rule.stages, names[1], _("at the stage %(names)s")),
        _one(rule.channels, CHANNELS, _("on %(names)s")),
        _one(rule.actions, {}, _("in which “%(names)s” happened")),
        _one(rule.outcomes, OUTCOMES, _("that ended so: %(names)s")),
        _one(rule.emotions, EMOTIONS, _("felt as %(names)s")),
        _bounds(rule.sentiment_from, rule.sentiment_to, _("feeling (-1 to 1)"), signed=True),
        _bounds(rule.effort_from, rule.effort_to, _("effort (1 to 7)"), signed=False),
        _told(rule.told),
    )
    said = _(", ").join(one for one in asked if one)
    return _("A moment %(asked)s is %(mark)s.") % {"asked": said, "mark": MARK_WORDS[rule.mark]}


def _one(keys: Sequence[str], names: Mapping[str, str | Promise], sentence: str) -> str:
    if not keys:
        return ""
    return sentence % {"names": _(" or ").join(str(names.get(one, one)) for one in keys)}


def _bounds(low: float | None, high: float | None, what: str, *, signed: bool) -> str:
    if low is None and high is None:
        return ""
    said = {
        "what": what,
        "low": "" if low is None else show_number(low, signed=signed),
        "high": "" if high is None else show_number(high, signed=signed),
    }
    if high is None:
        return _("with %(what)s of at least %(low)s") % said
    if low is None:
        return _("with %(what)s of at most %(high)s") % said
    return _("with %(what)s from %(low)s to %(high)s") % said


def _told(asked: Told | None) -> str:
    if asked is None:
        return ""
    return str(_TELLS[asked.test]) % {"name": asked.name, "value": asked.value}
