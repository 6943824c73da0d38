"""Telling open pages that a case changed."""

from typing import Final

from django.db import transaction

from hamdel.platform.live import hub

from .watching import watch

TOPIC: Final = "cases"


def tell(case_id: int, what: str) -> None:
    """Tell pages that listen to `cases`, once the transaction is committed; watchers at once."""
    watch(case_id)
    said = {"id": str(case_id), "what": what}
    transaction.on_commit(lambda: hub.publish(TOPIC, said))
