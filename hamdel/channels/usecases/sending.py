"""The one door out: a message is a row first, and only the worker sends it.

A row that says `sending` may have reached the provider. Whoever dies there leaves an unknown outcome:
it is shown, and a person decides; nothing repeats it by itself.
"""

import json
import uuid
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from hamdel.customers.public import consents_of, customer_of
from hamdel.platform import audit

from ..contracts import AccountFacts, CanNotSend, DeliveryFacts, StoredFile
from ..kinds.register import kind_of
from ..models import Delivery
from ..queries.accounts import account as account_of
from ..queries.deliveries import TROUBLED, delivery_facts

SERVICE: Final = "service"
_ANY: Final = "*"


@transaction.atomic
def send_message(  # noqa: PLR0913 - what a message and its way are
    *,
    account_id: int,
    key: str,
    recipient: str,
    profile_id: int | None,
    text: str,
    html: str = "",
    author: str = "",
    subject: str = "",
    answers: str = "",
    thread: str = "",
    files: Sequence[StoredFile] = (),
    purpose: str = SERVICE,
    not_before: datetime | None = None,
    now: datetime,
) -> DeliveryFacts:
    """Have a message sent, in the caller's transaction; the same `key` again is the same delivery.

    `answers` is the `ref` of the message that it answers, `thread` a token by which the customer's
    answer finds back. Raises CanNotSend.
    """
    account = sendable(account_id, recipient=recipient, text=text)
    if profile_id is not None:
        check_consent(profile_id, channel=account.kind, purpose=purpose)
    payload = {
        "subject": subject,
        "text": text,
        "html": html,
        "author": author,
        "answers": answers,
        "thread": thread,
        "files": [asdict(one) for one in files],
    }
    row, _ = Delivery.objects.select_related("account").get_or_create(
        key=key,
        defaults={
            "account_id": account_id,
            "profile_id": profile_id,
            "purpose": purpose,
            "recipient": recipient,
            "message_id": f"<{uuid.uuid4().hex}@{_domain()}>",
            "payload": json.dumps(payload, ensure_ascii=False),
            "made_at": now,
            "due_at": not_before or now,
        },
    )
    return delivery_facts(row)


def sendable(account_id: int, *, recipient: str, text: str) -> AccountFacts:
    """The account, if a message can be sent on it. Raises CanNotSend."""
    account = account_of(account_id)
    kind = None if account is None else kind_of(account.kind)
    if account is None or kind is None or not kind.sends:
        name = "this channel" if account is None else account.kind
        raise CanNotSend(f"Nothing can be sent on {name}.", reason="kind")
    if account.state == "off":
        raise CanNotSend(f"{account.name} is turned off.", reason="off")
    if not recipient:
        raise CanNotSend("It is not known where to write to them there.", reason="recipient")
    longest = kind.capabilities.longest
    if longest is not None and len(text) > longest:
        raise CanNotSend(f"A message on {account.kind} has {longest} letters.", reason="length")
    return account


def check_consent(profile_id: int, *, channel: str, purpose: str) -> None:
    """Raise CanNotSend where the person refused this purpose on this channel.

    Answers to what they asked (service) need no consent but respect a refusal; anything else needs
    that it was granted. What is said of the channel itself wins over what is said of all.
    """
    customer = customer_of(profile_id)
    said = [] if customer is None else consents_of(customer)
    states = {one.channel: one.state for one in said if one.purpose == purpose}
    state = states.get(channel, states.get(_ANY, ""))
    if state == "refused" or (purpose != SERVICE and state != "granted"):
        raise CanNotSend("They do not want to be written to there.", reason="consent")


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


def _domain() -> str:
    return urlsplit(settings.BASE_URL).hostname or "localhost"
