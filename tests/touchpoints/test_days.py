from datetime import date

import pytest
from django.db import transaction

from hamdel.platform.rawdb import of_django
from hamdel.touchpoints.days import (
    DayVolume,
    count_days,
    outcomes_by_day,
    volume_by_day,
    volume_by_touchpoint,
)
from hamdel.touchpoints.matcher import Matcher
from hamdel.touchpoints.models import Kind

pytestmark = pytest.mark.django_db

FIRST, SECOND = date(2026, 11, 21), date(2026, 11, 22)


@pytest.fixture
def kinds():
    with transaction.atomic():
        triples = [("web", "mobile", "Ad Clicked"), ("app", "mobile", "Zebra Jumped")]
        return Matcher(of_django()).kinds(triples, 1)


def test_counts_add_up_over_batches(kinds):
    ad, zebra = kinds
    count_days([(FIRST, ad, False), (FIRST, ad, True), (SECOND, zebra, True)])
    count_days([(FIRST, ad, True)])
    count_days([])
    assert volume_by_day(since=FIRST, until=SECOND) == [
        DayVolume(FIRST, "web", "awareness", 3),
        DayVolume(SECOND, "app", None, 1),
    ]
    assert volume_by_day(since=SECOND, until=SECOND) == [DayVolume(SECOND, "app", None, 1)]


def test_history_follows_a_placing(kinds):
    _, zebra = kinds
    count_days([(FIRST, zebra, False)])
    assert volume_by_touchpoint(since=FIRST) == {}
    loyalty = Kind.objects.get(pk=kinds[0]).touchpoint_id
    Kind.objects.filter(pk=zebra).update(touchpoint_id=loyalty)
    assert volume_by_touchpoint(since=FIRST) == {loyalty: 1}
    assert volume_by_touchpoint(since=SECOND) == {}


def test_what_failed_is_counted_by_day_and_device(kinds):
    ad, zebra = kinds
    count_days([(FIRST, ad, False), (FIRST, ad, True), (SECOND, zebra, True)])
    count_days([(FIRST, ad, True)])
    (row,) = outcomes_by_day(since=FIRST, until=SECOND)
    assert (row.day, row.device, row.seen, row.failed) == (FIRST, "mobile", 3, 2)
    assert outcomes_by_day(since=FIRST, until=SECOND, touchpoint=row.touchpoint) == [row]
    assert outcomes_by_day(since=FIRST, until=SECOND, touchpoint="nothing") == []
    assert outcomes_by_day(since=SECOND, until=SECOND) == []
