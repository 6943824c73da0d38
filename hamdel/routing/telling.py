"""Rules and decisions put into sentences: what a rule asks, where it sends, why one was chosen."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamdel.language.bidi import isolate
from hamdel.platform.web.formats import show_number

from .contracts import Condition, Considered, Decision, Rule
from .naming import Names
from .queries.waits import Place
from .words import BECAUSE, FIELDS, LANGUAGES, PRIORITIES, VERDICTS


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody who was considered, in words. `tone` of the mark: positive for who gets it."""

    name: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A decision in words: the rule, who, the reason, and the others."""

    rule: str
    team: str
    agent: str
    reason: str
    others: tuple[Told, ...]
    overflowed: bool
    waits: bool


def conditions_told(rule: Rule, names: Names) -> list[str]:
    """What a rule asks, a line each."""
    return [condition_told(one, names) for one in rule.conditions]


def condition_told(one: Condition, names: Names) -> str:
    """«کانال: گفتگو یا تلفن»."""
    values = _(" or ").join(isolate(names.value(one.field, value)) for value in one.values)
    field = isolate(one.name) if one.field == "attribute" else str(FIELDS[one.field])
    said = _("%(field)s is not %(values)s") if one.is_not else _("%(field)s: %(values)s")
    return said % {"field": field, "values": values}


def goes_told(rule: Rule, names: Names) -> list[str]:
    """Where a rule sends, a line each."""
    team = names.teams.get(rule.team_id or 0)
    lines = [_("to the team %(team)s") % {"team": isolate(team)} if team else _("to anybody")]
    lines += [
        _("who knows %(skill)s at level %(level)s or more")
        % {"skill": isolate(names.skills.get(need.skill, "?")), "level": show_number(need.level)}
        for need in rule.needs
    ]
    if rule.priority:
        lines.append(_("as %(priority)s") % {"priority": str(PRIORITIES[rule.priority])})
    if rule.last_agent_hours:
        lines.append(_last_agent(rule.last_agent_hours))
    other = names.teams.get(rule.overflow_team_id or 0)
    if rule.overflow_minutes and other:
        said = ngettext(
            "after %(minutes)s minute also to %(team)s",
            "after %(minutes)s minutes also to %(team)s",
            rule.overflow_minutes,
        )
        lines.append(
            said % {"minutes": show_number(rule.overflow_minutes), "team": isolate(other)}
        )
    return lines


def why(decision: Decision, names: Names, *, rule: str = "") -> Why:
    """A decision in words; `rule` is the name of its rule as it was then."""
    agent = names.people.get(decision.agent_id or 0, "")
    others = sorted(decision.considered, key=lambda one: one.verdict != "chosen")
    return Why(
        rule=rule,
        team=names.teams.get(decision.team_id or 0, ""),
        agent=agent,
        reason=str(BECAUSE[decision.because]),
        others=tuple(_told(others, names)),
        overflowed=decision.overflowed,
        waits=decision.agent_id is None,
    )


def _told(considered: Iterable[Considered], names: Names) -> Iterable[Told]:
    for one in considered:
        name = names.people.get(one.agent_id)
        if name is not None:
            yield Told(name, verdict_told(one, names), one.verdict == "chosen")


def verdict_told(one: Considered, names: Names) -> str:
    """What was found of somebody."""
    return str(VERDICTS[one.verdict]) % {
        "skill": isolate(names.skills.get(one.what, one.what)),
        "language": str(LANGUAGES.get(one.what, one.what)),
        "has": show_number(one.has),
        "needs": show_number(one.needs),
    }


def place_told(place: Place) -> str:
    """The line as it is now: how many wait, and in how many minutes nine of ten are answered."""
    said = ngettext(
        "%(count)s waits on the line now.", "%(count)s wait on the line now.", place.ahead
    ) % {"count": show_number(place.ahead)}
    if place.estimate is None:
        return said
    minutes = max(1, -int(-place.estimate.high // 60))
    more = ngettext(
        "Nine of ten are answered within %(minutes)s minute.",
        "Nine of ten are answered within %(minutes)s minutes.",
        minutes,
    )
    return f"{said} {more % {'minutes': show_number(minutes)}}"


def _last_agent(hours: int) -> str:
    said = ngettext(
        "first to who answered them in the last %(hours)s hour",
        "first to who answered them in the last %(hours)s hours",
        hours,
    )
    return said % {"hours": show_number(hours)}
