"""What the API's callers say, in the words of the use-cases; refusals as problems."""

from collections.abc import Iterator
from contextlib import contextmanager

from hamdel.accounts.public import team_ids_of
from hamdel.cases.public import case
from hamdel.customers.public import customer_of
from hamdel.platform.api import number_said, row_id
from hamdel.platform.problems import Problem

from ..contracts import (
    BeyondAuthority,
    Ended,
    NoSuchPromise,
    NoSuchRecovery,
    PromiseFacts,
    RecoveryFacts,
    Refused,
)
from ..queries.promises import promise
from ..queries.recoveries import recovery

GONE = "There is no such promise."
NO_RECOVERY = "There is no such recovery."


def only_team_of(person_id: int | None) -> int | None:
    """The team of somebody who is in one alone: theirs is whose hours count."""
    found = [] if person_id is None else team_ids_of(person_id)
    return found[0] if len(found) == 1 else None


def case_said(said: str | None, *, profile_id: int) -> int | None:
    """The case of a customer that a body names. Problem 400 for none, or another's."""
    number = number_said(said, field="case_id")
    found = None if number is None else case(number)
    if number is not None and (found is None or found.customer_id != customer_of(profile_id)):
        raise Problem(400, "The customer has no such case.", field="case_id")
    return number


def known(text: str) -> PromiseFacts:
    """The promise of an id in a path. Problem 404."""
    found = promise(row_id(text))
    if found is None:
        raise Problem(404, GONE)
    return found


def known_recovery(text: str) -> RecoveryFacts:
    """The recovery of an id in a path. Problem 404."""
    found = recovery(row_id(text))
    if found is None:
        raise Problem(404, NO_RECOVERY)
    return found


@contextmanager
def told_as_problems() -> Iterator[None]:
    """Refusals of use-cases as the API tells them: 404, 400 naming the field, 409 where it ended."""
    try:
        yield
    except NoSuchPromise:
        raise Problem(404, GONE) from None
    except NoSuchRecovery:
        raise Problem(404, NO_RECOVERY) from None
    except BeyondAuthority as beyond:
        raise Problem(
            400, str(beyond), field=beyond.field, more={"most_irr": beyond.most_irr}
        ) from None
    except Refused as refused:
        raise Problem(400, str(refused), field=refused.field) from None
    except Ended as ended:
        raise Problem(409, f"It is {ended.state}.", more={"state": ended.state}) from None
