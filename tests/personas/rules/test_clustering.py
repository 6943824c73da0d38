"""Groups of people are found again where they were planted, and none where there are none."""

import numpy as np
import pytest

from hamdel.personas.rules.clustering import APART, grouped, nearest, silhouette
from hamdel.personas.rules.features import gather, space
from tests.personas.rules.people import alike, planted


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_planted_kinds_are_found_again(seed: int) -> None:
    rows, kinds = planted(120, seed=seed)
    found = grouped(space(gather(rows)))
    assert (found.groups, found.apart) == (3, True)
    table = np.zeros((3, 3), dtype=int)
    np.add.at(table, (found.places, np.array(kinds)), 1)
    assert table.max(axis=1).sum() >= 0.98 * len(kinds)
    assert found.silhouette == max(found.tried.values())
    again = grouped(space(gather(rows)))
    assert (again.places == found.places).all()
    assert np.bincount(found.places).tolist() == sorted(np.bincount(found.places), reverse=True)


def test_people_of_one_kind_are_no_groups() -> None:
    found = grouped(space(gather(alike(400))))
    assert found.silhouette <= APART
    assert not found.apart


def test_silhouettes_as_they_are_defined() -> None:
    points = np.array([[0.0], [1.0], [10.0]])
    # (9.5 - 1) / 9.5 by hand: of 0 a = 1, b = 10; of 1 a = 1, b = 9; one alone counts as 0
    assert silhouette(points, np.array([0, 0, 1])) == pytest.approx((0.9 + 8 / 9 + 0) / 3)
    assert silhouette(points, np.array([0, 0, 0])) == 0.0
    assert nearest(points, np.array([[0.4], [9.0]])).tolist() == [0, 0, 1]


@pytest.mark.parametrize("many", [0, 1, 2, 3, 7])
def test_few_people_are_no_trouble(many: int) -> None:
    found = grouped(space(gather(alike(many))))
    assert len(found.places) == many


def test_points_that_are_all_the_same_are_no_groups() -> None:
    assert not grouped(np.ones((50, 3))).apart
