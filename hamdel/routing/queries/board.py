"""The queue board: all that waits, by queue and by person, where it burns and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from hamdel.customers.public import names_of_present
from hamdel.interactions.public import Moment

from ..contracts import AgentFacts, Decision, InQueue
from ..rules.burning import LONG, RANK, Pile, Tone, piles, tone_of
from ..rules.placing import place_all
from .ground import ground_lately
from .picture import Picture, picture_of

MOST_ROWS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """One that waits for an answer, or a case that nobody has. `due_at`: when the first of its promises breaks.

    `decision`: where nobody has it, what holds it up.
    """

    facts: InQueue
    name: str
    about: str
    mood: str
    intent: str
    team_id: int | None
    due_at: datetime | None
    tone: Tone
    decision: Decision | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything of the board at one moment. `waits`: the worst first, at most sixty.

    `cases`: how many of those that wait are cases.
    """

    now: datetime
    waiting: int
    cases: int
    unassigned: int
    late: int
    near: int
    waits: tuple[Wait, ...]
    piles: tuple[Pile, ...]
    agents: tuple[AgentFacts, ...]
    teams: Mapping[int, str]

    @property
    def oldest(self) -> Wait | None:
        """The one that waits longest."""
        return min(self.waits, key=lambda one: one.facts.waiting_since, default=None)

    @property
    def at_risk(self) -> int:
        """How many are late or near it."""
        return self.late + self.near


def board_now(*, now: datetime) -> Board:
    """The board as it is now; the number of questions does not grow with what waits."""
    rules, settings = ground_lately()
    picture = picture_of(now=now, unassigned=False, rules=rules, settings=settings)
    decided = {one.key: one for one in _held_up(picture, now)}
    teams = {
        one.waiting.key: one.rule.team_id if one.rule else one.waiting.team_id
        for one in picture.queued
    }
    tones = {key: _tone(one, now) for key, one in picture.facts.items()}
    order = {one.waiting.key: place for place, one in enumerate(picture.queued)}
    ids = sorted(picture.facts, key=lambda one: (RANK[tones[one]], order[one]))
    shown = [picture.facts[one] for one in ids[:MOST_ROWS]]
    names = names_of_present({one.customer_id for one in shown})
    waits = tuple(
        _wait(
            one,
            picture.said.get(one.interaction_id or 0),
            name=names.get(one.customer_id, ""),
            team_id=one.team_id or teams[one.key],
            tone=tones[one.key],
            decision=decided.get(one.key),
        )
        for one in shown
    )
    every = list(tones.values())
    return Board(
        now=now,
        waiting=len(ids),
        cases=sum(one.kind == "case" for one in picture.facts.values()),
        unassigned=sum(one.assignee_id is None for one in picture.facts.values()),
        late=every.count("negative"),
        near=every.count("warning"),
        waits=waits,
        piles=tuple(
            piles(
                (one.team_id or teams[key], one.waiting_since, tones[key])
                for key, one in picture.facts.items()
            )
        ),
        agents=picture.team.facts,
        teams=picture.team.names,
    )


def _held_up(picture: Picture, now: datetime) -> list[Decision]:
    """What would become of those nobody has."""
    queued = [one for one in picture.queued if picture.facts[one.waiting.key].assignee_id is None]
    return place_all(queued, picture.team.agents, picture.settings, now=now)


def _tone(one: InQueue, now: datetime) -> Tone:
    return tone_of(one.waiting_since, one.due_at, one.near_at, LONG[one.kind], now=now)


def _wait(
    facts: InQueue,
    moment: Moment | None,
    *,
    name: str,
    team_id: int | None,
    tone: Tone,
    decision: Decision | None,
) -> Wait:
    said = " ".join((moment.text or moment.summary).split())[:120] if moment else ""
    return Wait(
        facts=facts,
        name=name,
        about=facts.subject or said,
        mood=(moment.emotion or "") if moment else "",
        intent=(moment.intent or "") if moment else "",
        team_id=team_id,
        due_at=facts.due_at,
        tone=tone,
        decision=decision,
    )
