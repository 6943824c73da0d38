"""Accounts and a steady stream of messages for the rig of slow endpoints, as any part orders them."""

import json
import time
from datetime import UTC, datetime

from hamdel.channels.public import accounts, create_account, send_message


def make_accounts(given: str) -> None:
    """Make accounts: `given` is JSON, `[{kind, name, settings}]`. Django is set up."""
    for one in json.loads(given):
        create_account(who="bench", now=datetime.now(UTC), **one)


def order_steadily(*, seconds: float, every: float) -> None:
    """Have a message sent on each account again and again, evenly over `every` seconds."""
    known = [*accounts(kind="email"), *accounts(kind="sms")]
    ends, number = time.monotonic() + seconds, 0
    began = time.monotonic()
    while time.monotonic() < ends:
        one = known[number % len(known)]
        words = f"{one.name}-{number}"
        send_message(
            account_id=one.id,
            key=words,
            recipient="mina@example.ir" if one.kind == "email" else "+989123456789",
            profile_id=None,
            subject=words,
            text=words,
            now=datetime.now(UTC),
        )
        number += 1
        time.sleep(max(0.0, began + number * every / len(known) - time.monotonic()))
