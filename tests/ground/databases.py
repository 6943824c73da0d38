"""The tests' databases: real files, own connections see them, starting rows never get lost."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from hamdel.interactions.outages import forget_outages
from hamdel.journeys.queries.marks import forget_rules
from hamdel.labels.queries.labels import forget_choices
from hamdel.platform.search.schema import is_inner
from hamdel.platform.web.navigation import forget_counts
from hamdel.routing.holding import forget
from hamdel.sla.keeper import forget_hours
from tests.ground.prepared import prepared_file, prepared_template

Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]
KEPT = {"django_migrations", "sqlite_sequence"}
starting: Rows = {}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """SQLite: a file, so that other connections see it; without fsync, which no test waits for.

    Threads give their connections back at once: none outlives its test.
    """
    chosen = settings.DATABASES["default"]
    chosen["CONN_MAX_AGE"] = 0
    if chosen["ENGINE"].endswith("sqlite3"):
        own = Path(os.environ["HAMDEL_DATA"], "test.sqlite3")
        shutil.copyfile(prepared_file(), own)
        chosen["TEST"]["NAME"] = str(own)
        command = chosen["OPTIONS"]["init_command"]
        chosen["OPTIONS"]["init_command"] = command.replace("synchronous=FULL", "synchronous=OFF")
    else:
        chosen["TEST"]["TEMPLATE"] = prepared_template()


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The database is a copy, and goes with the run's folder and server."""
    return True


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Remember what migrations put in, to put it back after tests that really commit."""
    with django_db_blocker.unblock():
        starting.update(read_rows())
    # Django's own flush would leave the next test without the starting catalogue.
    TransactionTestCase._fixture_teardown = put_back  # type: ignore[attr-defined]
    yield
    with django_db_blocker.unblock():
        let_all_go()


def let_all_go() -> None:
    """End what threads of tests still hold: PostgreSQL drops no database in use."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


def read_rows() -> Rows:
    """Everything stored, by table: its columns and rows. Empty tables are left out."""
    found: Rows = {}
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f"SELECT * FROM {quoted(table)}")
            rows = cursor.fetchall()
            if rows:
                found[table] = ([column[0] for column in cursor.description], rows)
    return found


def put_back(_case: TransactionTestCase) -> None:
    """Empty every table, then store the starting rows again; both databases, no key checks."""
    sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        if not sqlite:
            cursor.execute("SET session_replication_role = replica")
        with connection.constraint_checks_disabled():
            for table in tables():
                cursor.execute(f"DELETE FROM {quoted(table)}")
            for table, (columns, rows) in starting.items():
                names = ", ".join(map(quoted, columns))
                marks = ", ".join(["%s"] * len(columns))
                cursor.executemany(
                    f"INSERT INTO {quoted(table)} ({names}) VALUES ({marks})",
                    rows,
                )
        if not sqlite:
            cursor.execute("SET session_replication_role = DEFAULT")


def tables() -> list[str]:
    """The names of all tables that tests may write."""
    found = connection.introspection.table_names()
    return [name for name in found if name not in KEPT and not is_inner(name)]


def quoted(name: str) -> str:
    """A name as SQL wants it."""
    return connection.ops.quote_name(name)


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """What the program keeps for a minute belongs to the test before."""
    forget_outages()
    forget_hours()
    forget_counts()
    forget()
    forget_choices()
    forget_rules()
