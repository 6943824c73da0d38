"""What open pages are told."""

from typing import Final

from django.db import transaction

from hamdel.platform.live import hub

TOPIC: Final = "mentions"


def tell(what: str, mention_id: int | None = None) -> None:
    """Tell open pages, once it is durable, that something happened: heard, changed, spike, post."""
    said = {"what": what} if mention_id is None else {"what": what, "id": str(mention_id)}
    transaction.on_commit(lambda: hub.publish(TOPIC, said))
