"""A conversation goes on elsewhere: whoever enters its code there joins it, and is asked nothing anew.

That somebody had the code says that they may go on, not who they are: until a colleague confirms, or
the channel itself vouches for somebody who is the conversation's customer anyway, nothing of what was
said before is shown to them, and their profile stays apart.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from hamdel.channels.public import AccountFacts, CanNotSend, Received, kind_of, send_message
from hamdel.customers.public import customer_of, merge_customers, profiles_of
from hamdel.interactions.public import keep_log_still, newest_of
from hamdel.platform import audit

from ..contracts import LIVE, Actor, Refused
from ..live import tell
from ..models import Call, Conversation, Message, Way
from ..rules.codes import code_in, link_in, veiled
from .coding import conversation_of_code, conversation_of_link, living
from .joining import where_it_is

HAMDEL: Final = "Hamdel"
_MOMENT: Final = timedelta(seconds=1)  # so that what they said stands before what it is answered


@dataclass(frozen=True, kw_only=True)
class Entered:
    """What was entered as a code. `plainly`: they meant a code, so they are told that it is wrong."""

    said: str
    plainly: bool


def continued(
    received: Received, profile_id: int, *, now: datetime
) -> tuple[Received, Conversation | None]:
    """The conversation that goes on here, by a code entered now or before, and what came in.

    A code that was one, or was meant as one, is veiled in it: it stands in no conversation and not
    in the log. Six digits that are no code stay what they are.
    """
    if received.inbound.forged:
        return received, None  # it is nobody's, whatever it names
    entered = entered_in(received)
    found = None if entered is None else _opened_by(entered.said, received, now=now)
    if entered is None or (found is None and not entered.plainly):
        return received, _joined_before(received)
    if found is None:
        _answer(received, profile_id, _wrong(), now=now)
        return _without(entered.said, received), _joined_before(received)
    _join(found, received, profile_id, now=now)
    return _without(entered.said, received), found


def entered_in(received: Received) -> Entered | None:
    """What was entered as a code: where a kind says so, behind `/start`, or as the whole of a message."""
    inbound = received.inbound
    for said in (inbound.code, inbound.thread):
        if code_in(said) or link_in(said):
            return Entered(said=said, plainly=True)
    if inbound.direction != "in" or inbound.machine or inbound.files:
        return None
    if not (code_in(inbound.text) or link_in(inbound.text)):
        return None
    return Entered(said=inbound.text, plainly=inbound.text.lstrip().startswith("/start"))


def expect_from(
    conversation_id: int, account: AccountFacts, *, sender: str, now: datetime
) -> None:
    """Let what somebody says on another account come in here, because we wrote to them there.

    Where they go on with something else already, that stays.
    """
    row = Conversation.objects.get(pk=conversation_id)
    kind = kind_of(account.kind)
    Way.objects.get_or_create(
        account_id=account.id,
        sender=sender[:320],
        defaults={
            "conversation": row,
            "profile_id": row.profile_id,
            "channel": (kind.word if kind else "") or account.kind,
            "at": now,
            "expected": True,
        },
    )


def expected_here(received: Received, profile_id: int) -> Conversation | None:
    """The conversation that we wrote to this sender about, if it is that customer's own.

    What a visitor typed as their address may be anybody's: who has it comes in only where they are
    the conversation's customer, or nobody that we knew, and never in place of a conversation of theirs.
    """
    way, found = _way_of(received, expected=True)
    if way is None or found is None:
        return None
    customer = customer_of(profile_id)
    if customer != customer_of(found.profile_id) and not _is_new(customer or 0):
        return None
    if way.profile_id != profile_id:  # now it is known who has the address
        way.profile_id = profile_id
        way.save(update_fields=["profile"])
    return found


def _is_new(customer_id: int) -> bool:
    """Whether nothing was known of somebody until now: no moment, no conversation of their own."""
    mine = profiles_of(customer_id)
    return not newest_of(mine) and not Conversation.objects.filter(profile_id__in=mine).exists()


@transaction.atomic
def confirm_way(*, way_id: int, by: Actor, now: datetime) -> None:
    """Say that who continued elsewhere is the conversation's customer: then they are one.

    Twice is harmless. Raises Refused where there is no such way.
    """
    keep_log_still()
    way = Way.objects.select_for_update().select_related("conversation").filter(pk=way_id).first()
    if way is None:
        raise Refused("Nobody continued the conversation there.", field="way")
    if way.confirmed_at is not None:
        return
    keep, join = customer_of(way.conversation.profile_id), customer_of(way.profile_id)
    if keep is not None and join is not None and keep != join:
        merge_customers(keep=keep, join=join, why="continuation code", who=by.who, now=now)
    way.confirmed_at, way.confirmed_by = now, (by.name or by.who)[:150]
    way.save(update_fields=["confirmed_at", "confirmed_by"])
    audit.record(
        who=by.who,
        act="continuation confirmed",
        subject=f"conversation:{way.conversation_id}",
        before=None,
        after={"channel": way.channel},
        now=now,
    )
    tell(way.conversation_id, "state")


def _without(said: str, received: Received) -> Received:
    inbound = received.inbound
    attributes = {
        name: veiled(value) if value == said else value
        for name, value in inbound.attributes.items()
    }
    veiled_in = replace(inbound, text=veiled(inbound.text), attributes=attributes)
    return replace(received, inbound=veiled_in)


def _wrong() -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return gettext(
            "This code is wrong, or not good any more. Write to us anyway; we answer here."
        )


def _opened_by(said: str, received: Received, *, now: datetime) -> Conversation | None:
    token = link_in(said)
    if token is not None:
        found = conversation_of_link(token, now=now)
    elif not living(now).exists():
        found = None  # six digits are nothing where no code waits
    else:
        found = conversation_of_code(
            code_in(said) or "",
            account_id=received.account.id,
            sender=received.inbound.sender,
            now=now,
        )
    return None if found is None else where_it_is(found)


def _joined_before(received: Received) -> Conversation | None:
    return _way_of(received, expected=False)[1]


def _way_of(received: Received, *, expected: bool) -> tuple[Way, Conversation] | tuple[None, None]:
    """The way of a sender, and the living conversation that it leads to."""
    inbound = received.inbound
    if not inbound.sender or inbound.call is not None or inbound.forged:
        return None, None
    rows = Way.objects.filter(
        account_id=received.account.id, sender=inbound.sender, expected=expected
    )
    way = rows.select_related("conversation").first()
    found = None if way is None else where_it_is(way.conversation)
    if way is None or found is None or found.state not in LIVE:
        return None, None
    return way, found


def _is_their_own(found: Conversation, received: Received, profile_id: int) -> bool:
    """Whether the channel itself vouches that this is the conversation's customer.

    What is typed beside it proves nothing, and may have led us to the profile: then it is nobody's.
    """
    identifiers = received.inbound.identifiers
    said = [vouched for kind, _, vouched in identifiers if kind != "anonymous_id"]
    return bool(said) and all(said) and customer_of(profile_id) == customer_of(found.profile_id)


def _join(found: Conversation, received: Received, profile_id: int, *, now: datetime) -> None:
    inbound = received.inbound
    is_known = _is_their_own(found, received, profile_id)
    if inbound.sender:
        Way.objects.update_or_create(
            account_id=received.account.id,
            sender=inbound.sender[:320],
            defaults={
                "conversation": found,
                "profile_id": profile_id,
                "channel": inbound.channel or received.account.kind,
                "at": now,
                "confirmed_at": now if is_known else None,
                "confirmed_by": HAMDEL if is_known else "",
                "expected": False,
            },
        )
    _take_call_along(found, received)
    _note(found, received, now=now, is_known=is_known)
    with translation.override(settings.LANGUAGE_CODE):
        said = gettext("Your conversation goes on here. You need not tell anything again.")
    _answer(received, profile_id, said, now=now)


def _take_call_along(found: Conversation, received: Received) -> None:
    """A call rang before the code was keyed in: it was in a conversation of its own until now."""
    call = received.inbound.call
    if call is None:
        return
    rows = Call.objects.filter(account_id=received.account.id, call_id=call.call_id)
    known = rows.select_related("conversation").first()
    if known is None or known.conversation_id == found.pk:
        return
    left = known.conversation
    rows.update(conversation=found)
    Message.objects.filter(call=known).update(conversation=found)
    if not Message.objects.filter(conversation=left).exists():
        left.delete()


def _note(found: Conversation, received: Received, *, now: datetime, is_known: bool) -> None:
    kind = kind_of(received.account.kind)
    with translation.override(settings.LANGUAGE_CODE):
        where = received.account.kind if kind is None else str(kind.name)
        said = (
            gettext("They continue on %(channel)s, by a code.")
            if is_known
            else gettext(
                "Somebody continues on %(channel)s, by a code. It is not confirmed who it is: "
                "before that, tell nothing of what was said here."
            )
        )
    Message.objects.create(
        conversation=found,
        at=now,
        direction="note",
        channel=received.inbound.channel or received.account.kind,
        author=HAMDEL,
        text=said % {"channel": where},
        machine=True,
    )


def _answer(received: Received, profile_id: int, text: str, *, now: datetime) -> None:
    """Answer who entered a code, where the channel can be written on; nothing personal is in it."""
    kind = kind_of(received.account.kind)
    if kind is None or not kind.sends or not received.inbound.sender:
        return
    try:
        send_message(
            account_id=received.account.id,
            key=f"code:{received.incoming_id}",
            recipient=received.inbound.sender,
            profile_id=profile_id,
            text=text,
            answers=received.inbound.ref or received.inbound.id,
            automatic=True,
            prompt=True,
            not_before=now + _MOMENT,
            now=now,
        )
    except CanNotSend:
        return  # they are in the conversation either way
