"""What comes in is kept byte for byte, then understood, then handed to the receivers.

The bytes are durable before anybody looks at them. Whoever dies between two steps leaves a row that
is due again when its lease ends; a thing of a provider's id is handed over once, ever.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any, Final

import structlog
from django.db import IntegrityError, transaction
from django.db.models import Q

from hamdel.interactions.public import keep_log_still
from hamdel.language.fold import stored
from hamdel.platform import jobs, stored_files

from ..contracts import AccountFacts, Inbound, Raw, Receipt, Received, Taken, Unreadable
from ..kinds.register import kind_of
from ..kinds.shape import Kind
from ..models import About, Account, Heard, Incoming
from ..queries.accounts import account_facts
from ..queries.incoming import FOLDER, body_of
from ..receivers import claims, receivers
from .delivering import note_receipt

LEASE: Final = timedelta(minutes=2)
AT_ONCE: Final = timedelta(seconds=30)  # what is read within its request is read by then
BATCH: Final = 10
IN_ROW: Final = 64_000  # bytes; what is larger lies in a file
_CLOCKS_DIFFER: Final = timedelta(minutes=10)
_TEXTS: Final = (
    "id", "name", "subject", "text", "html", "quoted", "author", "sender", "ref", "thread",
)  # fmt: skip
_HEARD_EVERY: Final = timedelta(minutes=1)
log = structlog.get_logger(__name__)


def take_in(
    *,
    account: AccountFacts,
    body: bytes,
    content_type: str = "",
    kept: Mapping[str, Any] | None = None,
    provider_id: str | None = None,
    now: datetime,
) -> Taken:
    """Keep what came in durably, and read it at once where its kind is cheap to read.

    `provider_id` is the provider's id of the whole: the second time nothing is kept. Call it
    outside a transaction: only then is it durable when it returns.
    """
    kind = kind_of(account.kind)
    at_once = kind is not None and _is_cheap(kind, body)
    row = Incoming(
        account_id=account.id,
        provider_key=None if provider_id is None else key_of(provider_id),
        received_at=now,
        content_type=content_type[:200],
        kept=json.dumps(dict(kept or {}), ensure_ascii=False),
        size=len(body),
        due_at=now,
        state="running" if at_once else "waiting",
        attempts=1 if at_once else 0,
        lease_until=now + AT_ONCE if at_once else None,
    )
    if len(body) > IN_ROW:
        row.body_file = stored_files.store(FOLDER, body)
    else:
        row.body = body
    if not _keep(row, now):
        return _taken_before(row)
    if at_once:
        work_on(row, now=now)
        row.refresh_from_db(fields=["state", "problem"])
    return Taken(id=row.pk, duplicate=False, state=row.state, problem=row.problem)


def work_on_waiting(*, now: datetime) -> int:
    """Read and hand over what waits, and what a dead process left behind; returns how many."""
    rows = jobs.claim_due(Incoming, now=now, limit=BATCH, lease=LEASE)
    for row in rows:
        work_on(row, now=now)
    return len(rows)


def work_on_one(incoming_id: int, *, now: datetime) -> None:
    """Read and hand over one that waits, if nobody else has it."""
    only = Q(pk=incoming_id)
    for row in jobs.claim_due(Incoming, now=now, limit=1, lease=LEASE, only=only):
        work_on(row, now=now)


def work_on(row: Incoming, *, now: datetime) -> None:
    """Read and hand over one claimed row; what fails waits, or is laid aside."""
    try:
        account, inbounds = read(row)
        hand_over(row, account, inbounds, now=now)
    except Unreadable as refusal:
        _lay_aside(row, str(refusal))
    except Exception as error:
        log.exception("incoming failed", incoming=row.pk)
        jobs.fail(row, error=error, now=now)


def read(row: Incoming) -> tuple[AccountFacts, Sequence[Inbound]]:
    """What a row's bytes mean. Raises Unreadable."""
    account = account_facts(Account.objects.get(pk=row.account_id))
    kind = kind_of(account.kind)
    if kind is None:
        raise Unreadable(f"There is no channel of the kind {account.kind}.")
    raw = Raw(
        id=row.pk,
        body=body_of(row),
        content_type=row.content_type,
        received_at=row.received_at,
        kept=json.loads(row.kept),
        vouched=row.vouched,
        last_try=row.attempts >= jobs.TRIES,
    )
    return account, kind.read(raw, account)


