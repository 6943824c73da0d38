"""Figures of other tools."""

import pytest

from hamdel.demo.usecases.figuring import keep_told_figures, take_figures_back
from hamdel.journeys.queries.figures import figures_of
from hamdel.touchpoints.public import touchpoint_by_key
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def test_figures_are_kept_once_and_taken_back():
    website = touchpoint_by_key("website")
    assert website is not None
    for _time in range(2):
        keep_told_figures(now=NOW)
    kept = figures_of(website.id)
    assert len(kept) == 14
    assert len({(one.metric, one.day) for one in kept}) == 14
    take_figures_back()
    assert figures_of(website.id) == []
