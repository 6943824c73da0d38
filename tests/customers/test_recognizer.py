"""Who events belong to, whom they join, and whom they never reach."""

from itertools import permutations
from typing import Any

import pytest

from hamdel.customers.models import Link, Profile, SharedIdentifier
from hamdel.customers.public import (
    Claim,
    Recognizer,
    correct_attributes,
    customer_of,
    find_by_identifier,
    list_customers,
)
from hamdel.platform.rawdb import of_django


def test_every_written_form_of_a_phone_finds_the_same_person(town):
    forms = ("0912 123 45 67", "+98-912-1234567", "۰۹۱۲۱۲۳۴۵۶۷", "00989121234567", "9121234567")
    profiles = {town.say(f"phone:{form}") for form in forms}
    assert len(profiles) == 1
    for form in forms:
        assert find_by_identifier("phone", form) == [customer_of(profiles.copy().pop())]


def test_an_unknown_identifier_finds_nobody(db):
    assert find_by_identifier("phone", "09121234567") == []
    assert find_by_identifier("phone", "not a number") == []
    assert find_by_identifier("shoe_size", "42") == []


def test_anonymous_moments_on_three_devices_become_one_person(town, same):
    laptop, phone, tablet = (town.say(f"anonymous_id:{d}", by="browser") for d in "lpt")
    assert len({laptop, phone, tablet}) == 3
    for device in "lpt":
        town.say(f"anonymous_id:{device}", "email:jenny@mail.ir", by="browser")
    assert same(laptop, phone)
    assert same(phone, tablet)
    # what comes later without the address is hers too
    assert same(town.say("anonymous_id:l", by="browser"), tablet)


def test_strong_identifiers_join_at_once(town, same):
    web = town.say("anonymous_id:a1", by="browser")
    town.say("user_id:u1", "anonymous_id:a1")
    shop = town.say("phone:09121234567")
    assert not same(web, shop)
    town.say("user_id:u1", "phone:0912-123-4567")
    assert same(web, shop)


def test_the_vouched_for_customer_keeps_their_id(town):
    town.say("anonymous_id:a1", by="browser")
    person = town.say("user_id:u1")
    town.say("user_id:u1", "anonymous_id:a1")
    assert customer_of(town.say("anonymous_id:a1")) == person


@pytest.mark.parametrize("kind", ["user_id", "crm_id"])
def test_two_people_with_one_phone_stay_two(town, same, kind):
    ali = town.say(f"{kind}:1", "phone:02188776655")
    sara = town.say(f"{kind}:2", "phone:+98 21 88776655")
    assert not same(ali, sara)
    mark = SharedIdentifier.objects.get()
    assert (mark.kind, mark.value, mark.why) == ("phone", "+982188776655", "conflict")
    assert set(find_by_identifier("phone", "02188776655")) == {ali, sara}
    # a call from the number alone is neither one's
    call = town.say("phone:02188776655")
    assert not same(call, ali)
    assert not same(call, sara)


def test_what_a_shared_phone_had_joined_is_taken_back(town, same):
    shop = town.say("phone:09131112233", "email:one@mail.ir")
    web = town.say("user_id:1", "phone:09131112233")
    assert same(shop, web)
    town.say("user_id:2", "phone:09131112233")
    assert not same(shop, web)
    link = Link.objects.get()
    assert link.undone_by == "hamdel"
    assert not link.apart


def test_an_identifier_of_many_people_joins_nobody(town):
    profiles = [town.say(f"email:p{n}@mail.ir", "phone:02144556677") for n in range(6)]
    customers = {customer_of(profile) for profile in profiles}
    assert len(customers) == 6
    assert SharedIdentifier.objects.get().why == "many"


def test_placeholders_join_nobody(town, same):
    a = town.say("user_id:1", "email:test@test.com", "phone:09120000000")
    b = town.say("crm_id:2", "email:test@test.com", "phone:09120000000")
    assert not same(a, b)
    assert town.say("user_id:undefined", "anonymous_id:d1") != town.say(
        "user_id:undefined", "anonymous_id:d2"
    )


