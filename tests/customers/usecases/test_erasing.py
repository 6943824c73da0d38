"""Erasing on the disk: what SQLite's log still holds goes too."""

from pathlib import Path

import pytest
from django.db import connection

from hamdel.customers import handlers
from hamdel.customers.public import erase_customer, recognize_customer
from hamdel.customers.usecases.erasing import EMPTY_JOURNAL
from hamdel.platform import jobs
from hamdel.platform.journal import StillRead
from hamdel.platform.models import JobLease
from hamdel.platform.rawdb import open_own
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db(transaction=True)
WORD = b"canary-street-12"


@pytest.fixture
def journal():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its log to itself")
    return Path(f"{connection.settings_dict['NAME']}-wal")


@pytest.fixture
def canary():
    return recognize_customer(
        identifiers=[("email", "canary@example.ir")],
        attributes={"address": WORD.decode()},
        source="test",
        now=NOW,
    )


def test_nothing_of_it_is_in_the_log_of_writes(journal, canary):
    assert WORD in journal.read_bytes()
    erase_customer(customer_id=canary, who="reza", now=NOW)
    assert WORD not in journal.read_bytes()
    assert WORD not in Path(connection.settings_dict["NAME"]).read_bytes()


def test_while_somebody_reads_the_worker_tries_again(journal, canary):
    reader = open_own()
    reader.driver.execute("BEGIN")
    reader.execute("SELECT COUNT(*) FROM customers_attribute").fetchone()
    erase_customer(customer_id=canary, who="reza", now=NOW)
    assert WORD in journal.read_bytes()
    due = JobLease.objects.get(name=EMPTY_JOURNAL)
    assert due.due_at == NOW
    with pytest.raises(StillRead):
        handlers.empty_journal(NOW)
    reader.rollback()
    reader.close()
    jobs.run_due(now=NOW)
    assert WORD not in journal.read_bytes()
