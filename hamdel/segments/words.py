"""Rules as sentences that one reads aloud."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import msgspec
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from hamdel.language.bidi import isolate_ltr
from hamdel.platform.web.formats import screen_language, show_digits, show_money, show_number
from hamdel.platform.web.words import CHANNELS, DEVICES, OUTCOMES, SENTIMENTS
from hamdel.reading.public import intent_names
from hamdel.touchpoints.public import catalogue, stages

from .rules.shapes import (
    All,
    Any_,
    Attribute,
    Consent,
    Identifier,
    Moments,
    NoneOf,
    Purchases,
    Rule,
    Score,
    Seen,
    read_rule,
)
from .scores import SENTIMENT, score_sources

KINDS: Final[dict[str, Promise]] = {
    "phone": gettext_lazy("a phone number"),
    "email": gettext_lazy("an e-mail address"),
    "user_id": gettext_lazy("a user id"),
    "anonymous_id": gettext_lazy("a browser or device"),
    "telegram": gettext_lazy("a Telegram account"),
    "bale": gettext_lazy("a Bale account"),
    "crm_id": gettext_lazy("a CRM id"),
    "national_id": gettext_lazy("a national id"),
}
ATTRIBUTES: Final[dict[str, Promise]] = {
    "city": pgettext_lazy("attribute", "city"),
    "province": pgettext_lazy("attribute", "province"),
    "job": pgettext_lazy("attribute", "job"),
    "company": pgettext_lazy("attribute", "company"),
    "plan": pgettext_lazy("attribute", "plan"),
    "birth_year": pgettext_lazy("attribute", "year of birth"),
    "name": pgettext_lazy("attribute", "name"),
}
BOUGHT: Final = {
    "order": pgettext_lazy("bought", "orders"),
    "bill": pgettext_lazy("bought", "bills"),
    "renewal": pgettext_lazy("bought", "renewals"),
}
STATES: Final = {
    "placed": pgettext_lazy("purchase", "placed"),
    "paid": pgettext_lazy("purchase", "paid"),
    "issued": pgettext_lazy("purchase", "issued"),
    "overdue": pgettext_lazy("purchase", "overdue"),
    "due": pgettext_lazy("purchase", "due"),
    "started": pgettext_lazy("purchase", "started"),
    "updated": pgettext_lazy("purchase", "changed"),
    "refunded": pgettext_lazy("purchase", "refunded"),
    "cancelled": pgettext_lazy("purchase", "cancelled"),
}
PURPOSES: Final = {
    "news": pgettext_lazy("purpose", "news"),
    "survey": pgettext_lazy("purpose", "surveys"),
    "offer": pgettext_lazy("purpose", "offers"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What catalogue, intents and scores are called on the screen; asked once for many sentences."""

    touchpoint: dict[str, str] = field(default_factory=dict)
    stage: dict[str, str] = field(default_factory=dict)
    intent: dict[str, str] = field(default_factory=dict)
    score: dict[str, str] = field(default_factory=dict)


def names_now() -> Names:
    """The names as they are now."""
    persian = screen_language() == "fa"
    return Names(
        touchpoint={one.key: one.name_fa if persian else one.name_en for one in catalogue()},
        stage={one.key: one.name_fa if persian else one.name_en for one in stages()},
        intent=intent_names(),
        score={
            SENTIMENT: _("feeling"),
            **{one.name: str(one.label) for one in score_sources()},
        },
    )


def sentence(rule: Rule, *, names: Names | None = None) -> str:
    """A whole rule as one sentence."""
    return _("People who %(what)s.") % {"what": clause(rule, names=names or names_now())}


def read_aloud(rule: Any) -> str:
    """A rule as JSON as one sentence; "" for what is no rule."""
    try:
        return sentence(read_rule(rule))
    except msgspec.ValidationError:
        return ""


def clause(rule: Rule, *, names: Names, inner: bool = False) -> str:
    """One part of a rule, as it follows “people who”."""
    match rule:
        case All():
            said = _(", and ").join(clause(one, names=names, inner=True) for one in rule.of)
        case Any_():
            said = _(", or ").join(clause(one, names=names, inner=True) for one in rule.of)
        case NoneOf():
            parts = _(", or ").join(clause(one, names=names, inner=True) for one in rule.of)
            return _("are not among those who (%(what)s)") % {"what": parts}
        case _:
            return _SAY[type(rule)](rule, names)
    return f"({said})" if inner and len(rule.of) > 1 else said


def _attribute(one: Attribute, _names: Names) -> str:
    templates = {
        "is": _("have %(name)s “%(value)s”"),
        "is_not": _("do not have %(name)s “%(value)s”"),
        "contains": _("have “%(value)s” in their %(name)s"),
        "at_least": _("have a %(name)s of at least %(value)s"),
        "at_most": _("have a %(name)s of at most %(value)s"),
        "known": _("have told their %(name)s"),
        "unknown": _("have not told their %(name)s"),
    }
    name = str(ATTRIBUTES.get(one.name, one.name))
    return templates[one.test] % {"name": name, "value": _plain(one.value)}


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float):
        return show_digits(int(value) if float(value).is_integer() else value)
    return str(value or "")