def test_names_at_odds_on_one_phone_join_nobody_by_themselves(town, same):
    a = town.say("email:a@mail.ir", "phone:09131112233", name="علی رضایی")
    b = town.say("email:b@mail.ir", "phone:09131112233", name="مریم صادقی")
    c = town.say("email:c@mail.ir", "phone:09131112233", name="علي رضائي")
    assert not same(a, b)
    assert same(a, c)


def test_conflicting_ids_of_one_event_stay_two(town, same):
    a = town.say("user_id:1", "crm_id:c1")
    town.say("user_id:1", "crm_id:c2")
    assert not same(a, town.say("crm_id:c2"))


def test_more_than_twenty_profiles_wait_for_a_person(town):
    for n in range(30):
        town.say(f"anonymous_id:d{n}", by="browser")
        town.say("user_id:u", f"anonymous_id:d{n}")
    person = customer_of(town.say("user_id:u"))
    assert person is not None
    assert Profile.objects.filter(customer_id=person).count() == 20


NOTHING: dict[str, Any] = {}
ATTACK = (
    ("claim", ("anonymous_id:evil", "email:mina@mail.ir"), "browser"),
    ("alias", ("email:mina@mail.ir", "anonymous_id:evil", "user_id:u-mina"), "browser"),
    ("browse", ("anonymous_id:hers", "email:mina@mail.ir"), "browser"),
    ("verify", ("user_id:u-mina", "email:mina@mail.ir"), "server"),
    ("sign in", ("user_id:u-mina", "anonymous_id:hers"), "server"),
)


@pytest.mark.parametrize("order", list(permutations(range(5))))
@pytest.mark.parametrize("grouped", [False, True])
def test_a_claim_never_reaches_who_is_vouched_for_in_any_order(town, same, order, grouped):
    events = [(ATTACK[n][1], ATTACK[n][2], dict[str, str]()) for n in order]
    if grouped:
        town.say_all(events)
    else:
        for event in events:
            town.say_all([event])
    mina = customer_of(town.say("user_id:u-mina"))
    for again in (False, True):
        if again:
            town.restart()
        evil = town.say("anonymous_id:evil", by="browser")
        assert customer_of(evil) != mina
        for attempt in ATTACK[:2]:
            assert customer_of(town.say(*attempt[1], by="browser")) != mina
        assert customer_of(town.say("email:mina@mail.ir", by="browser")) != mina
    assert find_by_identifier("email", "mina@mail.ir") == [mina]
    # her own device stays hers
    assert same(town.say("anonymous_id:hers", by="browser"), town.say("user_id:u-mina"))


@pytest.mark.parametrize("first", ["thief", "mina"])
def test_a_signed_in_thief_does_not_reach_an_address_they_type(town, same, first):
    steal = ("user_id:thief", "email:mina@mail.ir", "anonymous_id:evil")
    if first == "thief":
        town.say(*steal, by="hash")
    mina = town.say("email:mina@mail.ir", "phone:09131112233")
    town.say(*steal, by="hash")
    assert not same(mina, town.say("user_id:thief"))
    assert find_by_identifier("email", "mina@mail.ir") == [mina]
    assert not same(mina, town.say("anonymous_id:evil", by="browser"))


def test_a_device_vouched_for_brings_what_it_alone_has_claimed(town, same):
    before = town.say("anonymous_id:a1", by="browser")
    claimed = town.say("anonymous_id:a1", "user_id:u1", by="browser")
    town.say("user_id:u1", "anonymous_id:a1")
    assert same(before, claimed)
    assert same(town.say("user_id:u1"), claimed)
    after = town.say("anonymous_id:a1", "user_id:u1", by="browser")
    assert same(after, claimed)


