"""The catalogue of the start, for every test of it."""

import pytest

from hamdel.touchpoints.models import Stage, Touchpoint
from hamdel.touchpoints.starting import load_starting_catalogue


@pytest.fixture(autouse=True)
def catalogue(request):
    """Tests that empty all tables take the migrations' rows with them: put them back."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        load_starting_catalogue(stage_model=Stage, touchpoint_model=Touchpoint)
