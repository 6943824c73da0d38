"""What maps tell others."""

from msgspec.structs import replace

from hamdel.maps.contracts import Drawing
from hamdel.maps.usecases.drawing import draw_map
from hamdel.personas.public import ToKeep, make_persona
from tests.ground.cast import NOW, Player
from tests.maps.conftest import BY


def test_a_personas_page_names_the_maps_that_are_drawn_for_it(
    small: Drawing, reza: Player
) -> None:
    one = make_persona(ToKeep(name="نیلوفر"), who="reza", now=NOW)
    map_id = draw_map(replace(small, persona_id=one), by=BY, now=NOW)
    page = reza.get(f"/personas/{one}/").content.decode()
    assert small.name in page
    assert f"/maps/{map_id}/" in page
