import pytest
from django.db import transaction

from hamdel.customers.public import (
    customer_names,
    merge_customers,
    undo_merge,
    whole_customer,
)

pytestmark = pytest.mark.django_db


def test_a_joined_id_leads_to_the_whole_customer(town, now):
    keep = town.say("user_id:1", name="مینا کاظمی")
    join = town.say("phone:09123456789", city="شیراز")
    with transaction.atomic():
        done = merge_customers(keep=keep, join=join, why="همان صدا", who="sara", now=now)
    whole = whole_customer(join)
    assert whole is not None
    assert (whole.facts.id, whole.merged_into, whole.facts.profiles) == (keep, keep, (keep, join))
    assert [(link.id, link.who, link.why, link.at) for link in whole.merges] == [
        (done.id, "sara", "همان صدا", now)
    ]
    own = whole_customer(keep)
    assert own is not None
    assert own.merged_into is None
    with transaction.atomic():
        undo_merge(merge_id=done.id, who="sara", now=now)
    apart = whole_customer(keep)
    assert apart is not None
    assert (apart.merges, apart.facts.profiles) == ((), (keep,))


def test_who_claims_to_be_them_is_told(town):
    mina = town.say("user_id:1", "email:mina@example.ir")
    stranger = town.who("anonymous_id:phone-x", "email:mina@example.ir", by="browser")
    assert stranger != mina
    whole = whole_customer(mina)
    assert whole is not None
    (claim,) = whole.claims
    assert (claim.customer_id, claim.kind, claim.value, claim.source) == (
        stranger,
        "email",
        "mina@example.ir",
        "browser",
    )
    theirs = whole_customer(stranger)
    assert theirs is not None
    assert theirs.claims == ()


def test_nobody_is_none(town):
    assert whole_customer(1) is None


def test_what_people_are_called(town, now, django_assert_max_num_queries):
    whole = town.say("user_id:1", name=" مینا کاظمی ")
    parts = town.say("user_id:2", firstName="Sara", lastName="Ahmadi")
    office = town.say("user_id:3", company="ابر سپید")
    silent = town.say("user_id:4")
    joined = town.say("user_id:5")
    with transaction.atomic():
        merge_customers(keep=whole, join=joined, why="", who="sara", now=now)
    with django_assert_max_num_queries(2):
        names = customer_names([whole, parts, office, silent, joined, 10**9])
    assert names == {
        whole: "مینا کاظمی",
        parts: "Sara Ahmadi",
        office: "ابر سپید",
        silent: "",
        joined: "مینا کاظمی",
    }
    found = whole_customer(office)
    assert found is not None
    assert (found.facts.name, found.facts.called) == ("", "ابر سپید")


def test_a_page_asks_few_questions(town, django_assert_max_num_queries):
    mina = town.say("user_id:1", "email:mina@example.ir", name="مینا")
    with django_assert_max_num_queries(8):
        whole_customer(mina)
