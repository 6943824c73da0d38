"""SQLite's write-ahead log: what was deleted stays readable in it until it is emptied."""

import sqlite3

from django.db import connection, connections


class StillRead(Exception):
    """Somebody reads an older state of the database, so its log can not be emptied now."""


def truncate_journal(*, patience: float) -> bool:
    """Write the log into the database and empty its file; False where somebody is in the way.

    For use outside of transactions. `patience`: seconds to wait for readers and writers, while
    which nobody else can begin to write. Other databases than SQLite have nothing to empty here.
    """
    if connection.vendor != "sqlite":
        return True
    name = str(connections["default"].settings_dict["NAME"])
    own = sqlite3.connect(
        name, isolation_level=None, timeout=patience, uri=name.startswith("file:")
    )
    try:
        own.execute("PRAGMA synchronous=FULL")
        busy, _, _ = own.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:  # locked: somebody is in the middle of another checkpoint
        return False
    finally:
        own.close()
    return not busy
