"""Beginning conversations and writing into them."""

from django.utils.translation import gettext_lazy as _

from hamdel.accounts.public import person_said, team_said
from hamdel.platform.api import Call, endpoint, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..contracts import Refused
from ..queries.messages import message, messages_of
from ..usecases.opening import ToOpen, open_conversation
from ..usecases.taking_back import OnItsWay, take_back_message
from ..usecases.writing import ToWrite, write_message
from ..who_asks import actor_of_call
from .asking import known, told_as_problems
from .shapes import (
    ConversationIn,
    MessageIn,
    MessageOut,
    NothingIn,
    UndoneOut,
    WholeConversationOut,
    message_out,
    whole_out,
)


@endpoint(
    "POST",
    "/conversations",
    scope="write",
    roles=SERVING,
    body=ConversationIn,
    answer=WholeConversationOut,
    status=201,
    summary=_("Begin a conversation"),
)
def begin_conversation(call: Call) -> WholeConversationOut:
    """Begin a conversation with a customer, known or new."""
    given: ConversationIn = call.body
    wanted = ToOpen(
        channel=given.channel.strip().lower(),
        customer_id=None if given.customer_id is None else row_id(given.customer_id),
        identifiers=[(one.kind, one.value) for one in given.identifiers],
        name=given.name,
        subject=given.subject,
        priority=given.priority,
        text=given.text,
        direction=given.direction,
        at=given.at,
        assignee_id=person_said(given.assignee, call, field="assignee"),
        team_id=team_said(given.team),
    )
    with told_as_problems():
        opened = open_conversation(wanted, by=actor_of_call(call), now=call.now)
    found = known(str(opened.conversation_id))
    return whole_out(found, messages_of(found.id))


@endpoint(
    "POST",
    "/conversations/{id}/messages",
    scope="write",
    roles=SERVING,
    body=MessageIn,
    answer=MessageOut,
    status=201,
    summary=_("Write into a conversation: to the customer, or a note"),
    problems=[404, 409],
)
def write_into_conversation(call: Call, id: str) -> MessageOut:  # noqa: A002 - the name in the address
    """Write one message."""
    given: MessageIn = call.body
    said = ToWrite(
        text=given.text,
        direction=given.direction,
        channel=(given.channel or "").strip().lower(),
        key=given.idempotency,
        at=given.at,
        not_before=given.not_before,
    )
    with told_as_problems(yours=given.text):
        written = write_message(
            conversation_id=row_id(id),
            said=said,
            version=given.version,
            by=actor_of_call(call),
            now=call.now,
        )
    found = message(written)
    if found is None:
        raise Problem(404, "There is no such message.")
    return message_out(found)


@endpoint(
    "POST",
    "/conversations/{id}/messages/{message_id}/undo",
    scope="write",
    roles=SERVING,
    body=NothingIn,
    answer=UndoneOut,
    summary=_("Take a message back before it goes out"),
    problems=[404, 409],
)
def take_message_back(call: Call, id: str, message_id: str) -> UndoneOut:  # noqa: A002 - the name in the address
    """Take back what the caller wrote, while nothing of it is sent (see `not_before`)."""
    try:
        done = take_back_message(
            message_id=row_id(message_id),
            conversation_id=row_id(id),
            by=actor_of_call(call),
            now=call.now,
        )
    except OnItsWay as late:
        raise Problem(409, str(late)) from None
    except Refused:
        raise Problem(404, "There is no such message of yours.") from None
    return UndoneOut(conversations=[str(done)])
