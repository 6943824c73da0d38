"""What happened to people, told after commit."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PersonJoined:
    """A person may sign in from now on."""

    person_id: int


@dataclass(frozen=True)
class PersonDeactivated:
    """A person may not sign in any more; their sessions are ended."""

    person_id: int


@dataclass(frozen=True)
class RoleChanged:
    """A person has another role."""

    person_id: int
    role: str
