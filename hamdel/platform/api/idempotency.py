"""`Idempotency-Key`: a POST sent again gets the answer of the first, for a day."""

import hashlib
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from hamdel.platform.models import Idempotency
from hamdel.platform.problems import Problem

KEPT = timedelta(hours=24)
LOST_AFTER = timedelta(minutes=2)
_KEY = re.compile(r"[\x21-\x7e]{1,255}")


@dataclass(frozen=True)
class Given:
    """An answer: its status and JSON."""

    status: int
    body: bytes


def answer_once(
    *, caller: str, key: str, request: bytes, work: Callable[[], Given], now: datetime
) -> Given:
    """Do the work and keep its answer in one transaction, or give the kept one.

    Problem 400 for a key that is no visible ASCII, 422 for the key with another request, 409 while
    the first is still being worked on. What is refused is not kept: it may be sent again mended.
    """
    if not _KEY.fullmatch(key):
        raise Problem(400, "Idempotency-Key is 1 to 255 visible ASCII characters.")
    print_ = hashlib.sha256(request).hexdigest()
    row = _claim(caller, key, print_, now)
    if row.status:
        return Given(row.status, row.answer.encode())
    try:
        with transaction.atomic():
            given = work()
            row.status, row.answer, row.at = given.status, given.body.decode(), now
            row.save()
    except BaseException:
        Idempotency.objects.filter(pk=row.pk, status=0).delete()
        raise
    return given


def forget_old_answers(*, now: datetime) -> int:
    """Drop answers older than a day; returns how many."""
    return Idempotency.objects.filter(at__lt=now - KEPT).delete()[0]


def kept_answers(*, where: Callable[[str], bool]) -> list[int]:
    """The ids of the kept answers of which `where` is true."""
    rows = Idempotency.objects.exclude(status=0).values_list("pk", "answer")
    return [pk for pk, answer in rows.iterator(chunk_size=500) if where(answer)]


def forget_answers(ids: Collection[int]) -> int:
    """Drop some kept answers (privacy); returns how many."""
    return Idempotency.objects.filter(pk__in=ids).delete()[0]


def _claim(caller: str, key: str, print_: str, now: datetime) -> Idempotency:
    """The row of this key, ours to work on (status 0) or answered already."""
    old = Idempotency.objects.filter(caller=caller, key=key)
    dead = Q(at__lt=now - KEPT) | Q(status=0, at__lt=now - LOST_AFTER)  # its process died
    old.filter(dead).delete()
    try:
        with transaction.atomic():
            return Idempotency.objects.create(caller=caller, key=key, fingerprint=print_, at=now)
    except IntegrityError:
        row = old.first()
    if row is not None and row.fingerprint != print_:
        raise Problem(422, "This Idempotency-Key was sent with another request.")
    if row is None or not row.status:
        raise Problem(409, "A request of this Idempotency-Key is still being worked on.")
    return row
