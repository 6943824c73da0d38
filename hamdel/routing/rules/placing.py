"""One pass over all that waits: each is given to somebody or told why it waits on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from ..contracts import Agent, Decision, Rule, Settings, Waiting
from .choosing import Choice, choose, load_share
from .matching import rule_for
from .urgency import place


@dataclass(frozen=True, slots=True)
class Queued:
    """Something that waits, by which rule it goes, and its place."""

    waiting: Waiting
    rule: Rule | None
    place: datetime


def queue_up(
    waiting: Iterable[Waiting], rules: Sequence[Rule], settings: Settings
) -> list[Queued]:
    """Put what waits in order: the most urgent first, equal ones by their ids."""
    queued = []
    for one in waiting:
        rule = rule_for(rules, one)
        queued.append(Queued(one, rule, place(one, rule, settings.head_starts)))
    return sorted(queued, key=lambda one: (one.place, one.waiting.kind, one.waiting.id))


def place_all(
    queued: Sequence[Queued], agents: Iterable[Agent], settings: Settings, *, now: datetime
) -> list[Decision]:
    """Decide about each, in order. What one is given counts against them for the next.

    What nobody has room for stops nobody behind it, unless it has waited `reserve_after` minutes: then
    the one with most room keeps it free, so that light work does not pass heavy work for ever.
    """
    team = {one.id: one for one in agents}
    reserved: set[int] = set()
    decisions = []
    for one in queued:
        if one.rule is None:
            decisions.append(_by_no_rule(one))
            continue
        choice = choose(
            one.waiting,
            one.rule,
            tuple(team.values()),
            reserved=reserved,
            fairness=settings.fairness,
            now=now,
        )
        if choice.agent is not None:
            team[choice.agent.id] = _with(choice.agent, one.waiting, now)
        elif _may_reserve(one.waiting, settings, now):
            reserved |= _kept_free(choice, team, reserved)
        decisions.append(_decision(one, one.rule, choice))
    return decisions


def _with(agent: Agent, waiting: Waiting, now: datetime) -> Agent:
    """Somebody who was given something more."""
    if waiting.kind == "case":
        return replace(agent, cases=agent.cases + waiting.weight, idle_since=now)
    return replace(agent, load=agent.load + waiting.weight, idle_since=now)


def _may_reserve(waiting: Waiting, settings: Settings, now: datetime) -> bool:
    """Whether it has waited so long that somebody is kept free for it; a case keeps nobody from people."""
    waited = now - waiting.since
    return waiting.kind != "case" and waited >= timedelta(minutes=settings.reserve_after)


def _kept_free(choice: Choice, team: dict[int, Agent], reserved: set[int]) -> set[int]:
    full = [
        team[seen.agent_id]
        for seen in choice.considered
        if seen.verdict == "full" and seen.agent_id not in reserved
    ]
    best = min(full, key=lambda one: (load_share(one), one.idle_since, one.id), default=None)
    return set() if best is None else {best.id}


def _by_no_rule(one: Queued) -> Decision:
    return Decision(
        waiting_id=one.waiting.id,
        kind=one.waiting.kind,
        rule_id=None,
        team_id=one.waiting.team_id,
        agent_id=None,
        because="no_rule",
    )


def _decision(one: Queued, rule: Rule, choice: Choice) -> Decision:
    team_id = rule.overflow_team_id if choice.overflowed and choice.agent else rule.team_id
    return Decision(
        waiting_id=one.waiting.id,
        kind=one.waiting.kind,
        rule_id=rule.id,
        team_id=team_id,
        agent_id=None if choice.agent is None else choice.agent.id,
        because=choice.because,
        considered=choice.considered,
        overflowed=choice.overflowed,
    )
