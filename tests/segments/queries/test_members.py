from random import Random

import pytest

from hamdel.customers.public import merge_customers, undo_merge
from hamdel.segments.queries.members import count_and_first, count_members, members
from hamdel.segments.rules.shapes import read_rule
from tests.ground.cast import NOW
from tests.segments.world import holds, make_world, random_rule

pytestmark = pytest.mark.django_db
FAILED_TWICE = {"rule": "moments", "outcome": "failure", "at_least": 2, "days": 30}


@pytest.mark.parametrize("seed", range(6))
def test_the_database_answers_as_a_plain_reading_does(seed) -> None:
    dice = Random(seed)
    world = make_world(dice)
    customers = sorted(set(world.owner.values()))
    sizes = set()
    for _ in range(60):
        said = random_rule(dice, world)
        rule = read_rule(said)
        expected = [one for one in customers if holds(said, one, world)]
        assert members(rule, now=NOW) == expected, said
        assert count_members(rule, now=NOW) == len(expected)
        few = dice.randrange(4)
        assert count_and_first(rule, now=NOW, limit=few) == (len(expected), expected[:few])
        some = dice.sample(sorted(world.owner), 5)
        assert members(rule, now=NOW, among=some) == [one for one in expected if one in some], said
        sizes.add(len(expected))
    assert len(sizes) > 4  # not all of them empty or full


def test_who_was_joined_is_one_customer_and_parted_again_two(shop) -> None:
    rule = read_rule(FAILED_TWICE)
    mina, other = shop.did("mina", outcome="failure"), shop.did("other", outcome="failure")
    assert members(rule, now=NOW) == []
    done = merge_customers(keep=mina, join=other, why="one", who="sara", now=NOW)
    assert members(rule, now=NOW) == [mina]
    undo_merge(merge_id=done.id, who="sara", now=NOW)
    assert members(rule, now=NOW) == []


def test_a_page_begins_after_the_last_one_seen(shop) -> None:
    three = [shop.did(f"p{n}") for n in range(3)]
    rule = read_rule({"rule": "moments", "at_least": 1})
    assert members(rule, now=NOW, limit=2) == three[:2]
    assert members(rule, now=NOW, after=three[1], limit=2) == three[2:]


def test_a_day_that_lies_behind_is_asked_of_the_log(shop, caught_up, ago) -> None:
    shop.did("mina", days=40)
    shop.did("mina", days=1)
    shop.did("later", days=2)
    caught_up()
    silent = read_rule({"rule": "seen", "over_days": 10})
    assert count_members(silent, now=ago(20), past=True) == 1
    assert count_members(silent, now=NOW) == 0
    nothing = read_rule({"rule": "purchases", "at_most": 0})
    assert count_members(nothing, now=ago(20), past=True) == 1
