"""What the API's callers say, in the words of the use-cases; refusals as problems."""

from collections.abc import Iterator
from contextlib import contextmanager

from hamdel.platform.api import row_id
from hamdel.platform.cursors import row_number
from hamdel.platform.problems import Problem

from ..contracts import CaseFacts, Changed, NoSuchCase, Refused
from ..queries.cases import case

GONE = "There is no such case."


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
