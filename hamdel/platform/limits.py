"""Limits on how often something may be tried, counted in the database: all processes share them."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.db.models import F

from hamdel.platform.instants import to_micros
from hamdel.platform.models import Bucket

_COUNT = """
INSERT INTO platform_bucket (name, started_at, tries) VALUES (%s, %s, 1)
ON CONFLICT (name) DO UPDATE SET
  tries = CASE WHEN platform_bucket.started_at <= %s THEN 1 ELSE platform_bucket.tries + 1 END,
  started_at = CASE WHEN platform_bucket.started_at <= %s THEN excluded.started_at
                    ELSE platform_bucket.started_at END
RETURNING started_at, tries
"""


@dataclass(frozen=True, kw_only=True)
class Allowance:
    """Whether a try is allowed, and if not, after how many seconds the next one is."""

    allowed: bool
    retry_after: int


def allow(name: str, *, limit: int, per: timedelta, now: datetime) -> Allowance:
    """Count a try of `name` (e.g. `sign-in:203.0.113.0/24`) and say whether it is within the limit.

    The window begins with its first try and lasts `per`. Call it outside a transaction: a
    rollback forgets the try. Tries over the limit are only read, so they cost no write.
    """
    held = Bucket.objects.filter(pk=name, started_at__gt=now - per, tries__gte=limit).first()
    if held is not None:
        return _refused(held.started_at, per, now)
    edge = to_micros(now - per)
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [name, to_micros(now), edge, edge])
        _, tries = cursor.fetchone()
    return Allowance(allowed=True, retry_after=0) if tries <= limit else _refused(now, per, now)


def forgive(name: str) -> None:
    """Forget the tries of a name, e.g. after the right password."""
    Bucket.objects.filter(pk=name).delete()


def give_back(name: str) -> None:
    """Take one counted try back, e.g. because it succeeded: only failures add up."""
    Bucket.objects.filter(pk=name, tries__gt=0).update(tries=F("tries") - 1)


def forget_old_tries(*, now: datetime) -> int:
    """Drop what was counted more than a day ago; returns how many."""
    return Bucket.objects.filter(started_at__lt=now - timedelta(days=1)).delete()[0]


def _refused(started_at: datetime, per: timedelta, now: datetime) -> Allowance:
    left = (started_at + per - now).total_seconds()
    return Allowance(allowed=False, retry_after=max(1, math.ceil(left)))
