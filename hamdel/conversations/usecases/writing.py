"""The team writes: to the customer, or a note that no customer sees."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from hamdel.channels.public import (
    AccountFacts,
    CanNotSend,
    StoredFile,
    accounts,
    kind_of,
    may_send,
    send_message,
)
from hamdel.customers.public import customer_names, customer_of, facts_of, naming_of
from hamdel.interactions.public import keep_log_still
from hamdel.platform import stored_files

from ..contracts import Actor, Changed, Direction, Refused
from ..live import tell
from ..models import Attachment, Conversation, Draft, Message
from ..rules.windows import may_write
from .handing import note_answer
from .joining import token_of
from .locked import hold
from .mentioning import note_mentions
from .moving import move
from .recording import Moment, record

LONGEST: Final = 100_000  # characters of a message
CHAIN: Final = 20  # ids of messages before


@dataclass(frozen=True, kw_only=True)
class ToWrite:
    """A message to be written. `key`: the same again is the same message. `at`: of what was said.

    `people`: ids of colleagues whom a note tells besides those it names. `automatic`: no person wrote it,
    so it waits for quiet hours to end, and whoever waits for an answer goes on waiting. `prompt`: it
    answers what they did just now: at once, and no oftener than machines may.
    """

    text: str
    direction: Direction = "out"
    channel: str = ""
    html: str = ""
    key: str | None = None
    at: datetime | None = None
    files: Sequence[StoredFile] = ()
    not_before: datetime | None = None
    people: Sequence[int] = ()
    automatic: bool = False
    prompt: bool = False


@transaction.atomic
def write_message(
    *, conversation_id: int, said: ToWrite, version: int | None = None, by: Actor, now: datetime
) -> int:
    """Write into a conversation; returns the message's id.

    Raises NoSuchConversation, Refused, CanNotSend; Changed where `version` is not what holds any
    more: then `theirs` is what the team wrote meanwhile.
    """
    if said.direction == "in":
        keep_log_still()  # it is recorded: the log before anything else, as everywhere
    try:
        row = hold(conversation_id, version=version)
    except Changed as changed:
        raise Changed(changed.version, theirs=_newest_of_team(conversation_id)) from None
    if said.key is not None:
        known = Message.objects.filter(conversation=row, key=said.key).first()
        if known is not None:
            return known.pk
    message = write_into(row, said, by=by, now=now)
    if said.direction == "note":
        note_mentions(message, also=said.people, now=now)
    Draft.objects.filter(conversation=row, person_id=by.person_id).delete()
    return message.pk


def write_into(row: Conversation, said: ToWrite, *, by: Actor, now: datetime) -> Message:
    """Write into a conversation that the caller holds. Raises Refused and CanNotSend."""
    if not said.text.strip() and not said.files:
        raise Refused("The message has no text.", field="text")
    if len(said.text) > LONGEST:
        raise Refused(f"A message has at most {LONGEST} characters.", field="text")
    message = Message(
        conversation=row,
        at=said.at or now,
        direction=said.direction,
        channel=(said.channel or row.channel)[:40],
        author=(by.name or by.who)[:150],
        person_id=by.person_id,
        text=said.text,
        html=said.html,
        key=said.key,
        machine=said.automatic,
    )
    if said.direction == "out":
        _send(row, message, said, now)
    else:
        message.save(force_insert=True)
        if said.direction == "in":
            _log_what_they_said(row, message, by, now)
    Attachment.objects.bulk_create(
        Attachment(
            message=message, stored=one.stored, name=one.name[:255], type=one.type[:120],
            size=stored_files.path_of(one.folder, one.stored).stat().st_size,
        )
        for one in said.files
    )  # fmt: skip
    _moved(row, message, now)
    if said.direction == "out":
        note_answer(row, by=by, now=now)
    return message


def _send(row: Conversation, message: Message, said: ToWrite, now: datetime) -> None:
    goes_at = max(now, said.not_before or now)
    account, address, answers = way_to(row, message.channel, at=goes_at)
    message.account_id, message.address = account.id, address
    message.save(force_insert=True)
    delivery = send_message(
        account_id=account.id,
        key=f"message:{message.pk}",
        recipient=address,
        profile_id=row.profile_id,
        text=said.text,
        html=said.html,
        author=message.author if message.person_id is not None else "",
        name=_name_of(row),
        subject=row.subject,
        answers=answers,
        chain=_said_before(row, account.id),
        thread=token_of(row.pk),
        files=said.files,
        automatic=said.automatic,
        prompt=said.prompt,
        not_before=said.not_before,
        now=now,
    )
    message.delivery_id = delivery.id
    message.save(update_fields=["delivery"])


def way_to(row: Conversation, channel: str, *, at: datetime) -> tuple[AccountFacts, str, str]:
    """Where an answer on a channel goes `at` an instant: account, address, and what it answers.

    Back the way the customer's last message there came; else by the first account of the kind, to
    the identifier by which it reaches people. Raises CanNotSend.
    """
    kind = kind_of(channel)
    if kind is None or not kind.sends:
        raise CanNotSend(
            f"Nothing can be sent on {channel}: write a note, or choose another channel.",
            reason="kind",
        )
    on = {one.id: one for one in accounts(kind=kind.key) if one.state != "off"}
    living = {key: one for key, one in on.items() if may_send(one)} or on
    theirs = Message.objects.filter(conversation=row, direction="in", account_id__in=living)
    last = theirs.exclude(address="").order_by("-at", "-pk").first()
    window = kind.capabilities.window
    if not may_write(None if last is None else last.at, window=window, at=at):
        raise CanNotSend(
            f"On {channel} one may write only a while after their last message; that has passed.",
            reason="window",
        )
    if last is not None and last.account_id is not None:
        return living[last.account_id], last.address, last.ref
    if not living:
        raise CanNotSend(f"There is no {channel} channel that is on.", reason="off")
    return next(iter(living.values())), _address(row, kind.reaches), ""


def _name_of(row: Conversation) -> str:
    customer = customer_of(row.profile_id)
    return "" if customer is None else customer_names([customer]).get(customer, "")


def _said_before(row: Conversation, account_id: int) -> list[str]:
    """The ids of what was said on an account, oldest first: a mail names them in its References."""
    said = Message.objects.filter(conversation=row, account_id=account_id).exclude(ref="")
    return list(said.order_by("-at", "-pk").values_list("ref", flat=True)[:CHAIN])[::-1]


def _address(row: Conversation, kind: str) -> str:
    customer = customer_of(row.profile_id)
    facts = facts_of([customer]).get(customer) if customer is not None else None
    known = [one for one in facts.identifiers if one.kind == kind] if facts else []
    return next((one.value for one in sorted(known, key=lambda one: not one.verified)), "")


def _log_what_they_said(row: Conversation, message: Message, by: Actor, now: datetime) -> None:
    """What somebody tells that the customer said there is an interaction like any other."""
    moment = Moment(
        id=f"conversation:{row.pk}:message:{message.pk}",
        at=message.at,
        channel=message.channel,
        action="Message Received",
        text=message.text,
        attributes={"conversation_id": str(row.pk), "message_id": str(message.pk)},
    )
    message.interaction_id = record(moment, naming_of(row.profile_id), source=by.who, now=now)
    message.save(update_fields=["interaction_id"])


def _moved(row: Conversation, message: Message, now: datetime) -> None:
    row.version += 1
    if message.direction == "in":
        move(row, at=message.at, channel=message.channel, now=now, our_turn=True)
    elif message.direction == "out" and not message.machine:
        row.state = "waiting" if row.state == "open" else row.state
        move(row, at=message.at, channel=message.channel, now=now, answered=True)
    else:
        move(row, at=row.last_at, channel=row.channel, now=now)
    tell(row.pk, "note" if message.direction == "note" else "message")


def _newest_of_team(conversation_id: int) -> str:
    rows = Message.objects.filter(conversation_id=conversation_id, direction__in=("out", "note"))
    newest = rows.filter(machine=False).order_by("-pk").values_list("text", flat=True).first()
    return newest or ""
