"""The instant column, on the real database."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from hamdel.platform.models import Bucket

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 8, 30, 0, 123456, tzinfo=UTC)


def test_an_instant_comes_back_to_the_microsecond():
    Bucket.objects.create(name="a", started_at=AT, tries=1)
    assert Bucket.objects.get(pk="a").started_at == AT


def test_the_column_holds_microseconds():
    Bucket.objects.create(name="a", started_at=AT, tries=1)
    with connection.cursor() as cursor:
        cursor.execute("SELECT started_at FROM platform_bucket")
        assert cursor.fetchone()[0] == 1_795_422_600_123_456


def test_instants_compare_and_sort_in_the_database():
    for hours in (2, 0, 1):
        Bucket.objects.create(name=f"{hours}", started_at=AT + timedelta(hours=hours), tries=1)
    late = Bucket.objects.filter(started_at__gt=AT).order_by("started_at")
    assert [row.name for row in late] == ["1", "2"]


def test_a_given_number_is_read_as_microseconds():
    field = Bucket._meta.get_field("started_at")
    assert field.to_python(1_795_422_600_123_456) == AT
    assert field.to_python(AT) == AT
