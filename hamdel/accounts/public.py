"""The face of accounts: who serves customers, and what they may see."""

from hamdel.accounts.contracts import ROLES, Person, TeamFacts
from hamdel.accounts.events import PersonDeactivated, PersonJoined, RoleChanged
from hamdel.accounts.queries.people import people, person, person_by_email
from hamdel.accounts.queries.teams import team, teams
from hamdel.accounts.signed_in import person_of
from hamdel.accounts.usecases.joining import JoiningError, create_user
from hamdel.accounts.usecases.teams import add_member, create_team
from hamdel.accounts.words import ROLE_NAMES
from hamdel.platform.roles import only_for as role_required

__all__ = [
    "ROLES",
    "ROLE_NAMES",
    "JoiningError",
    "Person",
    "PersonDeactivated",
    "PersonJoined",
    "RoleChanged",
    "TeamFacts",
    "add_member",
    "create_team",
    "create_user",
    "people",
    "person",
    "person_by_email",
    "person_of",
    "role_required",
    "team",
    "teams",
]
