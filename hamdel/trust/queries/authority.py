"""How much somebody may give to make something good, in rial."""

from typing import Final

from hamdel.accounts.public import Person, team_ids_of

from ..models import Authority

DEFAULTS: Final = {"agent": 500_000, "supervisor": 5_000_000, "admin": 50_000_000, "analyst": 0}


def by_role() -> dict[str, int]:
    """The most that each role may give."""
    said = dict(Authority.objects.exclude(role=None).values_list("role", "most_irr"))
    return {role: said.get(role, most) for role, most in DEFAULTS.items()}


def by_team() -> dict[int, int]:
    """The most that everybody of a team may give, where somebody said so."""
    return dict(Authority.objects.exclude(team=None).values_list("team_id", "most_irr"))


def authority_of(person: Person) -> int:
    """The most that somebody may give: as their role, or a team of theirs, whichever is more."""
    teams = by_team()
    own = [teams[one] for one in team_ids_of(person.id) if one in teams]
    return max([by_role().get(person.role, 0), *own])
