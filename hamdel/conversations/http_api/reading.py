"""Listing and reading conversations."""

from django.utils.translation import gettext_lazy as _

from hamdel.accounts.public import person_said, team_said
from hamdel.platform.api import Call, Page, endpoint, page_of, read_cursor, row_id
from hamdel.platform.instants import from_micros, to_micros

from ..contracts import ConversationFilter
from ..queries.conversations import list_conversations
from ..queries.messages import messages_of
from .asking import known
from .dues import dues_of
from .shapes import (
    ConversationOut,
    ConversationsQuery,
    WholeConversationOut,
    conversation_out,
    whole_out,
)


@endpoint(
    "GET",
    "/conversations",
    scope="read",
    query=ConversationsQuery,
    answer=Page[ConversationOut],
    summary=_("Conversations, those with the newest message first"),
)
def find_conversations(call: Call) -> Page[ConversationOut]:
    """Page through conversations."""
    query: ConversationsQuery = call.query
    place = read_cursor(query.cursor, tuple[int, int])
    rows = list_conversations(
        _filter(query, call),
        after=None if place is None else (from_micros(place[0]), place[1]),
        limit=query.limit + 1,
    )
    due = dues_of(one.id for one in rows)
    return page_of(
        rows,
        limit=query.limit,
        show=lambda one: conversation_out(one, due[one.id]),
        place=lambda one: (to_micros(one.last_at), one.id),
    )


@endpoint(
    "GET",
    "/conversations/{id}",
    scope="read",
    answer=WholeConversationOut,
    summary=_("One conversation with its messages, oldest first"),
    problems=[404],
)
def read_conversation(_call: Call, id: str) -> WholeConversationOut:  # noqa: A002 - the name in the address
    """Read one conversation."""
    found = known(id)
    return whole_out(found, messages_of(found.id))


def _filter(query: ConversationsQuery, call: Call) -> ConversationFilter:
    unassigned = query.assignee == "none"
    return ConversationFilter(
        state=query.state or "",
        unassigned=unassigned,
        assignee_id=None if unassigned else person_said(query.assignee, call, field="assignee"),
        team_id=team_said(query.team),
        channel=query.channel or "",
        customer_id=None if query.customer_id is None else row_id(query.customer_id),
        search=" ".join(query.q.split()),
        label_id=None if query.label is None else row_id(query.label),
    )
