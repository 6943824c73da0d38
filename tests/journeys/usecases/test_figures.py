from datetime import timedelta

import pytest

from hamdel.journeys.queries.figures import figures_of
from hamdel.journeys.usecases.figures import FigureRefused, ToTell, set_removed, tell_figure
from hamdel.touchpoints.public import catalogue
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


def tell(value, **more):
    told = ToTell(touchpoint_id=catalogue()[0].id, metric="views", day=TODAY, value=value)
    told = ToTell(**{one: getattr(told, one) for one in told.__slots__} | more)
    return tell_figure(told, who="reza", now=NOW, today=TODAY)


def values():
    return [one.value for one in figures_of(catalogue()[0].id)]


def test_one_of_the_same_day_gives_way_and_what_is_taken_away_comes_back():
    first = tell(10.0)
    tell(20.0, day=TODAY - timedelta(days=1))
    second = tell(12.0)
    assert values() == [12.0, 20.0]
    assert set_removed(first.id, removed=False, who="reza", now=NOW) is None  # its place is taken
    assert set_removed(second.id, removed=True, who="reza", now=NOW)
    assert set_removed(second.id, removed=True, who="reza", now=NOW) is None
    assert set_removed(first.id, removed=False, who="reza", now=NOW)
    assert values() == [10.0, 20.0]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"metric": "fame"}, "metric"),
        ({"day": TODAY + timedelta(days=1)}, "day"),
        ({"value": -1.0}, "value"),
        ({"value": float("nan")}, "value"),
        ({"metric": "conversion", "value": 1.5}, "value"),
    ],
)
def test_what_can_not_be_is_refused(more, field):
    with pytest.raises(FigureRefused) as refused:
        tell(**{"value": 1.0, **more})
    assert refused.value.field == field
