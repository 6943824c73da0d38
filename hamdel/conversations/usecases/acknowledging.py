"""A customer who begins a matter is told that it has come and when somebody answers."""

from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction

from hamdel.accounts.public import team_hours, tell_opening
from hamdel.channels.public import CanNotSend, Inbound, Received, accounts, is_ours, send_message
from hamdel.language.which import which_language

from ..models import Conversation, Message
from ..rules.acknowledging import SUBJECTS, words_for
from .joining import token_of

_PERSIAN: Final = ("fa", "finglish", "mixed")


def acknowledge(received: Received, conversation: Conversation, *, now: datetime) -> None:
    """Tell who began a conversation that their message has come, where the account is to say so.

    The machine's word is in the thread, and no answer: who waits goes on waiting. Nothing goes to
    machines, to mailboxes of ours, to those who refused, nor more often than the door out allows.
    """
    account = received.account
    if not account.settings.get("acknowledge") or not _is_a_person_s(received.inbound):
        return
    if is_ours(received.inbound.sender, accounts(kind="email")):
        return
    try:
        with transaction.atomic():
            _tell(received, conversation, now)
    except CanNotSend:
        return


def _is_a_person_s(inbound: Inbound) -> bool:
    """Whether it is something that a person wrote, to which a machine may answer at all."""
    said = inbound.thing == "message" and inbound.direction == "in" and inbound.call is None
    return said and not inbound.machine and bool(inbound.sender)


def _tell(received: Received, conversation: Conversation, now: datetime) -> None:
    inbound, account = received.inbound, received.account
    language = _language(inbound.text or inbound.subject)
    hours = team_hours(conversation.team_id)
    opening = "" if hours is None else tell_opening(hours, now, language=language)
    text = words_for(
        language,
        own=account.settings.get("acknowledgement", ""),
        values={"opening": opening, "account": account.name},
    )
    message = Message.objects.create(
        conversation=conversation,
        at=max(now, inbound.at),
        direction="out",
        channel=conversation.channel,
        account_id=account.id,
        address=inbound.sender[:320],
        text=text,
        machine=True,
    )
    delivery = send_message(
        account_id=account.id,
        key=f"message:{message.pk}",
        recipient=inbound.sender,
        profile_id=conversation.profile_id,
        text=text,
        subject=SUBJECTS[language],
        answers=inbound.ref or inbound.id,
        thread=token_of(conversation.pk),
        automatic=True,
        prompt=True,
        now=now,
    )
    message.delivery_id = delivery.id
    message.save(update_fields=["delivery"])


def _language(text: str) -> str:
    found = which_language(text)
    if found in _PERSIAN:
        return "fa"
    return "en" if found == "en" or not settings.LANGUAGE_CODE.startswith("fa") else "fa"