def _identifier(one: Identifier, _names: Names) -> str:
    kind = str(KINDS[one.kind])
    if one.known:
        said = _("have %(kind)s that is vouched for") if one.verified else _("have %(kind)s")
    else:
        said = (
            _("do not have %(kind)s that is vouched for")
            if one.verified
            else _("do not have %(kind)s")
        )
    return said % {"kind": kind}


def _consent(one: Consent, _names: Names) -> str:
    purpose = str(PURPOSES.get(one.purpose, one.purpose))
    if one.channel != "*":
        channel = str(CHANNELS.get(one.channel, one.channel))
        purpose = _("%(purpose)s by %(channel)s") % {"purpose": purpose, "channel": channel}
    templates = {
        "granted": _("agreed to %(purpose)s"),
        "refused": _("refused %(purpose)s"),
        "unsaid": _("have said nothing of %(purpose)s"),
    }
    return templates[one.state] % {"purpose": purpose}


def _moments(one: Moments, names: Names) -> str:
    given = {"what": _thing(one, names), "when": when(one.days, one.until_days)}
    if one.at_most == 0:
        return _("never had %(what)s %(when)s") % given
    times = one.at_least if one.at_least is not None else one.at_most or 0
    least = ngettext("at least once", "at least %(n)s times", times)
    most = ngettext("at most once", "at most %(n)s times", times)
    often = (least if one.at_least is not None else most) % {"n": show_number(times)}
    return _("had %(what)s %(often)s %(when)s") % {**given, "often": often}


def _thing(one: Moments, names: Names) -> str:
    thing = names.touchpoint.get(one.touchpoint or "", one.touchpoint) or one.action
    named = f"“{thing}”" if screen_language() == "en" else f"«{thing}»"
    qualities = [
        one.action if one.touchpoint and one.action else "",
        _("in stage %(stage)s") % {"stage": names.stage.get(one.stage, one.stage)}
        if one.stage
        else "",
        str(CHANNELS.get(one.channel, one.channel)) if one.channel else "",
        str(DEVICES.get(one.device, one.device)) if one.device else "",
        str(OUTCOMES[one.outcome]) if one.outcome else "",
        str(SENTIMENTS[one.mood]) if one.mood else "",
        names.intent.get(one.intent, one.intent) if one.intent else "",
    ]
    said = _(", ").join(one for one in qualities if one)
    start = named if thing else _("a moment")
    return f"{start} ({said})" if said else start


def when(days: int | None, until_days: int | None = None) -> str:
    """The days in which something was, in words."""
    if days is None and until_days is None:
        return pgettext("when", "ever")
    given = {"days": show_number(days or 0), "until": show_number(until_days or 0)}
    if days is None:
        return _("more than %(until)s days ago") % given
    if until_days is None:
        return ngettext("in the last day", "in the last %(days)s days", days) % given
    return _("between %(days)s and %(until)s days ago") % given


def _seen(one: Seen, _names: Names) -> str:
    days = one.within_days or one.over_days or 0
    inside = one.within_days is not None
    if one.which == "first":
        said = (
            _("we first met in the last %(days)s days")
            if inside
            else _("we have known for more than %(days)s days")
        )
    else:
        said = (
            _("were here in the last %(days)s days")
            if inside
            else _("have been silent for more than %(days)s days")
        )
    return said % {"days": show_number(days)}


def _purchases(one: Purchases, _names: Names) -> str:
    least = one.at_least is not None
    value = (one.at_least if least else one.at_most) or 0
    what = str(BOUGHT[one.kind])
    if one.state:
        what = _("%(what)s that are %(state)s") % {
            "what": what,
            "state": str(STATES.get(one.state, one.state)),
        }
    if one.measure == "total":
        said = (
            _("had %(what)s of at least %(value)s in all %(when)s")
            if least
            else _("had %(what)s of at most %(value)s in all %(when)s")
        )
        shown = show_money(value)
    else:
        said = (
            _("had at least %(value)s %(what)s %(when)s")
            if least
            else _("had at most %(value)s %(what)s %(when)s")
        )
        shown = show_number(value)
    return said % {"what": what, "value": shown, "when": when(one.days)}


def _score(one: Score, names: Names) -> str:
    least = one.at_least is not None
    value = (one.at_least if least else one.at_most) or 0.0
    # Isolated: else a minus jumps to the other side of Persian digits.
    shown = isolate_ltr(show_number(value))
    given = {"score": names.score.get(one.name, one.name), "value": shown}
    if one.name == SENTIMENT:
        given["when"] = when(one.days or 30)
        if least:
            return _("showed a feeling of at least %(value)s on average %(when)s") % given
        return _("showed a feeling of at most %(value)s on average %(when)s") % given
    if least:
        return _("have %(score)s of at least %(value)s") % given
    return _("have %(score)s of at most %(value)s") % given


_SAY: Final[dict[type, Callable[[Any, Names], str]]] = {
    Attribute: _attribute,
    Identifier: _identifier,
    Consent: _consent,
    Moments: _moments,
    Seen: _seen,
    Purchases: _purchases,
    Score: _score,
}
