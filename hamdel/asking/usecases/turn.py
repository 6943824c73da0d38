"""Decisions are made one after the other: of two that would ask somebody at once, the second sees the first."""

from typing import Final

from django.db import connection

from hamdel.platform.rawdb import of_django

_ONE_AT_A_TIME: Final = "SELECT pg_advisory_xact_lock(4846252)"


def take_turn() -> None:
    """Hold the turn until the transaction ends. Call it first in the transaction, before any other row.

    Every transaction on SQLite that writes holds its one write lock from its beginning.
    """
    if connection.vendor == "postgresql":
        of_django().execute(_ONE_AT_A_TIME)
