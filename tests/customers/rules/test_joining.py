"""The rules by which two customers become one by themselves, one after another."""

import pytest

from hamdel.customers.rules.joining import Decision, Facts, cluster_of, conflict, joins


def side(customer, *, vouched=True, names=(), apart=(), **values):
    known = dict.fromkeys(values.items(), vouched)
    facts = Facts(customer, customer, None, vouched, known, tuple(names), frozenset(apart))
    return cluster_of([facts])


def decided(a, b, *, kind="phone", vouched=True, **more):
    return joins(a, b, kind=kind, vouched=vouched, **more)


def test_nothing_against_it_joins():
    assert decided(side(1, user_id="u"), side(2, phone="+98912")) is Decision.JOIN


@pytest.mark.parametrize("kind", ["user_id", "national_id", "crm_id"])
def test_different_strong_ids_conflict(kind):
    assert decided(side(1, **{kind: "a"}), side(2, **{kind: "b"})) is Decision.CONFLICT
    assert decided(side(1, **{kind: "a"}), side(2, **{kind: "a"})) is Decision.JOIN


def test_what_a_person_joined_before_is_no_conflict():
    assert not conflict({"user_id": {"1", "2"}}, {"user_id": {"2"}})
    assert conflict({"user_id": {"1", "2"}}, {"user_id": {"2", "3"}})


def test_who_was_parted_stays_apart():
    assert decided(side(1, apart=[2]), side(2)) is Decision.APART
    assert decided(side(1), side(2, apart=[1])) is Decision.APART


def test_a_claim_joins_open_customers_only():
    open_, known = side(1, vouched=False, email="a"), side(2, phone="p")
    assert decided(open_, known, vouched=False) is Decision.CLAIMED
    assert decided(open_, side(3, vouched=False), vouched=False) is Decision.JOIN
    assert decided(open_, known, vouched=True) is Decision.JOIN


def test_names_at_odds_keep_apart_but_not_over_a_strong_id():
    a, b = side(1, names=["علی رضایی"]), side(2, names=["مریم صادقی"])
    assert decided(a, b) is Decision.NAMES
    assert decided(a, b, kind="user_id") is Decision.JOIN


def test_a_device_does_not_join_two_who_can_each_be_reached():
    a, b = side(1, phone="+1"), side(2, phone="+2")
    assert decided(a, b, kind="anonymous_id") is Decision.DEVICE
    assert decided(a, b, kind="email") is Decision.JOIN
    assert decided(a, side(2, email="b"), kind="anonymous_id") is Decision.JOIN


def test_too_many_profiles_wait_for_a_person():
    assert decided(side(1), side(2), most=1) is Decision.SIZE
