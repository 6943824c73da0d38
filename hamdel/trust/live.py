"""Telling open pages that a promise or a recovery changed."""

from typing import Final

from django.db import transaction

from hamdel.platform.live import hub

TOPIC: Final = "promises"


def tell(promise_id: int, what: str) -> None:
    """Tell pages that listen to `promises`, once the transaction is committed.

    `what`: made, at_risk, kept, broken, withdrawn.
    """
    said = {"id": str(promise_id), "what": what}
    transaction.on_commit(lambda: hub.publish(TOPIC, said))


def tell_recovery(recovery_id: int, what: str) -> None:
    """Tell pages that listen to `promises` of a recovery, once the transaction is committed.

    `what`: started, cause, owner, step, asked, finished.
    """
    said = {"recovery": str(recovery_id), "what": what}
    transaction.on_commit(lambda: hub.publish(TOPIC, said))
