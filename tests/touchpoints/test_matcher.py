import threading
import time

import pytest
from django.db import connection, transaction

from hamdel.platform.rawdb import of_django, open_own
from hamdel.touchpoints.matcher import Matcher
from hamdel.touchpoints.models import Kind, Stage, Touchpoint
from hamdel.touchpoints.queries import kind_facts
from hamdel.touchpoints.starting import load_starting_catalogue

NOW = 1_795_000_000_000_000
JENNY = {
    ("app", "mobile", "Viewed Weather"): "product_use",
    ("web", "laptop", "Viewed Wind Forecast"): "website",
    ("social", "mobile", "Ad Clicked"): "online_ads",
    ("web", "mobile", "Newsletter Signed Up"): "newsletter",
    ("web", "mobile", "Article Viewed"): "content_marketing",
}


@pytest.mark.django_db
def test_jennys_five_moments_each_have_a_touchpoint():
    with transaction.atomic():
        ids = Matcher(of_django()).kinds(list(JENNY), NOW)
    facts = kind_facts(ids)
    assert [facts[i].touchpoint for i in ids] == list(JENNY.values())
    assert {facts[i].stage for i in ids} == {"awareness", "research", "nurture", "support"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("channel", "action", "key"),
    [
        ("web", "Order Completed", "ecommerce"),
        ("in-person", "Order Completed", "point_of_sale"),
        ("web", "Product Viewed", "product_catalog"),
        ("email", "Invoice Sent", "billing"),
        ("app", "Subscription Renewed", "renewal"),
        ("email", "Survey Answered", "feedback_survey"),
        ("chat", "Support Requested", "support_channels"),
        ("app", "Transfer Failed", "billing"),
        ("web", "ثبت سفارش", "ecommerce"),
        ("web", "Zebra Jumped", None),
    ],
)
def test_common_actions_find_their_touchpoint(channel, action, key):
    with transaction.atomic():
        (kind,) = Matcher(of_django()).kinds([(channel, "mobile", action)], NOW)
    assert kind_facts([kind])[kind].touchpoint == key


@pytest.mark.django_db
def test_same_name_same_kind_in_order():
    with transaction.atomic():
        matcher = Matcher(of_django())
        a, b = ("web", "mobile", "A"), ("web", "mobile", "B")
        first = matcher.kinds([a, b, a], NOW)
        assert first[0] == first[2] != first[1]
        assert matcher.kinds([b, a], NOW) == [first[1], first[0]]
        assert Matcher(of_django()).kinds([a], NOW) == [first[0]]
    assert Kind.objects.filter(action__in=["A", "B"]).count() == 2


@pytest.mark.django_db
def test_names_too_long_or_unstorable_are_cut_not_refused():
    with transaction.atomic():
        (kind,) = Matcher(of_django()).kinds([("c" * 500, "d" * 90, "a\0" + "x" * 900)], NOW)
    row = Kind.objects.get(pk=kind)
    assert (len(row.channel), len(row.device), len(row.action)) == (60, 20, 300)


@pytest.mark.django_db
def test_a_new_rule_is_heard_by_a_running_recorder():
    with transaction.atomic():
        matcher = Matcher(of_django())
        matcher.kinds([("web", "mobile", "Zebra Seen")], NOW)
        row = Touchpoint.objects.get(key="loyalty")
        row.rules = [{"channel": "*", "device": "*", "action": "Zebra *"}]
        row.save()
        (kind,) = matcher.kinds([("web", "mobile", "Zebra Jumped")], NOW)
    assert kind_facts([kind])[kind].touchpoint == "loyalty"


@pytest.mark.django_db
def test_seen_is_counted_and_the_last_time_never_goes_back():
    with transaction.atomic():
        matcher = Matcher(of_django())
        (kind,) = matcher.kinds([("web", "mobile", "A")], NOW)
        matcher.note_seen({kind: 3}, NOW + 5)
        matcher.note_seen({kind: 2}, NOW + 1)
        matcher.note_seen({}, NOW)
    row = Kind.objects.get(pk=kind)
    assert row.seen == 5
    assert (row.last_seen_at - row.first_seen_at).microseconds == 5


@pytest.mark.django_db(transaction=True)
def test_forgets_what_a_rollback_took():
    load_starting_catalogue(stage_model=Stage, touchpoint_model=Touchpoint)
    raw = open_own()
    try:
        matcher = Matcher(raw)
        raw.begin()
        matcher.kinds([("web", "mobile", "A")], NOW)
        raw.rollback()
        matcher.forget()
        raw.begin()
        (kind,) = matcher.kinds([("web", "mobile", "A")], NOW)
        raw.commit()
    finally:
        raw.close()
    assert Kind.objects.get(action="A").pk == kind


@pytest.mark.django_db(transaction=True)
def test_two_processes_meet_the_same_new_names_at_once():
    if connection.vendor != "postgresql":
        pytest.skip("one writer at a time on SQLite")
    names = [("web", "mobile", f"Name {n}") for n in range(40)]
    answers: list[list[int]] = []

    def work(order):
        raw = open_own()
        matcher = Matcher(raw)
        raw.begin()
        answers.append(matcher.kinds(order, NOW))
        time.sleep(0.05)
        raw.commit()
        raw.close()

    threads = [threading.Thread(target=work, args=(o,)) for o in (names, names[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 2
    assert {frozenset(answer) for answer in answers} == {
        frozenset(Kind.objects.values_list("pk", flat=True))
    }


@pytest.mark.django_db
def test_known_names_cost_no_question(django_assert_num_queries):
    triples = list(JENNY) * 200
    with transaction.atomic():
        matcher = Matcher(of_django())
        matcher.kinds(triples, NOW)
        with django_assert_num_queries(0):
            matcher.kinds(triples, NOW)
