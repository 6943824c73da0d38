"""Decisions about a second identifier of an event."""

import pytest

from hamdel.customers.rules.beside import home_now, strong_of
from tests.customers.rules.test_placing import Street


@pytest.fixture
def street():
    return Street()


def test_a_claimed_home_is_none_once_somebody_vouches(street):
    claimed = street.say(("email", "e"), vouched=False)
    key = ("email", "e", False)
    assert home_now(street.book, key) == claimed
    street.book.add_row(("user_id", "u", True), claimed, home=True)
    assert home_now(street.book, key) is None


def test_a_claim_beside_a_vouched_id_is_kept_but_finds_nobody(street):
    user = street.say(("user_id", "u"), device="d")
    assert street.say(("email", "e"), device="d", vouched=False) == user
    assert ("email", "e") in street.book.facts[user].values
    assert street.say(("email", "e"), vouched=False) != user


def test_six_people_of_one_number_are_too_many(street):
    people = [street.say(("email", f"e{n}"), ("phone", "+1")) for n in range(6)]
    assert ("phone", "+1", True) in street.book.shared
    assert len({street.book.facts[one].customer for one in people}) == 6


def test_strong_identifiers_by_kind():
    keys = [("user_id", "1", True), ("email", "e", True), ("user_id", "2", True)]
    assert strong_of(keys) == {"user_id": {"1", "2"}}
