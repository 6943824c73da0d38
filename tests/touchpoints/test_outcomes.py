"""How it went, on screens."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from hamdel.platform.rawdb import of_django
from hamdel.touchpoints.days import count_days
from hamdel.touchpoints.matcher import Matcher
from hamdel.touchpoints.outcomes import recent_troubles, went
from hamdel.touchpoints.rules.troubles import DayOutcomes

pytestmark = pytest.mark.django_db


@pytest.fixture
def outage():
    """Ten usual days and two bad ones, of advertisements on phones; returns the first bad day."""
    today = timezone.localdate()
    with transaction.atomic():
        (ad,) = Matcher(of_django()).kinds([("web", "mobile", "Ad Clicked")], 1)
        for back in range(12):
            wrong = 40 if back in {3, 4} else 1
            count_days([(today - timedelta(days=back), ad, n < wrong) for n in range(80)])
    return today - timedelta(days=4)


def test_troubles_are_said_in_the_screen_s_words(outage):
    today = timezone.localdate()
    (one,) = recent_troubles(since=today - timedelta(days=30), until=today, most=3)
    assert "۵۰٪" in one.share
    assert "۸۰ از ۱۶۰ بار" in one.text
    assert "موبایل" in one.text
    assert "۲٪" in one.usual


def test_the_page_of_a_touchpoint_and_the_home_show_them(leila, outage):
    today = timezone.localdate()
    (one,) = recent_troubles(since=today - timedelta(days=30), until=today, most=3)
    page = leila.get(f"/touchpoints/{one.key}/").content.decode()
    assert one.when in page
    assert "چگونه گذشت" in page
    home = leila.get("/").content.decode()
    assert f"/touchpoints/{one.key}/#went" in home
    assert one.when in home


def test_bars_add_up():
    first = timezone.localdate()
    rows = [
        DayOutcomes(first, "x", "mobile", 30, 10),
        DayOutcomes(first, "x", "desktop", 10, 0),
        DayOutcomes(first + timedelta(days=1), "x", "mobile", 20, 0),
    ]
    shown = went(rows, first=first, last=first + timedelta(days=1))
    assert [(bar.seen, bar.failed, bar.height, bar.failed_height) for bar in shown.bars] == [
        (40, 10, "75.00", "25.00"),
        (20, 0, "50.00", "0.00"),
    ]
    assert [(line.seen, line.failed) for line in shown.devices] == [(50, 10), (10, 0)]
    assert "۲۰٫۰٪" in shown.devices[0].share
