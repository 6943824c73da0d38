"""Who of the agents gets something that waits, and why each of the others does not."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from ..contracts import (
    LANGUAGES,
    Agent,
    Because,
    Considered,
    Fairness,
    Kind,
    Rule,
    Verdict,
    Waiting,
)

# These have what it takes, but not now.
ABLE: Final = frozenset({"offline", "break", "busy", "off_shift", "full", "reserved"})
HERE: Final = frozenset({"full", "reserved"})
_DECIDED: Final[dict[Verdict, Because]] = {
    "more_loaded": "least_loaded",
    "less_idle": "longest_idle",
    "kept_free": "keep_free",
    "later_in_list": "first_in_list",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Who, why, and what was found of everybody."""

    agent: Agent | None
    because: Because
    considered: tuple[Considered, ...]
    overflowed: bool = False


def choose(
    waiting: Waiting,
    rule: Rule,
    agents: Sequence[Agent],
    *,
    reserved: Collection[int] = (),
    fairness: Fairness = "least_loaded",
    now: datetime,
) -> Choice:
    """Choose among the agents.

    Preferred is who answered last, where the rule says so; then the rule's own team before that of its
    overflow; then by fairness: who has the smallest share of their capacity filled, who was given nothing
    for longest, or (`keep_free`) who has the largest share filled, so that others stay free for what takes
    a person whole; what is equal is decided by who was given nothing for longest; then the smaller id.
    """
    overflowed = _overflows(waiting, rule, now)
    found = [_look(one, waiting, rule, reserved, overflowed=overflowed) for one in agents]
    free = [one for one, seen in zip(agents, found, strict=True) if seen is None]
    if not free:
        seen = tuple(one for one in found if one is not None)
        return Choice(None, _why_nobody(seen), seen, overflowed)
    best, because = _best(waiting, rule, free, fairness, now)
    considered = tuple(
        seen or _beside(one, best, rule, because, fairness, waiting.kind)
        for one, seen in zip(agents, found, strict=True)
    )  # fmt: skip
    return Choice(best, because, considered, overflowed and not _in_team(best, rule.team_id))


def used(agent: Agent, kind: Kind) -> int:
    """Return what of the capacity is used, as something of a kind sees it: cases make way for people."""
    return agent.load + (agent.cases if kind == "case" else 0)


def load_share(agent: Agent, kind: Kind = "conversation") -> float:
    """Return how much of the capacity is filled, 0 to 1 (above, where more was taken by hand)."""
    return used(agent, kind) / agent.capacity if agent.capacity else 1.0


def _overflows(waiting: Waiting, rule: Rule, now: datetime) -> bool:
    return rule.overflow_minutes > 0 and now - waiting.since >= timedelta(
        minutes=rule.overflow_minutes
    )


def _in_team(agent: Agent, team_id: int | None) -> bool:
    return team_id is None or team_id in agent.teams


def _look(
    agent: Agent, waiting: Waiting, rule: Rule, reserved: Collection[int], *, overflowed: bool
) -> Considered | None:
    """What keeps somebody from it; None: nothing does."""
    lacks = _lacks(agent, waiting, rule, overflowed=overflowed)
    if lacks is not None:
        return lacks
    if agent.state != "available":
        return Considered(agent.id, agent.state)
    if not agent.on_shift:
        return Considered(agent.id, "off_shift")
    has = used(agent, waiting.kind)
    if agent.capacity - has < waiting.weight:
        return Considered(agent.id, "full", has=has, needs=waiting.weight)
    # A case takes nothing of what is kept free for people.
    kept = waiting.kind != "case" and agent.id in reserved
    return Considered(agent.id, "reserved") if kept else None


def _lacks(agent: Agent, waiting: Waiting, rule: Rule, *, overflowed: bool) -> Considered | None:
    """What somebody will not have in an hour either: the team, a skill, the language, the capacity.

    The team of the overflow was chosen by whoever wrote the rule: of it no skill is asked.
    """
    if not _in_team(agent, rule.team_id):
        if not overflowed or not _in_team(agent, rule.overflow_team_id):
            return Considered(agent.id, "other_team")
    else:
        for need in rule.needs:
            has = agent.skills.get(need.skill, 0)
            if has < need.level:
                return Considered(agent.id, "skill", need.skill, has, need.level)
    # What nobody can be said to speak asks it of nobody: mixed writing, a tongue not listed.
    asked = rule.speaks and waiting.language in LANGUAGES
    if asked and agent.languages and waiting.language not in agent.languages:
        return Considered(agent.id, "language", waiting.language)
    if agent.capacity < waiting.weight:
        return Considered(agent.id, "too_heavy", has=agent.capacity, needs=waiting.weight)
    return None


def _best(
    waiting: Waiting, rule: Rule, free: Sequence[Agent], fairness: Fairness, now: datetime
) -> tuple[Agent, Because]:
    last = _last_agent(waiting, rule, free, now)
    if last is not None:
        return last, "last_agent"
    ordered = sorted(free, key=lambda one: _key(one, rule, fairness, waiting.kind))
    if len(ordered) == 1:
        return ordered[0], "only_one"
    best, second = ordered[:2]
    if _in_team(best, rule.team_id) and not _in_team(second, rule.team_id):
        return best, "own_team"
    return best, _DECIDED[_beaten_by(second, best, fairness, waiting.kind)]


def _last_agent(
    waiting: Waiting, rule: Rule, free: Sequence[Agent], now: datetime
) -> Agent | None:
    at = waiting.last_agent_at
    if not rule.last_agent_hours or at is None:
        return None
    if now - at > timedelta(hours=rule.last_agent_hours):
        return None
    return next((one for one in free if one.id == waiting.last_agent_id), None)


def _key(agent: Agent, rule: Rule, fairness: Fairness, kind: Kind) -> tuple[object, ...]:
    own = not _in_team(agent, rule.team_id)
    load, idle = load_share(agent, kind), agent.idle_since
    keys = {
        "least_loaded": (own, load, idle, agent.id),
        "longest_idle": (own, idle, load, agent.id),
        "keep_free": (own, -load, idle, agent.id),
    }
    return keys[fairness]


def _beaten_by(agent: Agent, best: Agent, fairness: Fairness, kind: Kind) -> Verdict:
    """What decided against somebody who could have had it too."""
    by_load = load_share(best, kind) != load_share(agent, kind)
    by_idle = best.idle_since != agent.idle_since
    if by_load and fairness == "keep_free":
        return "kept_free"
    if by_load and (fairness == "least_loaded" or not by_idle):
        return "more_loaded"
    return "less_idle" if by_idle else "later_in_list"


def _beside(
    agent: Agent, best: Agent, rule: Rule, because: Because, fairness: Fairness, kind: Kind
) -> Considered:
    """What is said of who has it, and of who could have had it too."""
    if agent.id == best.id:
        return Considered(agent.id, "chosen")
    if because == "last_agent":
        return Considered(agent.id, "not_last")
    if _in_team(best, rule.team_id) and not _in_team(agent, rule.team_id):
        return Considered(agent.id, "other_team")
    has, needs = (round(load_share(one, kind) * 100) for one in (agent, best))
    return Considered(agent.id, _beaten_by(agent, best, fairness, kind), has=has, needs=needs)


def _why_nobody(seen: Sequence[Considered]) -> Because:
    verdicts = {one.verdict for one in seen}
    if not verdicts & ABLE:
        return "nobody_able"
    return "nobody_free" if verdicts & HERE else "nobody_here"
