"""One decision about who is who at a time, in whatever process."""

from django.db import connection

from hamdel.platform.rawdb import of_django

from ..recognizer import ONE_AT_A_TIME


def one_at_a_time() -> None:
    """Wait for the others, inside `transaction.atomic`; SQLite's write lock does it there."""
    if connection.vendor == "postgresql":
        of_django().execute(ONE_AT_A_TIME)
