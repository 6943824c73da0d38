"""Policies and reports as sentences and rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from hamdel.accounts.public import calendars, teams
from hamdel.cases.public import case_types
from hamdel.platform.web.formats import screen_language, show_percent
from hamdel.platform.web.words import CHANNELS
from hamdel.segments.public import segments

from .contracts import PRIORITIES, PolicyFacts
from .forms import Offered
from .words import (
    DO_NAMES,
    KIND_NAMES,
    PERCENT,
    PRIORITY_NAMES,
    STATE_NAMES,
    length_text,
    target_name,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyLine:
    """A policy as a supervisor reads it: for what, what is promised, what happens as time runs out."""

    id: int
    name: str
    active: bool
    version: int
    about: tuple[str, ...]
    promises: tuple[str, ...]
    rest: tuple[str, ...]


def offered() -> Offered:
    """What a policy can be about."""
    fa = screen_language() == "fa"
    hours = [(str(one.id), one.name) for one in calendars()]
    return Offered(
        channels=[(key, str(name)) for key, name in CHANNELS.items()],
        teams=[(str(one.id), one.name) for one in teams()],
        types=[(one.key, one.name_fa if fa else one.name_en) for one in case_types()],
        segments=[(one.key, one.name_fa if fa else one.name_en) for one in segments()],
        calendars=[("", _("Those of the team, else the company's")), *hours],
    )


def lines_of(policies: Iterable[PolicyFacts]) -> list[PolicyLine]:
    """Policies as lines of the list."""
    known = offered()
    return [_line(one, known) for one in policies]


def _line(one: PolicyFacts, known: Offered) -> PolicyLine:
    return PolicyLine(
        id=one.id,
        name=one.name,
        active=one.active,
        version=one.version,
        about=tuple(_about(one, known)),
        promises=tuple(_promise(target, by) for target, by in one.minutes.items()),
        rest=tuple(_rest(one, known)),
    )


def _about(one: PolicyFacts, known: Offered) -> Iterable[str]:
    said = one.condition
    yield from (str(KIND_NAMES[kind]) for kind in said.kinds)
    for keys, choices in (
        (said.channels, known.channels),
        ([str(team) for team in said.teams], known.teams),
        (said.types, known.types),
        (said.segments, known.segments),
    ):
        names = dict(choices)
        yield from (names.get(key, key) for key in keys)
    if said.attribute:
        yield f"{said.attribute} = {said.value}"


def _promise(target: str, by: Mapping[str, int]) -> str:
    """«پاسخ اول: ۱ ساعت، فوری ۱۵ دقیقه»: the usual, then what differs from it."""
    usual = by.get("normal") or next(iter(by.values()))
    others = [
        f"{PRIORITY_NAMES[one]} {_time(by[one])}"
        for one in reversed(PRIORITIES)
        if one in by and by[one] != usual
    ]
    return f"{target_name(target)}: {_comma([_time(usual), *others])}"


def _rest(one: PolicyFacts, known: Offered) -> Iterable[str]:
    if one.calendar_id is not None:
        yield dict(known.calendars).get(str(one.calendar_id), "")
    if one.pauses:
        states = _comma([str(STATE_NAMES[state]) for state in one.pauses])
        yield _("stands still: %(states)s") % {"states": states}
    for step in one.steps:
        deeds = _comma([str(DO_NAMES[do]) for do in step.does])
        yield _("at %(share)s: %(deeds)s") % {
            "share": show_percent(step.percent / PERCENT),
            "deeds": deeds,
        }


def _time(minutes: int) -> str:
    return length_text(minutes)


def _comma(parts: Iterable[str]) -> str:
    return ("، " if screen_language() == "fa" else ", ").join(parts)


def subject_url(kind: str, subject_id: int) -> str:
    """Where a conversation or a case is opened."""
    name = "conversations:conversation" if kind == "conversation" else "cases:case"
    return reverse(name, args=[subject_id])
