"""Which conversation something that came in belongs to."""

from django.conf import settings

from hamdel.channels.public import Inbound, Received, key_of

from ..contracts import LIVE
from ..models import Call, Conversation, Message
from ..rules.threads import conversation_in, thread_token
from .knowing import answerable, may_join


def token_of(conversation_id: int) -> str:
    """The token by which a customer's answer finds the conversation again."""
    return thread_token(conversation_id, secret=settings.SECRET_KEY.encode())


def ref_key(kind: str, ref: str) -> bytes | None:
    """By what a message is found when another answers it: a digest; None for no reference."""
    return key_of(f"{kind}:{ref}") if ref else None


def conversation_for(received: Received, profile_id: int) -> Conversation | None:
    """The conversation that it joins, None where it opens one. Nobody joins by a subject.

    By a token of ours; as a step of a call that is in one; by what it answers, if it is the same
    customer's; or, where a kind says so, by the same sender on the same account while it is live.
    Where the kind says `only_known`, a token and an answer join only for who is known in there.
    """
    inbound = received.inbound
    by_token = _of_token(inbound, profile_id)
    if by_token is not None:
        return where_it_is(by_token)
    if inbound.call is not None:
        call = Call.objects.filter(
            account_id=received.account.id, call_id=inbound.call.call_id
        ).select_related("conversation")
        known = call.first()
        if known is not None:
            return known.conversation
    return _answered(received.account.kind, inbound, profile_id) or _of_sender(received)


def _of_token(inbound: Inbound, profile_id: int) -> Conversation | None:
    for token in inbound.thread.split():
        number = conversation_in(token, secret=settings.SECRET_KEY.encode())
        found = Conversation.objects.filter(pk=number).first() if number is not None else None
        if found is not None and may_join(found, inbound, profile_id):
            return found
    return None


def _answered(kind: str, inbound: Inbound, profile_id: int) -> Conversation | None:
    keys = [key for ref in inbound.answers if (key := ref_key(kind, ref)) is not None]
    if not keys:
        return None
    rows = Message.objects.filter(answerable(inbound, profile_id), ref_key__in=keys)
    found = {bytes(row.ref_key or b""): row for row in rows.select_related("conversation")}
    nearest = next((found[key] for key in keys if key in found), None)
    return None if nearest is None else nearest.conversation


def _of_sender(received: Received) -> Conversation | None:
    inbound = received.inbound
    if not inbound.joins_sender or not inbound.sender:
        return None
    live = Conversation.objects.filter(
        account_id=received.account.id, sender=inbound.sender, state__in=LIVE
    ).first()
    if live is None or live.merged_into_id is None:
        return live
    there = where_it_is(live)
    if there.state in LIVE:
        return there
    # What it was put into is over: the sender's next matter is a new one.
    Conversation.objects.filter(pk=live.pk).update(sender="")
    return None


def where_it_is(row: Conversation) -> Conversation:
    """The conversation that holds the messages of a row now: itself, or where it was put into."""
    while row.merged_into_id is not None:
        row = Conversation.objects.get(pk=row.merged_into_id)
    return row
