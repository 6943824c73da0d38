"""The face of accounts: who serves customers, and what they may see."""

from hamdel.accounts.asked import person_said, team_said
from hamdel.accounts.contracts import ROLES, CalendarFacts, Person, TeamFacts
from hamdel.accounts.events import PersonDeactivated, PersonJoined, RoleChanged
from hamdel.accounts.queries.calendars import (
    all_hours,
    calendar,
    calendars,
    calendars_of_teams,
    company_hours,
    hours_of,
    team_hours,
)
from hamdel.accounts.queries.people import people, person, person_by_email
from hamdel.accounts.queries.teams import rosters, team, team_ids_of, teams
from hamdel.accounts.rules.due_times import (
    NeverDue,
    Pause,
    SpansOn,
    closed_between,
    due_after,
    minutes_between,
)
from hamdel.accounts.rules.networks import network_of
from hamdel.accounts.rules.opening_hours import (
    OpeningHours,
    WrongHours,
    closes_at,
    is_open,
    next_open,
    read_spans,
    write_spans,
)
from hamdel.accounts.rules.telling_hours import tell_opening
from hamdel.accounts.signed_in import person_of
from hamdel.accounts.usecases.calendars import create_calendar
from hamdel.accounts.usecases.joining import JoiningError, create_user
from hamdel.accounts.usecases.teams import add_member, create_team
from hamdel.accounts.words import ROLE_NAMES
from hamdel.platform.roles import only_for as role_required

__all__ = [
    "ROLES",
    "ROLE_NAMES",
    "CalendarFacts",
    "JoiningError",
    "NeverDue",
    "OpeningHours",
    "Pause",
    "Person",
    "PersonDeactivated",
    "PersonJoined",
    "RoleChanged",
    "SpansOn",
    "TeamFacts",
    "WrongHours",
    "add_member",
    "all_hours",
    "calendar",
    "calendars",
    "calendars_of_teams",
    "closed_between",
    "closes_at",
    "company_hours",
    "create_calendar",
    "create_team",
    "create_user",
    "due_after",
    "hours_of",
    "is_open",
    "minutes_between",
    "network_of",
    "next_open",
    "people",
    "person",
    "person_by_email",
    "person_of",
    "person_said",
    "read_spans",
    "role_required",
    "rosters",
    "team",
    "team_hours",
    "team_ids_of",
    "team_said",
    "teams",
    "tell_opening",
    "write_spans",
]
