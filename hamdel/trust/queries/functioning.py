"""Form and function of channels, what usual figures hide, and what teams are able to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from hamdel.accounts.public import people, teams
from hamdel.channels.public import accounts
from hamdel.interactions.public import newest_of
from hamdel.routing.public import settings_now, team_now

from ..models import Purpose, Trace
from ..rules.functioning import (
    TARGETS,
    Function,
    Hidden,
    Target,
    Traced,
    functions_of,
    hidden_in,
)
from .authority import authority_of

LOOKED_BACK: Final = timedelta(days=60)
_MOST: Final = 50_000  # of the newest traces


@dataclass(frozen=True, slots=True, kw_only=True)
class Functioning:
    """How channels fare, what is hidden, and which kinds of channels are there at all."""

    functions: tuple[Function, ...]
    hidden: tuple[Hidden, ...]
    there: frozenset[str]
    targets: Mapping[str, Target]


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """What a team is able to do: skills, what it knows, what it has, and time and authority."""

    name: str
    members: int
    available: int
    skills: tuple[tuple[str, int], ...]
    languages: tuple[str, ...]
    load: int
    capacity: int
    most_irr: int


def functioning(*, now: datetime) -> Functioning:
    """Form and function over the last sixty days."""
    traces = _traces(now)
    settled = [one.profile_id for one in traces if one.what == "settled"]
    seen = {pk: one.last_at for pk, one in newest_of(settled).items()}
    targets = targets_now()
    there = {one.kind.replace("webchat", "chat") for one in accounts() if one.state != "off"}
    return Functioning(
        functions=functions_of(traces, targets, until=now),
        hidden=hidden_in(traces, seen, until=now),
        there=frozenset(there),
        targets=targets,
    )


def targets_now() -> dict[str, Target]:
    """The targets that hold: Hamdel's, and the company's own in their place."""
    own = {
        row.channel: Target(minutes=row.minutes, answered=row.answered, solved=row.solved)
        for row in Purpose.objects.all()
    }
    return {**TARGETS, **own}


def capabilities(*, now: datetime) -> tuple[Capability, ...]:
    """What each team is able to do right now, by name."""
    agents = {one.person_id: one for one in team_now(settings_now(), now=now).facts}
    most = {one.id: authority_of(one) for one in people()}
    found = []
    for team in teams():
        members = [agents[one.id] for one in team.members if one.id in agents]
        skills: dict[str, int] = {}
        for one in members:
            for _skill, name, level in one.skills:
                skills[name] = max(skills.get(name, 0), level)
        found.append(
            Capability(
                name=team.name,
                members=len(team.members),
                available=sum(one.state == "available" and one.on_shift for one in members),
                skills=tuple(sorted(skills.items())),
                languages=tuple(sorted({said for one in members for said in one.languages})),
                load=sum(one.load for one in members),
                capacity=sum(one.capacity for one in members),
                most_irr=max((most.get(one.id, 0) for one in team.members), default=0),
            )
        )
    return tuple(found)


def _traces(now: datetime) -> list[Traced]:
    rows = Trace.objects.filter(at__gt=now - LOOKED_BACK).order_by("-at")
    return [
        Traced(
            profile_id=profile,
            at=at,
            what=what,
            channel=channel,
            reason=reason,
            wait_seconds=wait,
            gave_up=gave_up,
            bad=bad,
        )
        for profile, at, what, channel, reason, wait, gave_up, bad in rows.values_list(
            "profile_id", "at", "what", "channel", "reason", "wait_seconds", "gave_up", "bad"
        )[:_MOST]
    ]
