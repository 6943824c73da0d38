"""Names beside one another."""

import pytest

from hamdel.customers.rules.names import alike, at_odds, name_in

ALIKE = [
    ("علي رضائي", "علی رضایی"),
    ("علی‌رضا رضایی", "علیرضا رضایی"),
    ("آقای علی رضایی", "علی رضایی"),
    ("رضایی علی", "علی رضایی"),
]
APART = [("علی رضایی", "مریم صادقی"), ("علی رضایی", "سارا رضایی"), ("Sara Ahmadi", "Ali Rezaei")]
UNSAID = [("رضایی", "علی رضایی"), ("علی رضایی", "ع رضایی"), ("رضا کریمی", "محمدرضا کریمی")]


@pytest.mark.parametrize(("a", "b"), ALIKE)
def test_spellings_are_one_name(a, b):
    assert alike([a], [b])
    assert not at_odds([a], [b])


@pytest.mark.parametrize(("a", "b"), APART)
def test_two_people_are_at_odds(a, b):
    assert at_odds([a], [b])
    assert at_odds([b], [a])
    assert not alike([a], [b])


@pytest.mark.parametrize(("a", "b"), UNSAID)
def test_where_it_can_not_be_told_nothing_is_said(a, b):
    assert not at_odds([a], [b])


def test_one_pair_alike_is_enough():
    assert not at_odds(["علی رضایی", "علی کریمی"], ["علي رضائي"])
    assert not at_odds([], ["علی رضایی"])


def test_a_family_name_alone_is_no_namesake():
    assert not alike(["رضایی"], ["رضایی"])


def test_the_name_is_whole_or_in_parts():
    assert name_in({"name": " مینا ", "first_name": "x"}) == "مینا"
    assert name_in({"firstName": "مینا", "lastName": "کاظمی"}) == "مینا کاظمی"
    assert name_in({"first_name": 5}) == ""
    assert name_in({}) == ""
