"""Facts about the people who serve customers, as other packages see them."""

from dataclasses import dataclass, field
from datetime import date, datetime

# From the one who may everything to the one who may only look.
ROLES = ("admin", "supervisor", "agent", "analyst")


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody who serves customers; `language` and `theme` are "" where nothing was chosen."""

    id: int
    name: str
    email: str
    role: str
    language: str = ""
    theme: str = ""
    is_active: bool = True


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    """A line of the list of people."""

    person: Person
    teams: tuple[str, ...]
    has_second_factor: bool
    last_seen_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class PeoplePage:
    """A part of the list; `next_id` is where it goes on (None: that is all)."""

    rows: tuple[PersonRow, ...]
    next_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """A team and the ids of those who are in it."""

    id: int
    name: str
    member_ids: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class TeamFacts:
    """A team and who is in it, by name."""

    id: int
    name: str
    members: tuple[Person, ...] = ()


@dataclass(frozen=True, kw_only=True)
class InvitationFacts:
    """Somebody who is asked to join; `state` is waiting, accepted, cancelled or expired."""

    id: int
    email: str
    name: str
    role: str
    team: str
    invited_by: str
    created_at: datetime
    expires_at: datetime
    state: str


@dataclass(frozen=True, kw_only=True)
class Invited:
    """A new invitation; `token` is told this once, of it only the hash is kept."""

    id: int
    email: str
    token: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class SessionFacts:
    """A browser in which a person is signed in."""

    id: int
    browser: str
    system: str
    address: str
    created_at: datetime
    last_seen_at: datetime
    is_current: bool


@dataclass(frozen=True, kw_only=True)
class Passkey:
    """A passkey or security key; `alone` tells whether it signs in without a password."""

    id: int
    name: str
    alone: bool
    created_at: datetime
    last_used_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class SecondFactors:
    """What a person proves themselves with besides the password."""

    code_app_since: datetime | None
    passkeys: tuple[Passkey, ...]
    recovery_codes_left: int | None

    @property
    def any(self) -> bool:
        """Whether signing in asks for more than the password."""
        return self.code_app_since is not None or bool(self.passkeys)


@dataclass(frozen=True, kw_only=True)
class HolidayFacts:
    """A day off; `estimated`: it may be a day off the mark, `moved` by how many it was corrected."""

    id: int
    day: date
    name: str
    estimated: bool
    moved: int


@dataclass(frozen=True, kw_only=True)
class SeasonFacts:
    """Days, the first and the last with it, on which other hours hold. `hours` as people write them."""

    id: int
    name: str
    first: date
    last: date
    hours: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CalendarFacts:
    """When work is done. `hours`: of each day from Saturday on, as people write them ("9:00-17:00")."""

    id: int
    name: str
    zone: str
    hours: tuple[str, ...]
    is_company: bool
    teams: tuple[str, ...] = ()
