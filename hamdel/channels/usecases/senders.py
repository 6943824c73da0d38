"""Who sends: a thread for each account with something due, so that a slow provider holds up only its own.

Every row is claimed with a lease of its own, so any number of workers may send on one account.
"""

import threading
import time
from datetime import datetime
from typing import Final

import structlog
from django.db import close_old_connections, connections

from hamdel.platform.instants import system_now

from ..rules.slots import Fitness, chosen, fitness_of
from .delivering import accounts_with_due, deliver_due, how_accounts_fare

LOOK: Final = 0.25  # seconds between looks for what is due
SLOW: Final = 5.0  # seconds: who takes longer for a message may be hanging
REST: Final = 5.0  # seconds after a failure of ours
PATIENCE: Final = 10.0  # seconds for messages under way when the worker ends
_THREAD: Final = "send-"
log = structlog.get_logger(__name__)
_ending = threading.Event()
_began: dict[int, float] = {}  # account → when its message under way was begun
_slow: set[int] = set()  # accounts whose last message took long


def keep_sending(stop: threading.Event) -> None:
    """Start to send what is due, again and again, until `stop` is set."""
    while not stop.is_set():
        try:
            close_old_connections()
            start_due(now=system_now())
            stop.wait(LOOK)
        except Exception:  # the database is away
            log.exception("looking for what is due stumbled")
            stop.wait(REST)
    connections.close_all()


def start_due(*, now: datetime) -> int:
    """Start a thread for each account with something due that has none here; returns how many.

    Those whose sending fails or hangs have a quarter of the threads between them.
    """
    _ending.clear()
    busy = {int(one.name.removeprefix(_THREAD)) for one in threads()}
    due = accounts_with_due(now=now)
    begins = chosen(due, busy, _fares(due | busy)) if due - busy else []
    for account_id in begins:
        _start(account_id)
    return len(begins)


def threads() -> list[threading.Thread]:
    """The threads of this process that send just now."""
    return [one for one in threading.enumerate() if one.name.startswith(_THREAD)]


def end_all() -> None:
    """Have every thread end after the message it is at; wait for those that are quick."""
    _ending.set()
    for one in threads():
        one.join(PATIENCE)


def _fares(accounts: set[int]) -> dict[int, Fitness]:
    hanging_since = time.monotonic() - SLOW
    return {
        one: fitness_of(
            fails=fails,
            is_slow=one in _slow or _began.get(one, hanging_since) < hanging_since,
            has_sent=has_sent,
        )
        for one, (fails, has_sent) in how_accounts_fare(accounts).items()
    }


def _start(account_id: int) -> None:
    name = f"{_THREAD}{account_id}"
    threading.Thread(target=_in_thread, args=(account_id,), name=name, daemon=True).start()


def _in_thread(account_id: int) -> None:
    try:
        while not _ending.is_set() and _send_one(account_id):
            if _fares({account_id}).get(account_id) == "bad":
                break  # one try a turn, until one succeeds: the others need not fail too
    except Exception:  # the database is away: leases end by themselves
        log.exception("sending stumbled", account=account_id)
    finally:
        connections.close_all()


def _send_one(account_id: int) -> bool:
    """Send one message of an account, if one is due; notes whether that took long."""
    began = _began[account_id] = time.monotonic()
    try:
        return bool(deliver_due(now=system_now(), account_id=account_id))
    finally:
        _began.pop(account_id, None)
        if time.monotonic() - began > SLOW:
            _slow.add(account_id)
        else:
            _slow.discard(account_id)
