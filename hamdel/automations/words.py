"""Rules as sentences that one reads aloud: when, if, do."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from hamdel.accounts.public import people, teams
from hamdel.cases.public import case_types
from hamdel.platform.web.formats import screen_language, show_duration
from hamdel.platform.web.words import CHANNELS, EMOTIONS, SENTIMENTS
from hamdel.reading.public import intent_names
from hamdel.segments.public import read_aloud, segments

EVENTS: Final[dict[str, Promise]] = {
    "conversation.opened": gettext_lazy("a customer begins a conversation"),
    "message.received": gettext_lazy("a customer writes"),
    "conversation.assigned": gettext_lazy("a conversation is given to somebody"),
    "conversation.closed": gettext_lazy("a conversation is closed"),
    "conversation.reopened": gettext_lazy("a conversation is opened again"),
    "case.opened": gettext_lazy("a case is opened"),
    "case.assigned": gettext_lazy("a case is given to somebody"),
    "case.changed": gettext_lazy("a case is changed"),
    "case.closed": gettext_lazy("a case is closed"),
    "case.reopened": gettext_lazy("a case is opened again"),
    "waiting": gettext_lazy("a customer has waited for our answer for so long"),
    "silent": gettext_lazy("we have waited for the customer for so long"),
    "unassigned": gettext_lazy("nobody has taken a conversation for so long"),
}
PRIORITIES: Final[dict[str, Promise]] = {
    "low": pgettext_lazy("priority", "low"),
    "normal": pgettext_lazy("priority", "normal"),
    "high": pgettext_lazy("priority", "high"),
    "urgent": pgettext_lazy("priority", "urgent"),
}
STATES: Final[dict[str, Promise]] = {
    "open": pgettext_lazy("state", "open, our turn"),
    "waiting": pgettext_lazy("state", "waiting for the customer"),
    "snoozed": pgettext_lazy("state", "put off"),
    "closed": pgettext_lazy("state", "closed"),
    "new": pgettext_lazy("state", "new"),
    "on_hold": pgettext_lazy("state", "on hold"),
    "solved": pgettext_lazy("state", "solved"),
}
LANGUAGES: Final[dict[str, Promise]] = {
    "fa": gettext_lazy("Persian"),
    "finglish": gettext_lazy("Finglish"),
    "en": gettext_lazy("English"),
    "ar": gettext_lazy("Arabic"),
    "mixed": gettext_lazy("mixed"),
}
WHOM: Final[dict[str, Promise]] = {
    "nobody": pgettext_lazy("assigned", "nobody has it"),
    "anybody": pgettext_lazy("assigned", "somebody has it"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What teams, people, segments, intents and types are called; asked once for many sentences."""

    team: dict[str, str] = field(default_factory=dict)
    person: dict[str, str] = field(default_factory=dict)
    segment: dict[str, str] = field(default_factory=dict)
    intent: dict[str, str] = field(default_factory=dict)
    case_type: dict[str, str] = field(default_factory=dict)


def names_now() -> Names:
    """The names as they are now."""
    persian = screen_language() == "fa"
    return Names(
        team={str(one.id): one.name for one in teams()},
        person={str(one.id): one.name for one in people() if one.is_active},
        segment={one.key: one.name_fa if persian else one.name_en for one in segments()},
        intent=intent_names(),
        case_type={one.key: one.name_fa if persian else one.name_en for one in case_types()},
    )


def when_said(event: str, minutes: int) -> str:
    """What a rule waits for, in words."""
    said = str(EVENTS.get(event, event))
    if minutes:
        length = show_duration(timedelta(minutes=minutes))
        return _("When %(what)s: %(length)s") % {"what": said, "length": length}
    return _("When %(what)s") % {"what": said}


def condition_said(condition: Mapping[str, Any], names: Names, *, inner: bool = False) -> str:
    """A condition in words; "" for one that always holds."""
    kind = condition["rule"]
    if kind in {"all", "any", "none"}:
        parts = [condition_said(one, names, inner=True) for one in condition["of"]]
        if kind == "none":
            return _("none of these holds: %(what)s") % {"what": _(", or ").join(parts)}
        said = (_(", and ") if kind == "all" else _(", or ")).join(parts)
        return f"({said})" if inner and len(parts) > 1 else said
    return _SAY[kind](condition, names)


def actions_said(actions: Sequence[Mapping[str, Any]], names: Names) -> list[str]:
    """Each action in words."""
    return [_DO[one["do"]](one, names) for one in actions]


