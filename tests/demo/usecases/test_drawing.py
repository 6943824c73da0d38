"""The company's personas."""

import pytest

from hamdel.demo.usecases.drawing import draw_personas, take_personas_back
from hamdel.demo.usecases.grouping import prepare_groups
from hamdel.personas.public import ToKeep, make_persona, personas
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def test_three_personas_stand_for_segments_and_those_of_others_stay() -> None:
    prepare_groups(now=NOW)
    draw_personas(now=NOW)
    drawn = personas()
    assert len({one.segment_id for one in drawn if one.segment_id}) == 3
    assert [one.ideal for one in drawn] == [True, False, False]
    mine = make_persona(ToKeep(name="مینا"), who="reza", now=NOW)
    take_personas_back(now=NOW)
    assert [one.id for one in personas()] == [mine]
