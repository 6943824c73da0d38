"""A migrated database, made once a run: whoever needs a new one begins with a copy of it."""

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import psycopg

from hamdel.bench.programs import environment, run

TEMPLATE = "hamdel_prepared"
FILE = "hamdel.sqlite3"


def prepared_file() -> Path:
    """A SQLite database in which nothing has happened; to be copied."""
    folder = _folder()
    _once("file", lambda: run(("migrate",), environment(folder, "")))
    return folder / FILE


def prepared_template() -> str:
    """The name of such a database of the run's PostgreSQL; nobody connects to it."""
    address = os.environ["DATABASE_URL"]

    def make() -> None:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{TEMPLATE}"'.encode())
        own = f"{address.rpartition('/')[0]}/{TEMPLATE}"
        run(("migrate",), environment(_folder(), own))

    _once("template", make)
    return TEMPLATE


def _folder() -> Path:
    folder = Path(os.environ["HAMDEL_TEST_FOLDER"], "prepared")
    folder.mkdir(exist_ok=True)
    return folder


def _once(name: str, make: Callable[[], object]) -> None:
    """Make it if no worker has; the others wait."""
    done = _folder() / f"{name}.made"
    with (_folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            make()
            done.touch()
