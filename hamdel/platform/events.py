"""Events: announced after commit, heard in process, for what may be lost with the process.

What must not be lost is a follower (`followers`) or a due row (`jobs`).
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

import structlog
from django.db import transaction

E = TypeVar("E")

_handlers: dict[type, list[Callable[[Any], None]]] = defaultdict(list)
log = structlog.get_logger(__name__)


def subscribe(event_type: type[E], handler: Callable[[E], None]) -> None:
    """Call `handler` with every published event of exactly this type; twice changes nothing."""
    if handler not in _handlers[event_type]:
        _handlers[event_type].append(handler)


def publish(event: object) -> None:
    """Announce the event once the transaction around it is committed; at once where there is none."""
    transaction.on_commit(lambda: _tell(event))


def _tell(event: object) -> None:
    for handler in tuple(_handlers[type(event)]):
        try:
            handler(event)
        except Exception:
            log.exception(
                "handler failed", event_type=type(event).__name__, handler=_name(handler)
            )


def _name(handler: Callable[[Any], None]) -> str:
    return getattr(handler, "__qualname__", type(handler).__name__)
