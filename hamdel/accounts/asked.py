"""People and teams as the API's callers name them."""

from hamdel.platform.api import Call
from hamdel.platform.cursors import row_number
from hamdel.platform.problems import Problem

from .queries.people import person, person_by_email
from .queries.teams import teams


def person_said(said: str | None, call: Call, *, field: str) -> int | None:
    """The person that a text means: an id, an e-mail or "me". Problem 400 at `field` for nobody."""
    if said is None:
        return None
    if said == "me" and call.caller.user_id is not None:
        return call.caller.user_id
    number = row_number(said)
    if "@" in said:
        found = person_by_email(said.strip().lower())
    else:
        found = None if number is None else person(number)
    if found is None or not found.is_active:
        raise Problem(400, "There is no such person.", field=field)
    return found.id


def team_said(said: str | None) -> int | None:
    """The team that a text means: an id or a name. Problem 400 for none."""
    if said is None:
        return None
    found = next((one.id for one in teams() if said in (str(one.id), one.name)), None)
    if found is None:
        raise Problem(400, "There is no such team.", field="team")
    return found
