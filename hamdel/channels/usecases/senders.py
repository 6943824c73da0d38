"""Who sends: a thread for each account with something due, so that a slow provider holds up only its own.

Every row is claimed with a lease of its own, so any number of workers may send on one account.
"""

import threading
from datetime import datetime
from typing import Final

import structlog
from django.db import connections

from hamdel.platform.instants import system_now

from .delivering import accounts_with_due, deliver_due

MOST: Final = 8  # threads in one process
PATIENCE: Final = 10.0  # seconds for messages under way when the worker ends
_THREAD: Final = "send-"
log = structlog.get_logger(__name__)
_ending = threading.Event()


def start_due(*, now: datetime) -> int:
    """Start a thread for each account with something due that has none here; returns how many."""
    _ending.clear()
    busy = {one.name for one in threads()}
    wanted = [one for one in accounts_with_due(now=now) if f"{_THREAD}{one}" not in busy]
    started = wanted[: max(MOST - len(busy), 0)]
    for account_id in started:
        threading.Thread(
            target=_in_thread, args=(account_id,), name=f"{_THREAD}{account_id}", daemon=True
        ).start()
    return len(started)


def threads() -> list[threading.Thread]:
    """The threads of this process that send just now."""
    return [one for one in threading.enumerate() if one.name.startswith(_THREAD)]


def end_all() -> None:
    """Have every thread end after the message it is at; wait for those that are quick."""
    _ending.set()
    for one in threads():
        one.join(PATIENCE)


def _in_thread(account_id: int) -> None:
    try:
        while not _ending.is_set() and deliver_due(now=system_now(), account_id=account_id):
            pass
    except Exception:  # the database is away: leases end by themselves
        log.exception("sending stumbled", account=account_id)
    finally:
        connections.close_all()
