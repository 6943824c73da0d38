"""Accounts whose provider is asked: a thread each, of one worker at a time.

Who asks holds a short lease; the worker makes it longer as long as the asking one shows itself. Whoever
dies leaves it to the next worker within half a minute. What a provider gives twice is taken in once: a place noted too late does no harm.
"""

import threading
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

import structlog
from django.db import connections
from django.db.models import Q

from hamdel.platform.instants import system_now
from hamdel.platform.traces import where_it_failed

from ..contracts import CONNECTED, AccountFacts, NotFetched, Taken
from ..kinds.register import kind_of, kinds
from ..kinds.shape import Fetch
from ..models import Account, Fetcher
from ..queries.accounts import account_facts
from .accounts import note_health
from .taking_in import take_in

LEASE: Final = timedelta(seconds=30)
HUNG: Final = timedelta(minutes=5)  # who did not show itself so long is given up
PAUSE: Final = timedelta(seconds=30)  # after a turn that ended by itself
FIRST_WAIT: Final = timedelta(seconds=5)
LONGEST_WAIT: Final = timedelta(minutes=5)
MOST: Final = 200  # threads in one process
_LOOK: Final = 5.0  # seconds between looks whether the turn is still ours
_THREAD: Final = "fetch-"
log = structlog.get_logger(__name__)
_turns: "dict[int, Turn]" = {}


class Turn:
    """One account's turn: what a kind's `fetch` is given (see `contracts.Take`)."""

    def __init__(self, row: Fetcher, account: AccountFacts, settings: str) -> None:
        self.account = account
        self.place = row.place
        self._settings = settings
        self._lease = row.lease_until
        self._ends = threading.Event()
        self._seen_at = system_now()
        self._lock = threading.Lock()  # the asking thread and the worker's make the lease longer

    def __call__(
        self,
        body: bytes,
        *,
        content_type: str = "",
        kept: Mapping[str, Any] | None = None,
        provider_id: str | None = None,
    ) -> Taken:
        """Take in one thing; durable when it returns."""
        return take_in(
            account=self.account,
            body=body,
            content_type=content_type,
            kept=kept,
            provider_id=provider_id,
            now=system_now(),
        )

    def keep(self, place: str) -> None:
        """Note how far it has come."""
        self._note(place=place)
        self.place = place

    def well(self) -> None:
        """Say that the connection works."""
        self._note(failures=0)
        note_health(account_id=self.account.id, error="")

    def over(self, *, wait: float = 0) -> bool:
        """Whether to end; the lease grows while it goes on."""
        while wait > 0 and not self._ends.wait(min(wait, _LOOK)):
            wait -= _LOOK
            if wait > 0 and not self._goes_on():
                return True
        return self._ends.is_set() or not self._goes_on()

    def hold(self) -> bool:
        """Make the lease longer; False where another has the account, or who asks is given up."""
        now = system_now()
        if now - self._seen_at > HUNG:
            return False
        with self._lock:
            held = self._mine().update(lease_until=now + LEASE)
            self._lease = now + LEASE if held else self._lease
        return bool(held)

    def stop(self) -> None:
        """Tell it to end, and let others have the account at once."""
        self._ends.set()
        self._note(lease_until=None)

    def end(self, *, failures: int, due_at: datetime) -> None:
        """Let go of the account until `due_at`."""
        self._note(lease_until=None, failures=failures, due_at=due_at)

    def _goes_on(self) -> bool:
        same = Account.objects.filter(pk=self.account.id, settings=self._settings)
        if not same.filter(state__in=CONNECTED).exists():
            return False
        self._seen_at = system_now()
        return self.hold()

    def _note(self, **facts: Any) -> None:
        with self._lock:
            self._mine().update(**facts)

    def _mine(self) -> Any:
        return Fetcher.objects.filter(pk=self.account.id, lease_until=self._lease)


def start_due(*, now: datetime) -> int:
    """Start a thread for each account that nobody asks and whose time has come; returns how many."""
    for turn in tuple(_turns.values()):
        turn.hold()
    started = 0
    for turn in claim_turns(now=now, most=MOST - len(_turns)):
        threading.Thread(
            target=_in_thread, args=(turn,), name=f"{_THREAD}{turn.account.id}", daemon=True
        ).start()
        started += 1
    return started


def threads() -> list[threading.Thread]:
    """The threads of this process that ask just now."""
    return [one for one in threading.enumerate() if one.name.startswith(_THREAD)]


def claim_turns(*, now: datetime, most: int) -> list[Turn]:
    """Have the turns of accounts whose time has come."""
    asking = [one.key for one in kinds() if one.fetch is not None]
    on = Account.objects.filter(kind__in=asking, state__in=CONNECTED)
    new = on.filter(fetcher=None).values_list("pk", flat=True)
    if new:
        rows = [Fetcher(account_id=one, due_at=now) for one in new]
        Fetcher.objects.bulk_create(rows, ignore_conflicts=True)
    free = Q(lease_until=None) | Q(lease_until__lt=now)
    due = Fetcher.objects.filter(free, due_at__lte=now, account__in=on).order_by("due_at", "pk")
    claimed = []
    for row in due.select_related("account")[: max(most, 0)]:
        row.lease_until = now + LEASE
        if Fetcher.objects.filter(free, pk=row.pk).update(lease_until=row.lease_until):
            claimed.append(Turn(row, account_facts(row.account), row.account.settings))
    return claimed


def take_turn(turn: Turn) -> None:
    """Ask the account's provider until it is over, and note how it went."""
    kind = kind_of(turn.account.kind)
    assert kind is not None  # noqa: S101 - `claim_turns` asked for kinds that fetch
    assert kind.fetch is not None  # noqa: S101
    error = _asked(kind.fetch, turn)
    now = system_now()
    if not error:
        turn.end(failures=0, due_at=now + PAUSE)
        return
    note_health(account_id=turn.account.id, error=error)
    failures = Fetcher.objects.filter(pk=turn.account.id).values_list("failures", flat=True)
    count = (failures.first() or 0) + 1
    wait = min(FIRST_WAIT * 2 ** min(count - 1, 10), LONGEST_WAIT)
    turn.end(failures=count, due_at=now + wait)


def end_all() -> None:
    """Tell every thread of this process to end."""
    for turn in tuple(_turns.values()):
        turn.stop()


def _asked(fetch: Fetch, turn: Turn) -> str:
    try:
        fetch(turn.account, turn)
    except NotFetched as refusal:
        return str(refusal) or "The provider could not be asked."
    except Exception as error:
        log.exception("fetching failed", account=turn.account.id)
        return where_it_failed(error)
    return ""


def _in_thread(turn: Turn) -> None:
    _turns[turn.account.id] = turn
    try:
        take_turn(turn)
    except Exception:  # the database is away: the lease ends by itself
        log.exception("fetching stumbled", account=turn.account.id)
    finally:
        if _turns.get(turn.account.id) is turn:
            del _turns[turn.account.id]
        connections.close_all()