def did_said(do: str) -> str:
    """What was done, in a word or two."""
    return str(DEEDS.get(do, do))


DEEDS: Final[dict[str, Promise]] = {
    "priority": pgettext_lazy("action", "set the priority"),
    "assign": pgettext_lazy("action", "give to a team or person"),
    "note": pgettext_lazy("action", "write a note"),
    "reply": pgettext_lazy("action", "answer the customer"),
    "open_case": pgettext_lazy("action", "open a case"),
    "close": pgettext_lazy("action", "close the conversation"),
    "snooze": pgettext_lazy("action", "put the conversation off"),
    "label": pgettext_lazy("action", "add a label"),
}


def _of(one: Mapping[str, Any], names: Mapping[str, Any]) -> str:
    return pgettext("list", " or ").join(str(names.get(key, key)) for key in one["of"])


def _words(one: Mapping[str, Any], _names: Names) -> str:
    said = _("“%(word)s”")
    parts = [said % {"word": word} for word in one["any"]]
    return _("the message has %(words)s") % {"words": pgettext("list", " or ").join(parts)}


def _has_label(one: Mapping[str, Any], _names: Names) -> str:
    said = pgettext("list", " or ").join(_("“%(word)s”") % {"word": word} for word in one["any"])
    return _("it has the label %(labels)s") % {"labels": said}


def _assigned(one: Mapping[str, Any], names: Names) -> str:
    if one.get("to") in WHOM:
        return str(WHOM[one["to"]])
    known = names.team if one["to"] == "team" else names.person
    return _("it is with %(whom)s") % {"whom": known.get(one["id"], one["id"])}


def _hours(one: Mapping[str, Any], _names: Names) -> str:
    return _("we are open") if one["open"] else _("we are closed")


def _customer(one: Mapping[str, Any], _names: Names) -> str:
    return _("the customer is one of these: %(who)s") % {"who": read_aloud(one["fits"])}


Say = Callable[[Mapping[str, Any], Names], str]


def _listed(template: Promise, names: Callable[[Names], Mapping[str, Any]]) -> Say:
    return lambda one, known: str(template) % {"what": _of(one, names(known))}


_SAY: Final[dict[str, Say]] = {
    "channel": _listed(gettext_lazy("it is by %(what)s"), lambda _: CHANNELS),
    "words": _words,
    "intent": _listed(gettext_lazy("they want: %(what)s"), lambda names: names.intent),
    "mood": _listed(gettext_lazy("the message is %(what)s"), lambda _: SENTIMENTS),
    "emotion": _listed(gettext_lazy("they are %(what)s"), lambda _: EMOTIONS),
    "language": _listed(gettext_lazy("they write %(what)s"), lambda _: LANGUAGES),
    "priority": _listed(gettext_lazy("the priority is %(what)s"), lambda _: PRIORITIES),
    "state": _listed(gettext_lazy("it is %(what)s"), lambda _: STATES),
    "case_type": _listed(
        gettext_lazy("the case is of type %(what)s"), lambda names: names.case_type
    ),
    "assigned": _assigned,
    "label": _has_label,
    "hours": _hours,
    "segment": lambda one, names: (
        _("the customer is in “%(segment)s”")
        % {"segment": names.segment.get(one["key"], one["key"])}
    ),
    "customer": _customer,
}
_DO: Final[dict[str, Say]] = {
    "priority": lambda one, _names: (
        _("set the priority to %(priority)s") % {"priority": PRIORITIES[one["priority"]]}
    ),
    "assign": lambda one, names: (
        _("give it to %(whom)s")
        % {
            "whom": names.person.get(one.get("person", ""))
            or names.team.get(one.get("team", ""), one.get("team") or one.get("person"))
        }
    ),
    "note": lambda one, _names: _("write the note “%(text)s”") % {"text": one["text"]},
    "reply": lambda one, _names: (
        _("answer “%(text)s”") % {"text": one.get("text") or f"/{one.get('shortcut')}"}
    ),
    "open_case": lambda one, names: (
        _("open a case of type %(type)s: “%(title)s”")
        % {"type": names.case_type.get(one["type"], one["type"]), "title": one["title"]}
    ),
    "close": lambda _one, _names: _("close the conversation"),
    "label": lambda one, _names: _("add the label “%(label)s”") % {"label": one["name"]},
    "snooze": lambda one, _names: (
        _("put it off for %(length)s")
        % {"length": show_duration(timedelta(minutes=one["minutes"]))}
    ),
}
