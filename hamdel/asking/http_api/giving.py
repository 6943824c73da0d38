"""What is given for answers: codes and draws."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Call, endpoint, number_said, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING

from ..contracts import IncentiveFacts, IncentiveGiven
from ..queries.incentives import incentive, incentives, published
from ..rules.codes import CodesRefused, make_codes, read_codes
from ..usecases.incentives import add_codes, close_draw, draw_winners, offer_incentive
from ..usecases.telling import tell_nobody, tell_winners
from .meaning import told_as_problems
from .shapes import (
    CodesIn,
    CodesOut,
    DrawIn,
    IncentiveIn,
    IncentiveOut,
    IncentivesOut,
    incentive_out,
)


@endpoint(
    "GET",
    "/incentives",
    scope="read",
    answer=IncentivesOut,
    summary=_("What is given for answers"),
)
def list_incentives(_call: Call) -> IncentivesOut:
    """List every incentive."""
    return IncentivesOut(items=[incentive_out(one) for one in incentives()])


@endpoint(
    "POST",
    "/incentives",
    scope="write",
    roles=LEADING,
    body=IncentiveIn,
    answer=IncentiveOut,
    status=201,
    summary=_("Give something for answers to a survey"),
)
def make_incentive(call: Call) -> IncentiveOut:
    """Offer codes or a draw."""
    given: IncentiveIn = call.body
    wanted = IncentiveGiven(
        survey_id=number_said(given.survey_id, field="survey_id") or 0,
        kind=given.kind,
        name=given.name,
        text=given.text,
        only_invited=given.only_invited,
        ends_at=given.ends_at,
        prize=given.prize,
        winners=given.winners,
        public_value_is=given.public_value_is,
    )
    with told_as_problems():
        made = offer_incentive(wanted, who=call.caller.who, now=call.now)
    return incentive_out(_known(made))


@endpoint(
    "POST",
    "/incentives/{id}/codes",
    scope="write",
    roles=LEADING,
    body=CodesIn,
    answer=CodesOut,
    summary=_("Add discount codes, given or made here"),
    problems=[404],
)
def give_codes(call: Call, id: str) -> CodesOut:  # noqa: A002 - the name in the address
    """Add codes."""
    given: CodesIn = call.body
    if bool(given.codes) == (given.count is not None):
        raise Problem(400, "Give codes, or say how many to make.", field="codes")
    try:
        codes = (
            make_codes(given.count, prefix=given.prefix)
            if given.count is not None
            else read_codes("\n".join(given.codes))
        )
    except CodesRefused as refused:
        raise Problem(400, str(refused), field="codes") from None
    with told_as_problems():
        return CodesOut(added=add_codes(row_id(id), codes, who=call.caller.who, now=call.now))


@endpoint(
    "POST",
    "/incentives/{id}/close",
    scope="write",
    roles=LEADING,
    answer=IncentiveOut,
    summary=_("Close the entries of a draw and publish their digest"),
    problems=[404],
)
def close_entries(call: Call, id: str) -> IncentiveOut:  # noqa: A002
    """Close a draw."""
    with told_as_problems():
        close_draw(row_id(id), who=call.caller.who, now=call.now)
    return incentive_out(_known(row_id(id)))


@endpoint(
    "POST",
    "/incentives/{id}/draw",
    scope="write",
    roles=LEADING,
    body=DrawIn,
    answer=dict[str, Any],
    summary=_("Draw the winners and publish the seed"),
    problems=[404],
)
def draw(call: Call, id: str) -> dict[str, Any]:  # noqa: A002
    """Draw; again it is the same draw."""
    with told_as_problems():
        draw_winners(
            row_id(id), public_value=call.body.public_value, who=call.caller.who, now=call.now
        )
    facts = _known(row_id(id))
    return {} if facts.draw is None else published(facts.draw)


@endpoint(
    "POST",
    "/incentives/{id}/tell",
    scope="write",
    roles=LEADING,
    answer=IncentiveOut,
    summary=_("Tell the winners of a draw, each once, in five minutes"),
    problems=[404],
)
def announce_winners(call: Call, id: str) -> IncentiveOut:  # noqa: A002
    """Have the winners told."""
    with told_as_problems():
        tell_winners(row_id(id), who=call.caller.who, now=call.now)
    return incentive_out(_known(row_id(id)))


@endpoint(
    "DELETE",
    "/incentives/{id}/tell",
    scope="write",
    roles=LEADING,
    answer=IncentiveOut,
    summary=_("Take back that winners are told, while nobody was"),
    problems=[404],
)
def untell(call: Call, id: str) -> IncentiveOut:  # noqa: A002
    """Have nobody told."""
    with told_as_problems():
        tell_nobody(row_id(id), who=call.caller.who, now=call.now)
    return incentive_out(_known(row_id(id)))


def _known(incentive_id: int) -> IncentiveFacts:
    found = incentive(incentive_id)
    if found is None:
        raise Problem(404, "There is no such incentive.")
    return found
