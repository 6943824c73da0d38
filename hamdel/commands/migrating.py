"""Bringing the database up to date, one process at a time."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from hamdel.platform.checks import unapplied

_LOCK = 7_204_811  # any number that nobody else on the server uses


def migrate_if_needed() -> int:
    """Apply the migrations that wait; returns how many there were. Several may ask at once."""
    if not unapplied():
        return 0
    with _alone():
        waiting = unapplied()
        if waiting:
            call_command("migrate", verbosity=0, interactive=False)
        return waiting


@contextmanager
def _alone() -> Iterator[None]:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
        return
    with (settings.DATA / ".migrating").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
