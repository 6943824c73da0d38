"""Telling open pages that something of routing changed."""

from typing import Final

from django.db import transaction

from hamdel.platform.live import hub

from .holding import forget

TOPIC: Final = "routing"


def tell(what: str) -> None:
    """Tell pages that listen to `routing`, once the transaction is committed: state, rules, assigned."""
    forget()
    transaction.on_commit(lambda: _told(what))


def _told(what: str) -> None:
    forget()
    hub.publish(TOPIC, {"what": what})
