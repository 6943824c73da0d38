"""Joining by itself is right and complete: the small form of `hamdel bench identity`."""

import pytest

from hamdel.bench.identity import bench_identity, ours, quality
from hamdel.bench.joiners import CAP, join_plainly
from hamdel.bench.population import Population, traces_of
from hamdel.customers.public import count_customers


@pytest.mark.parametrize(("claimed", "right", "recall"), [(0.0, 0.995, 0.88), (0.3, 0.993, 0.65)])
def test_joining_by_itself_is_right_and_complete(db, claimed, right, recall):
    population = Population(profiles=20_000, seed=7, claimed=claimed)
    events = population.events()
    truth = traces_of(events)
    measured = ours(events, truth)
    assert measured.precision >= right
    assert measured.recall >= recall
    assert measured.largest <= 20


@pytest.mark.sqlite_only  # nothing of it is stored
def test_the_plain_ways_are_worse(db):
    population = Population(profiles=20_000, seed=7)
    events = population.events()
    truth = traces_of(events)
    naive = quality("naive", join_plainly(events), truth)
    guarded = quality("guard", join_plainly(events, cap=CAP, guard=True), truth)
    assert naive.precision < 0.8
    assert guarded.precision < 0.99


def test_the_benchmark_runs_in_a_folder_of_its_own(db):
    before = count_customers()
    assert bench_identity(profiles=4_000, seed=1)
    assert count_customers() == before


def test_the_same_seed_gives_the_same_population():
    assert Population(profiles=400, seed=3).events() == Population(profiles=400, seed=3).events()
    assert Population(profiles=400, seed=3).events() != Population(profiles=400, seed=4).events()
