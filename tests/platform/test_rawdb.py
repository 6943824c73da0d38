"""The database without the ORM: one SQL for both, own transactions."""

import pytest
from django.db import transaction

from hamdel.platform import rawdb
from hamdel.platform.models import Bucket

INSERT = "INSERT INTO platform_bucket (name, started_at, tries) VALUES (?, ?, ?)"


@pytest.fixture
def own(transactional_db):
    raw = rawdb.open_own()
    yield raw
    raw.close()


def test_a_commit_is_seen_by_django(own):
    own.begin()
    own.execute(INSERT, ("100%", 1, 2))
    own.commit()
    assert Bucket.objects.get().name == "100%"


def test_a_rollback_leaves_nothing_and_may_be_repeated(own):
    own.begin()
    own.executemany(INSERT, [("a", 1, 2), ("b", 1, 2)])
    own.rollback()
    own.rollback()
    assert Bucket.objects.count() == 0


def test_percent_signs_in_sql_are_no_places(own):
    own.begin()
    own.executemany(INSERT, [("abc", 1, 2), ("xyz", 1, 2)])
    found = own.execute(
        "SELECT name FROM platform_bucket WHERE name LIKE 'a%' AND tries = ?", (2,)
    )
    assert [tuple(row) for row in found.fetchall()] == [("abc",)]
    own.rollback()


def test_inside_djangos_transaction(transactional_db):
    with transaction.atomic():
        rawdb.of_django().execute(INSERT, ("a", 1, 2))
        assert Bucket.objects.count() == 1
        transaction.set_rollback(True)
    assert Bucket.objects.count() == 0
