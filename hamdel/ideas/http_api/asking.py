"""What the API's callers say, in the words of the use-cases; refusals as problems."""

from collections.abc import Iterator
from contextlib import contextmanager

from hamdel.customers.public import (
    find_by_identifier,
    identifies,
    known_customer,
    recognize_customer,
)
from hamdel.platform.api import Call, row_id
from hamdel.platform.cursors import row_number
from hamdel.platform.problems import Problem

from ..contracts import Changed, IdeaFacts, NoSuchIdea, Refused
from ..origins import origin_of
from ..queries.ideas import idea
from .shapes import PersonIn, VoteQuery

GONE = "There is no such idea."


def known(text: str) -> IdeaFacts:
    """The idea of an id in a path. Problem 404."""
    found = idea(row_id(text))
    if found is None:
        raise Problem(404, GONE)
    return found


def customer_said(said: str | None, *, field: str = "customer_id") -> int | None:
    """The customer that a body names. Problem 400 for none."""
    if said is None:
        return None
    found = known_customer(row_number(said) or 0)
    if found is None:
        raise Problem(400, "There is no such customer.", field=field)
    return found


def profile_said(given: PersonIn, call: Call) -> int | None:
    """Whose voice a body gives; None where it names nobody. Problem 400 for what can be nobody.

    A key of a server vouches for what it says, as everywhere.
    """
    customer = customer_said(given.customer_id)
    if customer is not None:
        return customer
    for place, one in enumerate(given.identifiers):
        if not identifies(one.kind, one.value):
            raise Problem(400, f"This is no {one.kind}.", field=f"identifiers[{place}].value")
    if given.identifiers:
        named = [(one.kind, one.value) for one in given.identifiers]
        return recognize_customer(
            identifiers=named, attributes={}, source=call.caller.who, now=call.now
        )
    origin = origin_of(given.source) if given.source else None
    return None if origin is None else origin.profile_id


def source_said(given: PersonIn) -> str:
    """Where it was said. Problem 400 for a place that there is not."""
    if not given.source:
        return ""
    origin = origin_of(given.source)
    if origin is None:
        raise Problem(400, "There is no such place.", field="source")
    return origin.ref


def profile_asked(query: VoteQuery) -> int | None:
    """Whose voice a query names; None for somebody whom nobody knows. Problem 400."""
    customer = customer_said(query.customer_id)
    if customer is not None:
        return customer
    kind, colon, value = (query.identifier or "").partition(":")
    if not colon:
        raise Problem(400, "Say whose: customer_id or identifier.", field="identifier")
    return next(iter(find_by_identifier(kind, value)), None)


@contextmanager
def told_as_problems() -> Iterator[None]:
    """Refusals of use-cases as the API tells them: 404, 400 naming the field, 409 with the version."""
    try:
        yield
    except NoSuchIdea:
        raise Problem(404, GONE) from None
    except Changed as changed:
        raise Problem(
            409, "Somebody changed the idea meanwhile.", more={"version": changed.version}
        ) from None
    except Refused as refused:
        if refused.field == "decided":
            raise Problem(409, str(refused)) from None
        raise Problem(400, str(refused), field=refused.field) from None