def test_two_people_on_one_device(town, same):
    ali = town.say("anonymous_id:family", "user_id:ali", by="browser")
    sara = town.say("anonymous_id:family", "user_id:sara", by="browser")
    assert not same(ali, sara)
    later = town.say("anonymous_id:family", by="browser")
    assert not same(later, ali)
    assert not same(later, sara)


def test_alias_joins_the_earlier_anonymous_id(town, same):
    before = town.say("anonymous_id:old")
    town.say("user_id:u1", alias_of="old")
    assert same(before, town.say("user_id:u1"))


def test_alias_of_another_user_id_joins_nobody_by_itself(town, same):
    a, b = town.say("user_id:u1"), town.say("user_id:u2")
    town.say("user_id:u2", alias_of="u1")
    assert not same(a, b)


def test_homoglyphs_and_letter_case_are_other_people(town, same):
    assert not same(town.say("user_id:ali"), town.say("user_id:\u0430li"))
    assert not same(town.say("user_id:Ali"), town.say("user_id:ali"))
    assert not same(town.say("user_id:يک"), town.say("user_id:یک"))
    assert same(town.say("email:Ali@Mail.IR"), town.say("email:ali@mail.ir"))


@pytest.mark.parametrize("value", ["a\x00b", "x" * 5_000, "\ud800", "\u202eabc", "🙂" * 200])
def test_awkward_ids_are_kept_apart(town, value):
    assert town.say(f"user_id:{value}") == town.say(f"user_id:{value}")
    assert town.say(f"user_id:{value}") != town.say(f"user_id:{value}x")


def test_a_national_id_is_not_stored(town):
    town.say("national_id:0013542419", "user_id:1")
    rows = of_django().execute("SELECT value FROM customers_identifier").fetchall()
    assert not [row for row in rows if "0013542419" in row[0]]
    assert find_by_identifier("national_id", "۰۰۱۳۵۴۲۴۱۹")


def test_unreadable_identifiers_make_people_of_their_own(town):
    assert town.say("phone:nonsense") != town.say("phone:nonsense")


def test_a_rollback_is_forgotten(town):
    town.say("user_id:before")
    point = of_django()
    point.execute("SAVEPOINT here")
    lost = town.say("user_id:lost")
    point.execute("ROLLBACK TO SAVEPOINT here")
    town.recognizer.forget()
    found = town.say("user_id:lost")
    assert Profile.objects.filter(pk=found).exists()
    assert found >= lost or not Profile.objects.filter(pk=lost).exists()


def test_other_processes_hear_that_a_phone_came_to_be_shared(town, same):
    other = Recognizer(of_django())
    claim = Claim((("phone", "09131112233", True),), source="pbx", at=town.at)
    town.say("user_id:1", "phone:09131112233")
    first = other.recognize([claim])[0]
    assert same(first, town.say("user_id:1"))
    town.say("user_id:2", "phone:09131112233")
    assert not same(other.recognize([claim])[0], first)


def test_the_latest_word_about_an_attribute_holds(town):
    profile = town.say("user_id:1", city="Shiraz", firstName="مینا", empty="")
    town.at -= 10_000_000
    town.say("user_id:1", city="Tehran")
    rows = of_django().execute("SELECT name, value FROM customers_attribute ORDER BY name")
    assert rows.fetchall() == [("city", '"Shiraz"'), ("first_name", '"مینا"')]
    town.at += 20_000_000
    town.say("user_id:1", city="Yazd")
    row = of_django().execute(
        "SELECT value FROM customers_attribute WHERE name = 'city' AND profile_id = ?", (profile,)
    )
    assert row.fetchone() == ('"Yazd"',)


def test_a_name_said_again_after_a_correction_is_found_again(town, now):
    profile = town.say("user_id:1", name="مینا کاظمی")
    correct_attributes(customer_id=profile, attributes={"name": "نگار"}, who="sara", now=now)
    assert list_customers(search="کاظمی").customers == ()
    town.say("user_id:1", name="مینا کاظمی")
    assert [one.id for one in list_customers(search="کاظمی").customers] == [profile]
