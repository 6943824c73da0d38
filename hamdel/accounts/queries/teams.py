"""Questions about teams."""

from collections.abc import Iterable
from typing import Any

from hamdel.accounts.contracts import Roster, TeamFacts
from hamdel.accounts.models import Membership, Team
from hamdel.accounts.queries.people import person_facts


def teams() -> tuple[TeamFacts, ...]:
    """All teams by name, with the members who may sign in."""
    return _facts(list(Team.objects.order_by("name", "pk")))


def rosters() -> tuple[Roster, ...]:
    """All teams by name with the ids of their members; one question."""
    rows = Team.objects.order_by("name", "pk", "membership__person")
    members: dict[tuple[int, str], list[int]] = {}
    listed: Iterable[Any] = rows.values_list("pk", "name", "membership__person")
    for pk, name, person in listed:
        members.setdefault((pk, name), []).extend([] if person is None else [person])
    return tuple(
        Roster(id=pk, name=name, member_ids=tuple(ids)) for (pk, name), ids in members.items()
    )


def team(team_id: int) -> TeamFacts | None:
    """One team, None where there is none."""
    return next(iter(_facts(list(Team.objects.filter(pk=team_id)))), None)


def team_choices() -> list[tuple[int, str]]:
    """Id and name of all teams, by name."""
    return list(Team.objects.order_by("name", "pk").values_list("pk", "name"))


def team_ids_of(person_id: int) -> list[int]:
    """The teams a person is in."""
    return list(Membership.objects.filter(person=person_id).values_list("team", flat=True))


def _facts(rows: list[Team]) -> tuple[TeamFacts, ...]:
    members = Membership.objects.filter(team__in=rows, person__is_active=True)
    found = members.select_related("person").order_by("person__name", "person")
    people: dict[int, list[Membership]] = {}
    for one in found:
        people.setdefault(one.team_id, []).append(one)
    return tuple(
        TeamFacts(
            id=row.pk,
            name=row.name,
            members=tuple(person_facts(one.person) for one in people.get(row.pk, ())),
        )
        for row in rows
    )
