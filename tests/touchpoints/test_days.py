from datetime import date

import pytest
from django.db import transaction

from hamdel.platform.rawdb import of_django
from hamdel.touchpoints.days import DayVolume, count_days, volume_by_day, volume_by_touchpoint
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
    count_days([(FIRST, ad), (FIRST, ad), (SECOND, zebra)])
    count_days([(FIRST, ad)])
    count_days([])
    assert volume_by_day(since=FIRST, until=SECOND) == [
        DayVolume(FIRST, "web", "awareness", 3),
        DayVolume(SECOND, "app", None, 1),
    ]
    assert volume_by_day(since=SECOND, until=SECOND) == [DayVolume(SECOND, "app", None, 1)]


def test_history_follows_a_placing(kinds):
    _, zebra = kinds
    count_days([(FIRST, zebra)])
    assert volume_by_touchpoint(since=FIRST) == {}
    loyalty = Kind.objects.get(pk=kinds[0]).touchpoint_id
    Kind.objects.filter(pk=zebra).update(touchpoint_id=loyalty)
    assert volume_by_touchpoint(since=FIRST) == {loyalty: 1}
    assert volume_by_touchpoint(since=SECOND) == {}
