"""Who asks, as use-cases take them: the person at a screen, or a caller of the API."""

from django.http import HttpRequest

from hamdel.accounts.public import person, person_of
from hamdel.platform.api import Call

from .contracts import Actor


def actor_of_request(request: HttpRequest) -> Actor:
    """The signed-in person."""
    found = person_of(request)
    return Actor(who=found.email, person_id=found.id, name=found.name)


def actor_of_call(call: Call) -> Actor:
    """Whoever calls: a person in a session, or a key."""
    user_id = call.caller.user_id
    found = None if user_id is None else person(user_id)
    return Actor(who=call.caller.who, person_id=user_id, name="" if found is None else found.name)
