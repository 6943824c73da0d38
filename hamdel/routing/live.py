"""Telling open pages that something of routing changed."""

from typing import Final

from django.db import transaction

from hamdel.platform.live import hub

TOPIC: Final = "routing"


def tell(what: str) -> None:
    """Tell pages that listen to `routing`, once the transaction is committed: state, rules, assigned."""
    transaction.on_commit(lambda: hub.publish(TOPIC, {"what": what}))
