"""Where answers of the chat can go when nobody reads them there."""

from ..contracts import AccountFacts
from ..kinds.register import kind_of
from .accounts import accounts

CONTACTS = ("phone", "email")


def forwards() -> dict[str, AccountFacts]:
    """For each kind of contact, the first account that can write to it at any time."""
    found: dict[str, AccountFacts] = {}
    for one in accounts():
        kind = kind_of(one.kind)
        if kind is None or one.state == "off" or not kind.sends:
            continue
        if kind.lacks is not None and kind.lacks(one):
            continue  # it would be promised in vain
        if kind.reaches in CONTACTS and kind.capabilities.window is None:
            found.setdefault(kind.reaches, one)
    return found
