"""The worker's part of sending: claim, say so, send, note what became of it."""

import json
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from hamdel.interactions.public import keep_log_still
from hamdel.platform import jobs, stored_files
from hamdel.platform.outgoing import BrokenOff
from hamdel.platform.traces import where_it_failed

from ..contracts import AccountFacts, File, NotSent, Outbound, Receipt, Sent, Uncertain
from ..holds import hold_of
from ..kinds.register import kind_of
from ..kinds.shape import Commit, Kind
from ..models import Account, Delivery
from ..queries.accounts import account_facts
from ..queries.deliveries import delivery_facts
from ..receivers import outcomes
from ..rules.purposes import SERVICE
from .accounts import OUT, note_health
from .refusing import refusal_address
from .standing_in import TRIED, hand_on

LEASE: Final = timedelta(minutes=5)
BATCH: Final = 5
FIRST_WAIT: Final = timedelta(seconds=30)
LONGEST_WAIT: Final = timedelta(hours=4)
OFF: Final = "The channel is turned off."
HELD: Final = "Something is open with them: nothing is asked or offered."
LONGEST_ANSWER: Final = 2_000
_DAY: Final = 86_400  # seconds
log = structlog.get_logger(__name__)


class LeaseLost(RuntimeError):
    """Another worker has the delivery: not a byte of it is sent here."""


class TooEarly(RuntimeError):
    """A report of a message whose number we do not know yet, while one is being sent."""


def deliver_due(*, now: datetime, account_id: int | None = None) -> int:
    """Send what is due, of one account one message; returns how many were tried."""
    only, limit = (None, BATCH) if account_id is None else (Q(account_id=account_id), 1)
    rows = jobs.claim_due(Delivery, now=now, limit=limit, lease=LEASE, only=only)
    for row in rows:
        deliver(row, now=now)
    return len(rows)


def accounts_with_due(*, now: datetime) -> set[int]:
    """The accounts on which something waits to be sent now, or was left by a dead worker."""
    theirs = Delivery.objects.filter(account=OuterRef("pk"))
    waits = Exists(theirs.filter(state="waiting", due_at__lte=now))
    was_left = Exists(theirs.filter(state="running", lease_until__lt=now))
    return set(Account.objects.filter(waits | was_left).values_list("pk", flat=True))


def how_accounts_fare(ids: Collection[int]) -> dict[int, tuple[bool, bool]]:
    """Of some accounts: whether their sending fails, and whether anything ever went out."""
    rows = Account.objects.filter(pk__in=ids).values_list("pk", "error", "last_out_at")
    return {pk: (f"{OUT}: " in error, last is not None) for pk, error, last in rows}


def note_lost(*, now: datetime) -> int:
    """Say of what a dead worker was just sending that nobody knows; returns how many."""
    lost = Delivery.objects.filter(state="sending", lease_until__lt=now)
    return sum(
        _settle(row, "unknown", problem="The program ended while it was being sent.", now=now)
        for row in lost
    )


def deliver(row: Delivery, *, now: datetime) -> None:
    """Send one claimed delivery and note what became of it."""
    account = account_facts(Account.objects.get(pk=row.account_id))
    kind = kind_of(account.kind)
    problem = OFF if kind is None or kind.send is None else _stopped(row, account)
    if kind is None or kind.send is None or problem:
        row.attempts -= 1  # that is no try
        _wait(row, problem=problem, now=now)
        return
    try:
        sent = (_rehearsed if account.rehearses else kind.send)(
            outbound_of(row, now=now), account, lambda: _commit(row)
        )
    except LeaseLost:
        log.warning("delivery taken over by another worker", delivery=row.pk)
    except NotSent as refusal:
        if refusal.broken:
            note_health(account_id=account.id, error=f"{refusal} {refusal.answer}", part=OUT)
        _not_sent(row, refusal, kind, now)
    except Exception as error:
        log.exception("delivery failed", delivery=row.pk)
        _failed(row, error, kind, now)
    else:
        _settle(row, "sent", sent=sent, now=now)
        if account.error:
            note_health(account_id=account.id, error="", part=OUT)


def _rehearsed(_message: Outbound, _account: AccountFacts, _commit: Commit) -> Sent:
    return Sent(provider_id="", answer="A rehearsal: it went nowhere.")


def _stopped(row: Delivery, account: AccountFacts) -> str:
    """Why a delivery has to wait whatever its kind; "" where nothing keeps it."""
    if account.state == "off":
        return OFF
    return HELD if row.purpose != SERVICE and hold_of(row.profile_id) else ""


