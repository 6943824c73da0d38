"""What rules did, and taking it back."""

from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Call, Page, endpoint, page_of, read_cursor, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..queries.applications import applications
from ..usecases.undoing import undo_application
from .making import told_as_problems
from .shapes import ApplicationOut, ApplicationsQuery, UndoneOut, application_out


@endpoint(
    "GET",
    "/automation-applications",
    scope="read",
    query=ApplicationsQuery,
    answer=Page[ApplicationOut],
    summary=_("What automation rules did, and why"),
)
def list_applications(call: Call) -> Page[ApplicationOut]:
    """Page through what rules did, the newest first."""
    query: ApplicationsQuery = call.query
    place = read_cursor(query.cursor, tuple[int])
    rows = applications(
        rule_id=_number(query.rule_id, "rule_id"),
        conversation_id=_number(query.conversation_id, "conversation_id"),
        case_id=_number(query.case_id, "case_id"),
        before=place[0] if place else None,
        limit=query.limit + 1,
    )
    return page_of(rows, limit=query.limit, show=application_out, place=lambda one: (one.id,))


@endpoint(
    "POST",
    "/automation-applications/{id}/undo",
    scope="write",
    roles=SERVING,
    answer=UndoneOut,
    summary=_("Take back what an automation rule did"),
    problems=[404],
)
def take_back_application(call: Call, id: str) -> UndoneOut:  # noqa: A002 - the name in the address
    """Take it back as far as it can be; `stays` names the actions that can not."""
    with told_as_problems():
        stays = undo_application(row_id(id), who=call.caller.who, now=call.now)
    return UndoneOut(id=id, stays=stays)


def _number(said: str | None, field: str) -> int | None:
    if said is None:
        return None
    try:
        return row_id(said)
    except Problem:
        raise Problem(400, "That is no id.", field=field) from None
