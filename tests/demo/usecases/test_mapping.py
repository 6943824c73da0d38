"""The company's own map."""

import pytest

from hamdel.demo.usecases.mapping import keep_map, take_map_back
from hamdel.maps.public import list_maps, one_map
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def test_the_map_is_kept_once_and_taken_back():
    for _time in range(2):
        keep_map(now=NOW)
    ideal, as_is = (one_map(one.id) for one in list_maps())
    assert ideal.ideal_of == as_is.id
    assert [one.key for one in ideal.steps] == [one.key for one in as_is.steps]
    assert all(
        (one.emotion or 0) <= (better.emotion or 0)
        for one, better in zip(as_is.steps, ideal.steps, strict=True)
    )
    take_map_back()
    assert list_maps() == []
