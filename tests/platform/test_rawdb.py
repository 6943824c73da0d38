"""The database without the ORM: one SQL for both, own transactions."""

import sqlite3

import psycopg
import pytest
from django.db import transaction

from hamdel.platform import rawdb
from hamdel.platform.models import Bucket

BUCKETS = "platform_bucket (name, started_at, tries)"
INSERT = f"INSERT INTO {BUCKETS} VALUES (?, ?, ?)"


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


def test_any_number_of_rows_goes_in(own):
    rows = [(f"n{n}", n, 0) for n in range(203)]
    own.begin()
    own.insert(BUCKETS, [])
    own.insert(BUCKETS, rows)
    own.commit()
    assert set(Bucket.objects.values_list("name", flat=True)) == {name for name, _, _ in rows}


def test_a_conflict_passes_over_its_row_alone(own):
    own.begin()
    own.insert(BUCKETS, [("b", 1, 2)])
    own.insert(
        BUCKETS, [("a", 7, 7), ("b", 7, 7), ("a", 8, 8), ("c", 7, 7)],
        conflict="ON CONFLICT DO NOTHING",
    )  # fmt: skip
    own.commit()
    found = Bucket.objects.order_by("name").values_list("name", "tries")
    assert list(found) == [("a", 7), ("b", 2), ("c", 7)]


def test_rows_that_fail_leave_nothing_when_rolled_back(own):
    own.begin()
    with pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError)):
        own.insert(BUCKETS, [("a", 1, 2), ("b", None, 2), ("c", 1, 2)])
    own.rollback()
    assert Bucket.objects.count() == 0


def test_inside_djangos_transaction(transactional_db):
    with transaction.atomic():
        rawdb.of_django().execute(INSERT, ("a", 1, 2))
        assert Bucket.objects.count() == 1
        transaction.set_rollback(True)
    assert Bucket.objects.count() == 0