def note_receipt(account_id: int, receipt: Receipt, *, now: datetime) -> int | None:
    """Keep what a provider says became of a message of ours; returns whose it was."""
    rows = Delivery.objects.filter(account_id=account_id, provider_id=receipt.provider_id)
    row = rows.select_related("account").order_by("-pk").first()
    if row is None and Delivery.objects.filter(account_id=account_id, state="sending").exists():
        raise TooEarly
    if row is None or not receipt.provider_id or row.receipt == "read":
        return None if row is None else row.profile_id
    row.receipt = receipt.state
    row.problem = receipt.problem[:LONGEST_ANSWER]
    row.save(update_fields=["receipt", "problem"])
    for note in outcomes():
        note(delivery_facts(row), now)
    return row.profile_id


def outbound_of(row: Delivery, *, now: datetime) -> Outbound:
    """What a kind is given to send."""
    said = json.loads(row.payload)
    said.pop(TRIED, None)
    files = tuple(
        File(
            name=one["name"],
            type=one["type"],
            content=stored_files.read(one["folder"], one["stored"]),
        )
        for one in said.pop("files")
    )
    return Outbound(
        delivery_id=row.pk,
        message_id=row.message_id,
        recipient=row.recipient,
        at=now,
        files=files,
        chain=tuple(said.pop("chain", ())),
        purpose=row.purpose,
        automatic=row.automatic,
        unsubscribe="" if row.purpose == SERVICE else refusal_address(row.pk),
        **said,
    )


def _commit(row: Delivery) -> None:
    """Make it durable that from here on the provider may have the message."""
    if not _mine(row).update(state="sending"):
        raise LeaseLost
    row.state = "sending"


def _mine(row: Delivery) -> QuerySet[Delivery]:
    return Delivery.objects.filter(pk=row.pk, state=row.state, lease_until=row.lease_until)


def _not_sent(row: Delivery, refusal: NotSent, kind: Kind, now: datetime) -> None:
    if (refusal.again or refusal.broken) and hand_on(row, kind, problem=str(refusal), now=now):
        return
    row.refusals += 1
    if refusal.again and row.refusals < kind.tries_to_send:
        row.attempts = (
            0  # it was tried in good order: only those that end in the middle count there
        )
        _wait(row, problem=str(refusal), answer=refusal.answer, after=refusal.after, now=now)
    else:
        sent = Sent(provider_id="", answer=refusal.answer)
        _settle(row, "refused", sent=sent, problem=str(refusal), now=now)


def _failed(row: Delivery, error: Exception, kind: Kind, now: datetime) -> None:
    told = isinstance(error, Uncertain | BrokenOff)
    problem = str(error) if told else where_it_failed(error)
    row.refusals += 1
    if row.state == "sending":
        _settle(row, "unknown", problem=problem, now=now)
    elif row.refusals < kind.tries_to_send:
        row.attempts = 0
        _wait(row, problem=problem, now=now)
    else:
        _settle(row, "refused", problem=problem, now=now)


def _wait(row: Delivery, *, problem: str, answer: str = "", after: int = 0, now: datetime) -> None:
    wait = max(FIRST_WAIT * 2 ** max(row.refusals - 1, 0), timedelta(seconds=min(after, _DAY)))
    wait = min(wait, LONGEST_WAIT)
    _mine(row).update(
        state="waiting",
        attempts=row.attempts,
        refusals=row.refusals,
        lease_until=None,
        due_at=now + wait,
        problem=problem[:LONGEST_ANSWER],
        answer=answer[:LONGEST_ANSWER],
    )


@transaction.atomic
def _settle(
    row: Delivery, state: str, *, sent: Sent | None = None, problem: str = "", now: datetime
) -> bool:
    """Write the end of a delivery, and tell who wants to know, in one transaction."""
    keep_log_still()  # who is told records what was sent: the log before anything else, as everywhere
    given = sent or Sent(provider_id="")
    done = _mine(row).update(
        state=state,
        lease_until=None,
        sent_at=now if state == "sent" else None,
        provider_id=given.provider_id[:200],
        answer=given.answer[:LONGEST_ANSWER],
        ref=given.ref[:200],
        problem=problem[:LONGEST_ANSWER],
    )
    if not done:
        return False
    if state == "sent":
        Account.objects.filter(pk=row.account_id).update(last_out_at=now)
    settled = Delivery.objects.select_related("account").get(pk=row.pk)
    for note in outcomes():
        note(delivery_facts(settled), now)
    return True
