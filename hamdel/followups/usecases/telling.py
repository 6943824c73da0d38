"""The customer is told what was done, on the way they came or the one by which they can be reached."""

from datetime import datetime

from django.db import transaction

from hamdel.channels.public import CanNotSend, accounts, kind_of
from hamdel.conversations.public import (
    Actor,
    Changed,
    ConversationFilter,
    NoSuchConversation,
    Refused,
    ToOpen,
    ToWrite,
    list_conversations,
    open_conversation,
    write_message,
)
from hamdel.customers.public import customer_facts, customer_of

from ..models import FollowUp

_LIKED = ("telegram", "bale", "sms", "email")  # where nobody wrote before: the nearest first
NOWHERE = "nowhere"


def tell(row: FollowUp, text: str, *, by: Actor, now: datetime) -> str:
    """Tell the customer what was done; returns "" or the key of why it could not be sent."""
    customer = customer_of(row.profile_id)
    if customer is None:
        return NOWHERE
    problem = NOWHERE
    for talk in _talks(row, customer):
        problem = _write(talk, text, key=f"followup:{row.pk}", by=by, now=now)
        if not problem:
            row.conversation_id = row.conversation_id or talk
            return ""
    opened, problem_there = _open(customer, text, by=by, now=now)
    row.conversation_id = row.conversation_id or opened
    return "" if opened is not None else (problem_there or problem)


def _talks(row: FollowUp, customer: int) -> list[int]:
    """Their conversations: the one in which they complained, else their newest."""
    if row.conversation_id is not None:
        return [row.conversation_id]
    found = list_conversations(ConversationFilter(customer_id=customer), limit=1)
    return [one.id for one in found]


def _write(talk: int, text: str, *, key: str, by: Actor, now: datetime) -> str:
    try:
        with transaction.atomic():
            write_message(conversation_id=talk, said=ToWrite(text=text, key=key), by=by, now=now)
    except CanNotSend as refused:
        return refused.reason
    except (NoSuchConversation, Changed, Refused):
        return NOWHERE
    return ""


def _open(customer: int, text: str, *, by: Actor, now: datetime) -> tuple[int | None, str]:
    """Begin a conversation on a channel that reaches them; the id, or why not."""
    problem = ""
    for channel in _ways(customer):
        wanted = ToOpen(
            channel=channel, customer_id=customer, text=text, direction="out",
            assignee_id=by.person_id,
        )  # fmt: skip
        try:
            with transaction.atomic():
                return open_conversation(wanted, by=by, now=now).conversation_id, ""
        except CanNotSend as refused:
            problem = refused.reason
        except Refused:
            problem = NOWHERE
    return None, problem


def _ways(customer: int) -> list[str]:
    """The channels that are on and reach one of the customer's identifiers, the nearest first."""
    facts = customer_facts(customer)
    having = {one.kind for one in facts.identifiers} if facts is not None else set()
    found = []
    for key in {one.kind for one in accounts() if one.state != "off"}:
        kind = kind_of(key)
        if kind is not None and kind.sends and kind.reaches in having:
            found.append(kind.word or kind.key)
    return sorted(
        found, key=lambda one: (_LIKED.index(one) if one in _LIKED else len(_LIKED), one)
    )
