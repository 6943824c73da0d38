"""The one door out: a message is a row first, and only the worker sends it.

A row that says `sending` may have reached the provider. Whoever dies there leaves an unknown outcome:
it is shown, and a person decides; nothing repeats it by itself.
"""

import json
import re
import uuid
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final, TypedDict, Unpack
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from hamdel.language.emails import parse_email
from hamdel.platform import audit

from ..contracts import AccountFacts, CanNotSend, DeliveryFacts, StoredFile
from ..kinds.register import kind_of
from ..models import Delivery
from ..queries.accounts import account as account_of
from ..queries.deliveries import TROUBLED, delivery_facts
from ..rules.purposes import SERVICE
from .at_once import deliver_when_due
from .door import Passed, Way, pass_door

_TOKEN: Final = re.compile(r"[a-z0-9-]{1,60}")


class Words(TypedDict, total=False):
    """What a message may have besides its text.

    `author` is the person who wrote it ("": nobody), `name` whom it is written to. `answers` is the
    `ref` of the message that it answers, `chain` those of messages before, oldest first, `thread` a
    token by which the customer's answer finds back.
    """

    html: str
    author: str
    name: str
    subject: str
    answers: str
    chain: Sequence[str]
    thread: str


@transaction.atomic
def send_message(  # noqa: PLR0913 - what a message and its way are
    *,
    account_id: int,
    key: str,
    recipient: str,
    profile_id: int | None,
    text: str,
    files: Sequence[StoredFile] = (),
    purpose: str = SERVICE,
    automatic: bool = False,
    prompt: bool = False,
    not_before: datetime | None = None,
    now: datetime,
    **words: Unpack[Words],
) -> DeliveryFacts:
    """Have a message sent, in the caller's transaction; the same `key` again is the same delivery.

    `automatic`: no person wrote it, so it waits for quiet hours to end, unless it is `prompt`: an
    answer to what they did just now. `words`: see `Words`. Raises CanNotSend.
    """
    account = sendable(account_id, recipient=recipient, text=text)
    known = Delivery.objects.select_related("account").filter(key=key).first()
    if known is not None:
        return delivery_facts(known)
    way = Way(
        account_id=account_id,
        kind=account.kind,
        recipient=recipient,
        profile_id=profile_id,
        purpose=purpose,
        automatic=automatic,
        prompt=prompt,
    )
    passed = pass_door(way, not_before=not_before, now=now)
    payload = {"text": text, **words, "files": [asdict(one) for one in files]}
    row = _kept(key, way, account, payload, passed, now=now)
    return delivery_facts(row)


def _kept(
    key: str,
    way: Way,
    account: AccountFacts,
    payload: dict[str, Any],
    passed: Passed,
    *,
    now: datetime,
) -> Delivery:
    """The row of a message, once for each key; a kind that asks nobody outside sends it at its time."""
    row, _ = Delivery.objects.select_related("account").get_or_create(
        key=key,
        defaults={
            "account_id": way.account_id,
            "profile_id": way.profile_id,
            "purpose": way.purpose,
            "automatic": way.automatic,
            "recipient": way.recipient,
            "message_id": _new_id(account, payload.get("thread", "")),
            "payload": json.dumps(payload, ensure_ascii=False),
            "made_at": now,
            "due_at": passed.due_at,
            "standing": passed.standing,
        },
    )
    kind = kind_of(account.kind)
    if kind is not None and kind.sends_at_once:
        transaction.on_commit(lambda: deliver_when_due(row.pk, due_at=row.due_at))
    return row


def may_send(account: AccountFacts) -> bool:
    """Whether messages can be sent on an account as it is."""
    kind = kind_of(account.kind)
    if kind is None or not kind.sends or account.state == "off":
        return False
    return account.rehearses or kind.lacks is None or not kind.lacks(account)


def sendable(account_id: int, *, recipient: str, text: str) -> AccountFacts:
    """The account, if a message can be sent on it. Raises CanNotSend."""
    account = account_of(account_id)
    kind = None if account is None else kind_of(account.kind)
    if account is None or kind is None or not kind.sends:
        name = "this channel" if account is None else account.kind
        raise CanNotSend(f"Nothing can be sent on {name}.", reason="kind")
    if account.state == "off":
        raise CanNotSend(f"{account.name} is turned off.", reason="off")
    missing = "" if kind.lacks is None or account.rehearses else kind.lacks(account)
    if missing:
        raise CanNotSend(missing, reason="off")
    if not recipient:
        raise CanNotSend("It is not known where to write to them there.", reason="recipient")
    longest = kind.capabilities.longest
    if longest is not None and len(text) > longest:
        raise CanNotSend(f"A message on {account.kind} has {longest} letters.", reason="length")
    return account


@transaction.atomic
def cancel_delivery(*, delivery_id: int, now: datetime) -> bool:
    """Take a message back before anything of it is sent; False where it is too late."""
    waiting = Delivery.objects.filter(pk=delivery_id, state="waiting")
    return bool(waiting.update(state="cancelled", due_at=now))


@transaction.atomic
def send_again(*, delivery_id: int, who: str, now: datetime) -> bool:
    """Send a message again whose outcome is unknown, or that was refused: a person says so.

    False where it is neither.
    """
    rows = Delivery.objects.filter(pk=delivery_id, state__in=TROUBLED)
    done = rows.update(state="waiting", attempts=0, due_at=now, problem="", error="")
    if done:
        audit.record(
            who=who,
            act="message sent again",
            subject=f"delivery:{delivery_id}",
            before=None,
            after=None,
            now=now,
        )
    return bool(done)


def _new_id(account: AccountFacts, thread: str) -> str:
    """An id for a message: with the conversation's token, so that an answer to it brings that back."""
    token = f"{thread}." if _TOKEN.fullmatch(thread) else ""
    return f"<{token}{uuid.uuid4().hex}@{_domain(account)}>"


def _domain(account: AccountFacts) -> str:
    """The right side of a Message-ID: our own, where the account has an address."""
    own = parse_email(account.settings.get("address", ""))
    return own.rpartition("@")[2] if own else urlsplit(settings.BASE_URL).hostname or "localhost"
