"""Who serves: their state, skills, shift, and what they have in hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.db.models import F

from hamdel.accounts.public import (
    OpeningHours,
    Person,
    closes_at,
    company_hours,
    is_open,
    people,
    rosters,
    write_spans,
)
from hamdel.cases.public import cases_in_hand
from hamdel.conversations.public import InHand, in_hand
from hamdel.platform.roles import SERVING

from ..contracts import Agent, AgentFacts, Settings, SkillFacts
from ..models import Ability, Skill
from ..models import Agent as AgentRow
from ..rules.weights import weight_of, weight_of_case

_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """Everybody who serves, as routing and as screens see them, what each has in hand, and all teams."""

    agents: tuple[Agent, ...]
    names: Mapping[int, str]
    facts: tuple[AgentFacts, ...]
    in_hand: Mapping[int, tuple[InHand, ...]]


def skills() -> list[SkillFacts]:
    """All skills by name, with how many people have them."""
    counted: dict[int, int] = {}
    for one in Ability.objects.values_list("skill_id", flat=True):
        counted[one] = counted.get(one, 0) + 1
    rows = Skill.objects.order_by("name", "pk")
    return [SkillFacts(id=row.pk, name=row.name, people=counted.get(row.pk, 0)) for row in rows]


def team_now(
    settings: Settings, *, now: datetime, person_ids: Sequence[int] | None = None
) -> Team:
    """Everybody who may serve, or some; who was never here is offline. Five questions or six."""
    serving = [one for one in people() if one.role in SERVING]
    if person_ids is not None:
        serving = [one for one in serving if one.id in person_ids]
    rows, able = _known([one.id for one in serving])
    inside: dict[int, list[tuple[int, str]]] = {}
    listed = rosters()
    for team in listed:
        for member in team.member_ids:
            inside.setdefault(member, []).append((team.id, team.name))
    hands = _in_hand(settings, now, person_ids)
    having = cases_in_hand(person_ids)
    hours = company_hours() if any(row.week is not None for row in rows.values()) else None
    facts = tuple(
        _facts(
            one,
            rows.get(one.id),
            skills=tuple(able.get(one.id, ())),
            teams=tuple(inside.get(one.id, ())),
            load=load_of(hands.get(one.id, ()), settings.weights),
            count=len(hands.get(one.id, ())),
            cases=having.get(one.id, 0),
            case_load=having.get(one.id, 0) * weight_of_case(settings.weights),
            shift=_shift(rows.get(one.id), hours),
            now=now,
        )
        for one in serving
    )
    return Team(
        agents=tuple(map(_agent, facts)),
        names={one.id: one.name for one in listed},
        facts=facts,
        in_hand=hands,
    )


Abilities = dict[int, list[tuple[int, str, int]]]


def _known(person_ids: Sequence[int]) -> tuple[dict[int, AgentRow], Abilities]:
    """The rows of some people, and what each knows, by the skill's name; one question."""
    rows: dict[int, AgentRow] = {}
    able: Abilities = {}
    found: Any = AgentRow.objects.filter(person__in=person_ids).order_by("ability__skill__name")
    for row in found.annotate(
        skill=F("ability__skill_id"),
        skill_name=F("ability__skill__name"),
        level=F("ability__level"),
    ):
        rows[row.person_id] = row
        if row.skill is not None:
            able.setdefault(row.person_id, []).append((row.skill, row.skill_name, row.level))
    return rows, able


def load_of(hand: Iterable[InHand], weights: Mapping[str, int]) -> int:
    """What somebody's conversations take of them, in parts of 100."""
    return sum(weight_of(one.channel, weights) for one in hand)


def _in_hand(
    settings: Settings, now: datetime, person_ids: Sequence[int] | None
) -> dict[int, tuple[InHand, ...]]:
    warm = now - timedelta(minutes=settings.warm_minutes)
    found: dict[int, tuple[InHand, ...]] = {}
    for one in in_hand(warm_since=warm, now=now, person_ids=person_ids):
        found[one.assignee_id] = (*found.get(one.assignee_id, ()), one)
    return found


def _shift(row: AgentRow | None, hours: OpeningHours | None) -> OpeningHours | None:
    """Their own week on the company's clock, without its days off; None where none is written."""
    if row is None or row.week is None:
        return None
    week = tuple(tuple((start, end) for start, end in day) for day in row.week)
    off = hours.off if hours else frozenset()
    return OpeningHours(zone=hours.zone if hours else "Asia/Tehran", week=week, off=off)


def _facts(  # noqa: PLR0913 - everything that is known of one person
    person: Person,
    row: AgentRow | None,
    *,
    skills: tuple[tuple[int, str, int], ...],
    teams: tuple[tuple[int, str], ...],
    load: int,
    count: int,
    cases: int,
    case_load: int,
    shift: OpeningHours | None,
    now: datetime,
) -> AgentFacts:
    known = row or AgentRow(person_id=person.id, state_since=now, given_at=now)
    return AgentFacts(
        person_id=person.id,
        name=person.name,
        state=known.state,  # type: ignore[arg-type]
        state_since=None if row is None else row.state_since,
        capacity=known.capacity,
        load=load,
        in_hand=count,
        cases=cases,
        case_load=case_load,
        on_shift=shift is None or is_open(shift, now),
        shift_ends_at=None if shift is None else closes_at(shift, now),
        skills=skills,
        languages=tuple(known.languages.split()),
        teams=teams,
        week=None if known.week is None else tuple(write_spans(day) for day in known.week),
        given_at=None if row is None else row.given_at,
    )


def _agent(facts: AgentFacts) -> Agent:
    return Agent(
        id=facts.person_id,
        name=facts.name,
        state=facts.state,
        on_shift=facts.on_shift,
        capacity=facts.capacity,
        load=facts.load,
        cases=facts.case_load,
        idle_since=facts.given_at or _NEVER,
        skills={str(skill): level for skill, _, level in facts.skills},
        languages=frozenset(facts.languages),
        teams=frozenset(team for team, _ in facts.teams),
    )
