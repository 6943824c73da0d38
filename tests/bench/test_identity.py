"""Joining by itself is right and complete: the small form of `hamdel bench identity`."""

import pytest

from hamdel.bench.identity import ours, quality
from hamdel.bench.joiners import CAP, join_plainly
from hamdel.bench.population import Population, traces_of


@pytest.mark.parametrize(("claimed", "right", "recall"), [(0.0, 0.995, 0.88), (0.3, 0.993, 0.65)])
def test_joining_by_itself_is_right_and_complete(db, claimed, right, recall):
    population = Population(profiles=20_000, seed=7, claimed=claimed)
    events = population.events()
    truth = traces_of(events)
    measured = ours(events, truth)
    assert measured.precision >= right
    assert measured.recall >= recall
    assert measured.largest <= 20


def test_the_plain_ways_are_worse(db):
    population = Population(profiles=20_000, seed=7)
    events = population.events()
    truth = traces_of(events)
    naive = quality("naive", join_plainly(events), truth)
    guarded = quality("guard", join_plainly(events, cap=CAP, guard=True), truth)
    assert naive.precision < 0.8
    assert guarded.precision < 0.99


def test_the_same_seed_gives_the_same_population():
    assert Population(profiles=400, seed=3).events() == Population(profiles=400, seed=3).events()
    assert Population(profiles=400, seed=3).events() != Population(profiles=400, seed=4).events()
