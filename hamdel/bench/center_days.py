"""Days of the made-up call center, event by event, under the product's own rules."""

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any, Final

from hamdel.routing.public import (
    HEAD_STARTS,
    WEIGHTS,
    Agent,
    Decision,
    Left,
    Queued,
    Rule,
    Settings,
    Waiting,
    place_all,
    queue_up,
)

from .center import DAY, Colleague, Contact, instant

LIGHTEST: Final = min(WEIGHTS.values())
_TICK: Final = 60.0
_PER_RULE: Final = 200


@dataclass(slots=True)
class Outcome:
    """What became of a contact: seconds of waiting in all, whether they gave up, how often passed on."""

    contact: Contact
    waited: float = 0.0
    gave_up: bool = False
    passed_on: int = 0
    agent_id: int | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody who had to wait: how many were before them, and who had left their queue by then."""

    contact_id: int
    at: float
    ahead: int
    left: tuple[Left, ...]


@dataclass(slots=True)
class Days:
    """One run. `rules` and `settings` are all that is different between two ways of working.

    `passing_on`: who can not help has passed them on after this share of what the help itself takes.
    """

    rules: Sequence[Rule]
    team: Sequence[Colleague]
    passing_on: float = 0.35
    settings: Settings = field(default_factory=lambda: Settings(head_starts=HEAD_STARTS))
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    joined: list[Joined] = field(default_factory=list)
    busy: dict[int, float] = field(default_factory=dict)
    decisions: int = 0
    _events: list[tuple[float, int, str, Any]] = field(default_factory=list)
    _order: Iterator[int] = field(default_factory=count)
    _queue: dict[int, Queued] = field(default_factory=dict)
    _agents: dict[int, Agent] = field(default_factory=dict)
    _left: dict[int, list[Left]] = field(default_factory=dict)

    def run(self, arriving: Sequence[Contact]) -> list[Outcome]:
        """Let everybody come; returns what became of each, in order."""
        self._agents = {one.agent.id: one.agent for one in self.team}
        self.busy = dict.fromkeys(self._agents, 0.0)
        last = arriving[-1].at if arriving else 0.0
        for one in arriving:
            self.outcomes[one.id] = Outcome(one)
            self._later(one.at, "arrive", one)
        for minute in range(int(last // _TICK) + 1):
            self._later(minute * _TICK, "tick", None)
        while self._events:
            at, _, what, about = heapq.heappop(self._events)
            getattr(self, f"_{what}")(at, about)
            self._place(at)
        return list(self.outcomes.values())

    def _later(self, at: float, what: str, about: Any) -> None:
        heapq.heappush(self._events, (at, next(self._order), what, about))

    def _arrive(self, at: float, contact: Contact) -> None:
        self._join(at, contact)
        self._place(at)
        if contact.id in self._queue:
            self._note_joined(at, contact)

    def _note_joined(self, at: float, contact: Contact) -> None:
        mine = self._queue[contact.id]
        rule = mine.rule.id if mine.rule else 0
        ahead = sum(
            1
            for one in self._queue.values()
            if one.rule and one.rule.id == rule and (one.place, one.waiting.id) < (mine.place, contact.id)
        )  # fmt: skip
        self.joined.append(Joined(contact.id, at, ahead, tuple(self._left.get(rule, ()))))

    def _tick(self, at: float, _: None) -> None:
        for one in self.team:
            agent = self._agents[one.agent.id]
            if agent.on_shift != one.is_on(at):
                self._agents[agent.id] = replace(agent, on_shift=one.is_on(at))

    def _give_up(self, at: float, about: tuple[Contact, int]) -> None:
        contact, attempt = about
        outcome = self.outcomes[contact.id]
        if contact.id in self._queue and outcome.passed_on == attempt:
            outcome.gave_up = True
            self._leave(at, contact)

    def _passed(self, at: float, about: tuple[Contact, int]) -> None:
        contact, agent_id = about
        self._free(agent_id, contact)
        self.outcomes[contact.id].passed_on += 1
        self._join(at, contact)

    def _done(self, _at: float, about: tuple[Contact, int]) -> None:
        contact, agent_id = about
        self._free(agent_id, contact)

    def _free(self, agent_id: int, contact: Contact) -> None:
        agent = self._agents[agent_id]
        self._agents[agent_id] = replace(agent, load=agent.load - contact.weight)

    def _join(self, at: float, contact: Contact) -> None:
        passed = self.outcomes[contact.id].passed_on
        waiting = Waiting(
            id=contact.id,
            channel=contact.channel,
            # Who was passed on has not lost their place.
            since=instant(contact.at),
            weight=contact.weight,
            language=contact.language,
            intent=contact.kind,
            stage="passed on" if passed else "new",
        )
        (queued,) = queue_up([waiting], self.rules, self.settings)
        self._queue[contact.id] = queued
        self.outcomes[contact.id].waited -= at
        if contact.patience != float("inf"):
            self._later(at + contact.patience, "give_up", (contact, passed))

    def _leave(self, at: float, contact: Contact) -> None:
        queued = self._queue.pop(contact.id)
        outcome = self.outcomes[contact.id]
        outcome.waited += at
        rule = queued.rule.id if queued.rule else 0
        left = self._left.setdefault(rule, [])
        left.append(Left(instant(contact.at), instant(at)))
        del left[:-_PER_RULE]

    def _place(self, at: float) -> None:
        if not self._queue:
            return
        here = [one for one in self._agents.values() if one.on_shift]
        if all(one.capacity - one.load < LIGHTEST for one in here):
            return
        queued = sorted(self._queue.values(), key=lambda one: (one.place, one.waiting.id))
        decided = place_all(queued, here, self.settings, now=instant(at))
        self.decisions += len(decided)
        for one in decided:
            if one.agent_id is not None:
                self._give(at, one, one.agent_id)

    def _give(self, at: float, decision: Decision, agent_id: int) -> None:
        outcome = self.outcomes[decision.waiting_id]
        contact = outcome.contact
        self._leave(at, contact)
        agent = self._agents[agent_id]
        load = agent.load + contact.weight
        self._agents[agent_id] = replace(agent, load=load, idle_since=instant(at))
        able = agent.skills.get(contact.kind, 0) >= 3 and contact.language in agent.languages  # noqa: PLR2004
        taken = contact.handling * (1.0 if able else self.passing_on)
        outcome.agent_id = agent_id
        self.busy[agent_id] += taken * contact.weight / agent.capacity
        self._later(at + taken, "done" if able else "passed", (contact, agent_id))

    def shares(self, days: int) -> list[float]:
        """How much of each one's shifts was filled."""
        hours = {one.agent.id: (one.ends - one.begins) * DAY / 24 * days for one in self.team}
        return [self.busy[one] / hours[one] for one in hours]
