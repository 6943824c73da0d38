"""Which of several mailboxes a mail went to."""

from collections.abc import Sequence
from email.parser import BytesHeaderParser
from email.policy import compat32
from typing import Final

from ...contracts import AccountFacts
from .addresses import plain_addresses
from .arriving import own_addresses
from .head import Head
from .reading import RECIPIENTS

_LOOKED_AT: Final = 100_000  # bytes of the headers


def mailbox_for(raw: bytes, known: Sequence[AccountFacts]) -> AccountFacts:
    """The first account whose address is among a mail's recipients; else the oldest that is on."""
    try:
        message = BytesHeaderParser(policy=compat32).parsebytes(raw[:_LOOKED_AT])
        head = Head(message.raw_items())
    except (ValueError, LookupError, RecursionError):
        head = Head(())
    named = plain_addresses([one for header in RECIPIENTS for one in head.all(header)])
    went_to = named | {_untagged(one) for one in named}
    living = [one for one in known if one.state != "off"] or list(known)
    theirs = (one for one in living if own_addresses(one) & went_to)
    return next(theirs, living[0])


def is_ours(address: str, known: Sequence[AccountFacts]) -> bool:
    """Whether an address, with a tag or without, is one of our mailboxes'."""
    return any({address, _untagged(address)} & own_addresses(one) for one in known)


def _untagged(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}@{domain}"
