"""Messages of kinds that need no provider go out when they are due, not when the worker comes by.

The row is there either way: what a process did not do before it ended, the worker does.
"""

import threading
from datetime import datetime
from typing import Final

import structlog
from django.db import connections
from django.db.models import Q

from hamdel.platform import jobs
from hamdel.platform.instants import system_now

from ..models import Delivery
from .delivering import LEASE, deliver

SOON: Final = 60.0  # seconds; what is due later is the worker's
log = structlog.get_logger(__name__)


def deliver_when_due(delivery_id: int, *, due_at: datetime) -> None:
    """Send one message now, or in its few seconds of grace; call it after the commit."""
    wait = (due_at - system_now()).total_seconds()
    if wait <= 0:
        deliver_one(delivery_id)
    elif wait <= SOON:
        timer = threading.Timer(wait, _later, [delivery_id])
        timer.daemon = True
        timer.start()


def deliver_one(delivery_id: int) -> bool:
    """Send one message, if it is due and nobody else is at it."""
    now = system_now()
    rows = jobs.claim_due(Delivery, now=now, limit=1, lease=LEASE, only=Q(pk=delivery_id))
    for row in rows:
        deliver(row, now=now)
    return bool(rows)


def _later(delivery_id: int) -> None:
    try:
        deliver_one(delivery_id)
    except Exception:  # the database is away: the worker does it
        log.exception("a message waits for the worker", delivery=delivery_id)
    finally:
        connections.close_all()
