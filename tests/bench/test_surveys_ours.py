"""What the benchmark of results counts plainly is what results say."""

import pytest
from django.utils import timezone

from hamdel.bench.surveys_ours import fill, plainly
from tests.ground.cast import Player
from tests.surveys.conftest import asks

pytestmark = pytest.mark.django_db


def test_both_count_the_same(sara: Player) -> None:
    survey = fill(60, now=timezone.now())
    counted = plainly(survey)
    found = asks(sara)("GET", f"/surveys/{survey}/results")[1]
    assert found["n"] == 60
    assert (found["promoters"], found["detractors"]) == counted[""]
    for stage, one in found["by"]["stage"].items():
        assert (one["promoters"], one["detractors"]) == counted[stage]
