import pytest
from django.db import transaction

from hamdel.customers.public import Claim, Recognizer
from hamdel.interactions.presence import PresenceFilter, count_traces, newest_of, seen_last
from hamdel.platform.instants import from_micros
from hamdel.platform.rawdb import of_django
from hamdel.touchpoints.public import Matcher

pytestmark = pytest.mark.django_db


@pytest.fixture
def ground():
    with transaction.atomic():
        raw = of_django()
        claims = [Claim((("user_id", f"u{n}", True),), {}, "test", 1) for n in range(3)]
        profiles = Recognizer(raw).recognize(claims)
        triples = [("web", "mobile", "Ad Clicked"), ("app", "mobile", "Zebra Jumped")]
        return profiles, Matcher(raw).kinds(triples, 1)


def test_newest_wins_whatever_the_order_of_arrival(ground):
    (one, two, _), (ad, zebra) = ground
    count_traces([(one, ad, 50, -0.5), (two, zebra, 70, None)])
    count_traces([(one, zebra, 40, 0.9), (one, zebra, 60, None)])
    found = newest_of([one, two])
    assert (found[one].moments, found[one].kind_id, found[one].sentiment) == (3, zebra, -0.5)
    assert (found[one].first_at, found[one].last_at) == (from_micros(40), from_micros(60))
    assert found[two].sentiment is None
    count_traces([(two, ad, 10, 0.4)])
    assert newest_of([two])[two].sentiment == 0.4
    assert newest_of([two])[two].kind_id == zebra


def test_listed_newest_first_in_pages(ground):
    (one, two, three), (ad, _) = ground
    count_traces([(one, ad, 50, None), (two, ad, 70, None), (three, ad, 70, None)])
    first = seen_last(filters=PresenceFilter(), limit=2)
    assert [row.profile_id for row in first] == [three, two]
    rest = seen_last(filters=PresenceFilter(), before=(70, two), limit=2)
    assert [row.profile_id for row in rest] == [one]


def test_filters_of_mood_and_time(ground):
    (one, two, _), (ad, _) = ground
    count_traces([(one, ad, 50, -0.5), (two, ad, 70, 0.6)])
    bad = seen_last(filters=PresenceFilter(mood="negative"))
    late = seen_last(filters=PresenceFilter(since=from_micros(60)))
    assert ([row.profile_id for row in bad], [row.profile_id for row in late]) == ([one], [two])


def test_a_profile_erased_meanwhile_is_stepped_over(ground):
    _, (ad, _) = ground
    count_traces([(10**9, ad, 50, None)])
    assert seen_last(filters=PresenceFilter()) == []
