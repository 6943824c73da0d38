"""Policies over the API."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _

from hamdel.conversations.public import actor_of_call
from hamdel.platform.api import Call, endpoint, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING

from ..contracts import Changed, NoSuchPolicy, PolicyFacts, Refused
from ..queries.policies import policies, policy
from ..usecases.policies import order_policies, remove_policy, save_policy
from .shapes import (
    OrderIn,
    PoliciesOut,
    PolicyIn,
    PolicyOut,
    PolicyPatch,
    patched,
    policy_out,
    policy_said,
)

GONE = "There is no such policy."


@endpoint(
    "GET",
    "/sla/policies",
    scope="read",
    answer=PoliciesOut,
    summary=_("What is promised within which working time, in the order in which it is tried"),
)
def list_policies(_call: Call) -> PoliciesOut:
    """All policies."""
    return PoliciesOut(items=[policy_out(one) for one in policies()])


@endpoint(
    "POST",
    "/sla/policies",
    scope="write",
    roles=LEADING,
    body=PolicyIn,
    answer=PolicyOut,
    status=201,
    summary=_("Promise something within a working time"),
)
def make_policy(call: Call) -> PolicyOut:
    """Make a policy, the last in order."""
    with _told_as_problems():
        made = save_policy(policy_said(call.body), by=actor_of_call(call), now=call.now)
    return policy_out(_known(str(made)))


@endpoint(
    "PATCH",
    "/sla/policies/{id}",
    scope="write",
    roles=LEADING,
    body=PolicyPatch,
    answer=PolicyOut,
    summary=_("Change a policy; what is open is measured anew"),
    problems=[404, 409],
)
def change_policy(call: Call, id: str) -> PolicyOut:  # noqa: A002 - the name in the address
    """Change one policy."""
    given: PolicyPatch = call.body
    found = _known(id)
    with _told_as_problems():
        save_policy(
            patched(found, given),
            policy_id=found.id,
            version=given.version,
            by=actor_of_call(call),
            now=call.now,
        )
    return policy_out(_known(id))


@endpoint(
    "DELETE",
    "/sla/policies/{id}",
    scope="write",
    roles=LEADING,
    answer=None,
    summary=_("Promise it no more; what it judged stays in the reports"),
    problems=[404],
)
def drop_policy(call: Call, id: str) -> None:  # noqa: A002 - the name in the address
    """Remove one policy."""
    with _told_as_problems():
        remove_policy(policy_id=_known(id).id, by=actor_of_call(call), now=call.now)


@endpoint(
    "POST",
    "/sla/policies/order",
    scope="write",
    roles=LEADING,
    body=OrderIn,
    answer=PoliciesOut,
    summary=_("Put policies in the order in which they are tried"),
)
def put_in_order(call: Call) -> PoliciesOut:
    """Order them."""
    given: OrderIn = call.body
    with _told_as_problems():
        order_policies([row_id(one) for one in given.ids], by=actor_of_call(call), now=call.now)
    return PoliciesOut(items=[policy_out(one) for one in policies()])


def _known(text: str) -> PolicyFacts:
    found = policy(row_id(text))
    if found is None:
        raise Problem(404, GONE)
    return found


@contextmanager
def _told_as_problems() -> Iterator[None]:
    try:
        yield
    except NoSuchPolicy:
        raise Problem(404, GONE) from None
    except Refused as refused:
        raise Problem(400, str(refused), field=refused.field) from None
    except Changed as changed:
        raise Problem(
            409, "Somebody changed the policy meanwhile.", more={"version": changed.version}
        ) from None
