"""Answers that come from programs and from people who serve."""

from typing import cast

from django.utils.translation import gettext_lazy as _

from hamdel.accounts.public import team_said
from hamdel.platform.api import Call, endpoint

from ..contracts import ResponseFacts, ToRecord
from ..queries.responses import response
from ..usecases.responding import record_response
from .asking import id_said, known, told_as_problems
from .shapes import MadeResponseOut, ResponseIn, response_fields


@endpoint(
    "POST",
    "/surveys/{id}/responses",
    scope="write",
    roles=("admin",),
    body=ResponseIn,
    answer=MadeResponseOut,
    status=201,
    summary=_("Give an answer"),
    problems=[404, 409],
)
def give_response(call: Call, id: str) -> MadeResponseOut:  # noqa: A002 - the name in the address
    """Take one answer; it counts, and is in its customer's story, when this is answered."""
    given: ResponseIn = call.body
    found = known(id)
    wanted = ToRecord(
        survey_id=found.id,
        identifiers=tuple((one.kind, one.value) for one in given.identifiers),
        profile_id=id_said(given.customer_id, field="customer_id"),
        verified=True,
        score=given.score,
        comment=given.comment,
        answers=given.answers,
        channel=given.channel or "api",
        device=given.device,
        stage=given.stage,
        touchpoint=given.touchpoint,
        answered_at=given.answered_at,
        key=None if given.idempotency is None else f"given:{given.idempotency}",
        language=given.language,
        team_id=team_said(given.team),
        complete=given.complete,
        by=call.caller.who,
    )
    with told_as_problems():
        done = record_response(wanted, now=call.now)
    kept = cast("ResponseFacts", response(done.id))
    return MadeResponseOut(**response_fields(kept, done.customer_id), repeated=done.repeated)
