"""Who watches: a signed-in person's session, and the topics their role may hear."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare

Guard = Callable[[Collection[Any]], Collection[int]]
TOPIC = re.compile(r"[a-z][a-z0-9_]{0,39}(?::[A-Za-z0-9_-]{1,60})?")
MOST_TOPICS = 20

_roles_of_topic: dict[str, frozenset[str]] = {}
_guards: list[Guard] = []


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """A signed-in person behind an open page; `proof` is their session's mark of the password."""

    session_key: str
    user_id: int
    role: str
    proof: str = field(repr=False)


def allow_topic(name: str, *, roles: Iterable[str]) -> None:
    """Let these roles listen to a topic, and to its parts `name:<id>`; nobody may otherwise."""
    _roles_of_topic[name] = frozenset(roles)


def add_guard(guard: Guard) -> None:
    """Let `guard(people)` say who of some signed-in people (user rows) may not go on yet: ids."""
    _guards.append(guard)


def may_hear(viewer: Viewer, topic: str) -> bool:
    """Whether the viewer may hear a topic, asked anew for each thing that is sent."""
    return viewer.role in _roles_of_topic.get(topic.partition(":")[0], frozenset())


def viewer_of(session_key: str) -> Viewer | None:
    """The viewer of a session; None where nobody is signed in by it. Asks the database."""
    store: Any = import_module(settings.SESSION_ENGINE).SessionStore
    said = store(session_key).load()
    if SESSION_KEY not in said:
        return None
    claimed = Viewer(
        session_key=session_key,
        user_id=int(said[SESSION_KEY]),
        role="",
        proof=said.get(HASH_SESSION_KEY, ""),
    )
    return _confirmed([claimed]).get(claimed.session_key)


def still_signed_in(viewers: Iterable[Viewer], *, now: datetime) -> dict[str, Viewer]:
    """Those whose session lives, by its key, with the role they have now; two questions for all."""
    given = {viewer.session_key: viewer for viewer in viewers}
    alive = Session.objects.filter(session_key__in=given, expire_date__gt=now)
    return _confirmed([given[key] for key in alive.values_list("session_key", flat=True)])


def _confirmed(viewers: list[Viewer]) -> dict[str, Viewer]:
    people: dict[int, Any] = (
        get_user_model()
        .objects.filter(is_active=True)
        .in_bulk({viewer.user_id for viewer in viewers})
    )
    for guard in _guards:
        for held_up in guard(tuple(people.values())):
            people.pop(held_up, None)
    marks = {pk: person.get_session_auth_hash() for pk, person in people.items()}
    return {
        viewer.session_key: Viewer(
            session_key=viewer.session_key,
            user_id=viewer.user_id,
            role=str(people[viewer.user_id].role),
            proof=viewer.proof,
        )
        for viewer in viewers
        if viewer.user_id in people and constant_time_compare(viewer.proof, marks[viewer.user_id])
    }
