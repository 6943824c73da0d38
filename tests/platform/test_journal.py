"""The write-ahead log of SQLite."""

from pathlib import Path

import pytest
from django.db import connection

from hamdel.platform import audit
from hamdel.platform.journal import truncate_journal
from hamdel.platform.rawdb import open_own
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def journal():
    """The file of the log, with something in it."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps its log to itself")
    audit.record(who="canary", act="a", subject="b", before=None, after=None, now=NOW)
    found = Path(f"{connection.settings_dict['NAME']}-wal")
    assert b"canary" in found.read_bytes()
    return found


def test_nothing_is_left_in_it(journal):
    assert truncate_journal(patience=0)
    assert journal.stat().st_size == 0
    assert audit.entries()[0].who == "canary"


def test_a_reader_of_an_older_state_is_in_the_way(journal):
    reader = open_own()
    reader.driver.execute("BEGIN")
    reader.execute("SELECT COUNT(*) FROM platform_audit").fetchone()
    audit.record(who="canary 2", act="a", subject="b", before=None, after=None, now=NOW)
    try:
        assert not truncate_journal(patience=0)
        assert b"canary 2" in journal.read_bytes()
    finally:
        reader.rollback()
        reader.close()
    assert truncate_journal(patience=0)
    assert journal.stat().st_size == 0


def test_there_is_nothing_to_do_elsewhere(db):
    assert truncate_journal(patience=0)
