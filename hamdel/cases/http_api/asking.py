"""What the API's callers say, in the words of the use-cases; refusals as problems."""

from collections.abc import Iterator
from contextlib import contextmanager

from hamdel.accounts.public import person, person_by_email, teams
from hamdel.conversations.public import Actor
from hamdel.platform.api import Call, row_id
from hamdel.platform.cursors import row_number
from hamdel.platform.problems import Problem

from ..contracts import CaseFacts, Changed, NoSuchCase, Refused
from ..queries.cases import case

GONE = "There is no such case."


def actor_of(call: Call) -> Actor:
    """Who asks, as use-cases take them."""
    found = None if call.caller.user_id is None else person(call.caller.user_id)
    name = "" if found is None else found.name
    return Actor(who=call.caller.who, person_id=call.caller.user_id, name=name)


def person_said(said: str | None, call: Call) -> int | None:
    """The person that a text means: an id, an e-mail or "me". Problem 400 for nobody."""
    if said is None:
        return None
    if said == "me" and call.caller.user_id is not None:
        return call.caller.user_id
    number = row_number(said)
    found = person_by_email(said.strip().lower()) if number is None else person(number)
    if found is None or not found.is_active:
        raise Problem(400, "There is no such person.", field="owner")
    return found.id


def team_said(said: str | None) -> int | None:
    """The team that a text means: an id or a name. Problem 400 for none."""
    if said is None:
        return None
    found = next((one.id for one in teams() if said in (str(one.id), one.name)), None)
    if found is None:
        raise Problem(400, "There is no such team.", field="team")
    return found


def ids_said(said: list[str], *, field: str) -> tuple[int, ...]:
    """The ids of a list. Problem 400 naming the place of what is none."""
    found = [row_number(one) for one in said]
    for place, one in enumerate(found):
        if one is None:
            raise Problem(400, "This is no id of ours.", field=f"{field}[{place}]")
    return tuple(one for one in found if one is not None)


def id_said(said: str | None, *, field: str) -> int | None:
    """The id that a body says. Problem 400 where it is none."""
    return None if said is None else ids_said([said], field=field)[0]


def known(text: str) -> CaseFacts:
    """The case of an id in a path. Problem 404."""
    found = case(row_id(text))
    if found is None:
        raise Problem(404, GONE)
    return found


@contextmanager
def told_as_problems() -> Iterator[None]:
    """Refusals of use-cases as the API tells them: 404, 400 naming the field, 409 with the version."""
    try:
        yield
    except NoSuchCase:
        raise Problem(404, GONE) from None
    except Refused as refused:
        raise Problem(400, str(refused), field=refused.field) from None
    except Changed as changed:
        raise Problem(
            409, "Somebody changed the case meanwhile.", more={"version": changed.version}
        ) from None