def heard_as(incoming_id: int) -> int | None:
    """What came in first of the same things that this holds; None where nothing did.

    A provider may give a thing twice in different wrappings: then only the first was handed over.
    """
    row = Incoming.objects.filter(pk=incoming_id).first()
    if row is None:
        return None
    keys = [key_of(inbound.id) for inbound in read(row)[1]]
    rows = Heard.objects.filter(account_id=row.account_id, key__in=keys).order_by("pk")
    return rows.values_list("incoming_id", flat=True).first()


@transaction.atomic
def hand_over(
    row: Incoming, account: AccountFacts, inbounds: Sequence[Inbound], *, now: datetime
) -> None:
    """Give what was not heard before to the receivers, and mark the row done: all or nothing."""
    keep_log_still()  # who records holds the log before anything else: the same order everywhere
    if not jobs.finish(row):
        return  # somebody else has it: the lease ran out
    for inbound in inbounds:
        profile = _hear(row, account, inbound, now=now)
        if profile is not None:
            About.objects.get_or_create(incoming_id=row.pk, profile_id=profile)
    if not inbounds:  # the exchange's own chatter: nobody asks for it, yet it may name people
        _empty(row)


def key_of(provider_id: str) -> bytes:
    """The 16 bytes by which a provider's id is known: they tell nobody's name."""
    return blake2b(provider_id.encode(errors="surrogatepass"), digest_size=16).digest()


def _is_cheap(kind: Kind, body: bytes) -> bool:
    return kind.reads_at_once if isinstance(kind.reads_at_once, bool) else kind.reads_at_once(body)


def _keep(row: Incoming, now: datetime) -> bool:
    """Store the row; False where the account has one of this provider's id."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            quiet = Q(last_in_at=None) | Q(last_in_at__lt=now - _HEARD_EVERY)
            Account.objects.filter(quiet, pk=row.account_id).update(last_in_at=now)
    except IntegrityError:
        if row.body_file:
            stored_files.remove_after_commit(FOLDER, [row.body_file])
        if row.provider_key is None:
            raise
        return False
    return True


def _taken_before(row: Incoming) -> Taken:
    first = Incoming.objects.get(account_id=row.account_id, provider_key=row.provider_key)
    return Taken(id=first.pk, duplicate=True, state=first.state, problem=first.problem)


def _hear(row: Incoming, account: AccountFacts, inbound: Inbound, *, now: datetime) -> int | None:
    """Give one thing to the receivers, unless it was heard before; returns whom it is about."""
    key = key_of(inbound.id)
    before = Heard.objects.filter(account_id=row.account_id, key=key).first()
    if before is not None:
        return before.profile_id
    profile = None
    if inbound.receipt is not None:
        profile = note_receipt(account.id, _sane_receipt(inbound.receipt), now=now)
    received = Received(
        inbound=_sane(inbound, row.received_at),
        account=account,
        incoming_id=row.pk,
        received_at=row.received_at,
    )
    claimed = next(filter(None, (claim(received, now=now) for claim in claims())), None)
    for receive in receivers() if claimed is None else ():
        told = receive(received, now=now)
        profile = told if told is not None else profile
    profile = claimed or profile
    Heard.objects.create(
        account_id=row.account_id, key=key, incoming_id=row.pk, profile_id=profile
    )
    return profile


def _sane(inbound: Inbound, received_at: datetime) -> Inbound:
    """What can be stored and ordered: texts without controls, no instant that is yet to come."""
    texts: dict[str, Any] = {name: stored(getattr(inbound, name)) for name in _TEXTS}
    texts["answers"] = tuple(map(stored, inbound.answers))
    at = received_at if inbound.at > received_at + _CLOCKS_DIFFER else inbound.at
    return replace(inbound, at=at, **texts)


def _sane_receipt(receipt: Receipt) -> Receipt:
    number, problem = stored(receipt.provider_id), stored(receipt.problem)
    return replace(receipt, provider_id=number, problem=problem)


def _empty(row: Incoming) -> None:
    if row.body_file:
        stored_files.remove_after_commit(FOLDER, [row.body_file])
    Incoming.objects.filter(pk=row.pk).update(body=None, body_file="", kept="{}")


def _lay_aside(row: Incoming, problem: str) -> None:
    mine = Incoming.objects.filter(pk=row.pk, state="running", lease_until=row.lease_until)
    mine.update(state="resting", lease_until=None, problem=problem[:1000])
