"""Who sends: a thread for each account with something due, so that a slow provider holds up only its own.

Every row is claimed with a lease of its own, so any number of workers may send on one account.
"""

import threading
from datetime import datetime
from typing import Final

import structlog
from django.db import connections

from hamdel.platform.instants import system_now

from .delivering import accounts_with_due, deliver_due, failing_accounts

MOST: Final = 8  # threads in one process
MOST_FAILING: Final = MOST // 4
PATIENCE: Final = 10.0  # seconds for messages under way when the worker ends
_THREAD: Final = "send-"
log = structlog.get_logger(__name__)
_ending = threading.Event()


def start_due(*, now: datetime) -> int:
    """Start a thread for each account with something due that has none here; returns how many.

    Those whose sending fails have a quarter of the threads between them: they may hang in each.
    """
    _ending.clear()
    due = accounts_with_due(now=now)
    busy = {int(one.name.removeprefix(_THREAD)) for one in threads()}
    free, for_failing = MOST - len(busy), MOST_FAILING - len(busy & failing_accounts(busy))
    started = 0
    for account_id, works in due.items():
        if account_id in busy or free <= 0 or (not works and for_failing <= 0):
            continue
        free, for_failing = free - 1, for_failing - (not works)
        _start(account_id)
        started += 1
    return started


def _start(account_id: int) -> None:
    name = f"{_THREAD}{account_id}"
    threading.Thread(target=_in_thread, args=(account_id,), name=name, daemon=True).start()


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
            if failing_accounts([account_id]):
                break  # one try a turn, until one succeeds: the others need not fail too
    except Exception:  # the database is away: leases end by themselves
        log.exception("sending stumbled", account=account_id)
    finally:
        connections.close_all()
