"""Messages to people on Instagram: within a day of what they wrote."""

from typing import Final

import msgspec

from hamdel.platform.outgoing import BrokenOff

from ...contracts import AccountFacts, NotSent, Outbound, Sent
from ..graph.calling import call
from ..shape import Commit

MOST_BYTES: Final = 1_000  # of a text in UTF-8


class _Made(msgspec.Struct):
    message_id: str


def send(outbound: Outbound, account: AccountFacts, commit: Commit) -> Sent:
    """Send a text. Raises NotSent where it was not taken, BrokenOff where nobody knows."""
    if not outbound.recipient.isdigit():
        raise NotSent("There is no such chat.")
    if len(outbound.text.encode()) > MOST_BYTES or outbound.files:
        raise NotSent("Instagram takes no files from us, and texts of 1,000 bytes.")
    fields = {
        "recipient": {"id": outbound.recipient},
        "message": {"text": outbound.text},
        "messaging_type": "RESPONSE",
    }
    said = call(account, "me/messages", fields, commit=commit)
    try:
        number = msgspec.json.decode(said, type=_Made).message_id
    except msgspec.DecodeError:
        raise BrokenOff("The provider does not say which message it made.") from None
    return Sent(provider_id=number, ref=number)
