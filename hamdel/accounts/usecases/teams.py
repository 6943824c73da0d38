"""Teams are made, named, filled and dissolved."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from hamdel.accounts.contracts import Person, TeamFacts
from hamdel.accounts.models import Membership, Team, User
from hamdel.accounts.queries.teams import team, team_ids_of
from hamdel.accounts.rules.roles import may_place
from hamdel.language.fold import plain, stored
from hamdel.platform import audit


class TeamError(ValueError):
    """It can not be done; `reason` is name, taken, gone or forbidden."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@transaction.atomic
def create_team(*, name: str, who: str, now: datetime) -> TeamFacts:
    """Make an empty team. Raises TeamError."""
    written, folded = _names(name)
    row = Team.objects.create(name=written, folded=folded, created_at=now)
    _note(who, "team created", row.pk, "", written, now)
    return TeamFacts(id=row.pk, name=written)


@transaction.atomic
def rename_team(*, team_id: int, name: str, who: str, now: datetime) -> TeamFacts:
    """Give a team another name. Raises TeamError."""
    found = _team(team_id)
    written, folded = _names(name, but=team_id)
    Team.objects.filter(pk=team_id).update(name=written, folded=folded)
    if written != found.name:
        _note(who, "team renamed", team_id, found.name, written, now)
    return _team(team_id)


@transaction.atomic
def dissolve_team(*, team_id: int, who: str, now: datetime) -> TeamFacts:
    """Remove a team; its members stay people. Raises TeamError."""
    found = _team(team_id)
    Team.objects.filter(pk=team_id).delete()
    _note(who, "team dissolved", team_id, found.name, "", now)
    return found


@transaction.atomic
def add_member(*, team_id: int, person_id: int, who: str, now: datetime) -> TeamFacts:
    """Put a person into a team; twice is once. Raises TeamError."""
    found = _team(team_id)
    if not User.objects.filter(pk=person_id, is_active=True).exists():
        raise TeamError("gone")
    _, added = Membership.objects.get_or_create(team_id=team_id, person_id=person_id)
    if added:
        _note_members(who, found, person_id, now, joined=True)
    return _team(team_id)


@transaction.atomic
def remove_member(*, team_id: int, person_id: int, who: str, now: datetime) -> TeamFacts:
    """Take a person out of a team. Raises TeamError."""
    found = _team(team_id)
    removed, _ = Membership.objects.filter(team=team_id, person=person_id).delete()
    if removed:
        _note_members(who, found, person_id, now, joined=False)
    return _team(team_id)


@transaction.atomic
def let_join(*, team_id: int, person_id: int, actor: Person, now: datetime) -> TeamFacts:
    """Have somebody put a person into a team. Raises TeamError."""
    _must_place(person_id, actor)
    return add_member(team_id=team_id, person_id=person_id, who=actor.email, now=now)


@transaction.atomic
def let_leave(*, team_id: int, person_id: int, actor: Person, now: datetime) -> TeamFacts:
    """Have somebody take a person out of a team. Raises TeamError."""
    _must_place(person_id, actor)
    return remove_member(team_id=team_id, person_id=person_id, who=actor.email, now=now)


@transaction.atomic
def put_into_teams(
    *, person_id: int, team_ids: Iterable[int], actor: Person, now: datetime
) -> None:
    """Have a person be in exactly these teams. Raises TeamError."""
    _must_place(person_id, actor)
    wanted, held = set(team_ids), set(team_ids_of(person_id))
    for team_id in sorted(wanted - held):
        add_member(team_id=team_id, person_id=person_id, who=actor.email, now=now)
    for team_id in sorted(held - wanted):
        remove_member(team_id=team_id, person_id=person_id, who=actor.email, now=now)


def _must_place(person_id: int, actor: Person) -> None:
    role = User.objects.filter(pk=person_id).values_list("role", flat=True).first()
    if role is None:
        raise TeamError("gone")
    if not may_place(
        actor_id=actor.id, actor_role=actor.role, person_id=person_id, role=str(role)
    ):
        raise TeamError("forbidden")


def _team(team_id: int) -> TeamFacts:
    found = team(team_id)
    if found is None:
        raise TeamError("gone")
    return found


def _names(raw: str, *, but: int | None = None) -> tuple[str, str]:
    written = " ".join(stored(raw).split())[:100]
    folded = plain(written)[:120]
    if not folded:
        raise TeamError("name")
    if Team.objects.filter(folded=folded).exclude(pk=but or 0).exists():
        raise TeamError("taken")
    return written, folded


def _note(who: str, act: str, team_id: int, before: str, after: str, now: datetime) -> None:
    audit.record(
        who=who,
        act=act,
        subject=f"team:{team_id}",
        before={"name": before} if before else None,
        after={"name": after} if after else None,
        now=now,
    )


def _note_members(
    who: str, found: TeamFacts, person_id: int, now: datetime, *, joined: bool
) -> None:
    audit.record(
        who=who,
        act="team joined" if joined else "team left",
        subject=f"team:{found.id}",
        before=None if joined else {"person": person_id},
        after={"person": person_id} if joined else None,
        now=now,
    )
