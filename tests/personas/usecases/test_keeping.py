"""Personas are kept."""

import pytest

from hamdel.personas.contracts import MOST, Refused, ToKeep
from hamdel.personas.queries.personas import persona
from hamdel.personas.usecases.keeping import make_persona
from tests.ground.cast import NOW


def test_pictures_get_colors_that_are_free_and_there_is_an_end(db: None) -> None:
    made = [make_persona(ToKeep(name=f"n{at}"), who="r", now=NOW) for at in range(MOST)]
    assert [persona(one).hue for one in made[:7]] == [1, 2, 3, 4, 5, 6, 1]
    for wrong in (ToKeep(name="more"), ToKeep(name="x", hue=9), ToKeep(name="x", segment_id=9)):
        with pytest.raises(Refused):
            make_persona(wrong, who="r", now=NOW)
