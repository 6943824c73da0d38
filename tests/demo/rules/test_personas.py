from random import Random

from hamdel.demo.rules.calendar import HABITS
from hamdel.demo.rules.personas import OF_PEOPLE, PERSONAS
from hamdel.demo.rules.words import products_of


def test_personas_want_what_the_shop_has_on_days_the_calendar_knows() -> None:
    for persona in PERSONAS:
        assert persona.habit in HABITS
        assert all(products_of(category).things for category in persona.categories)
        assert persona.born[0] < persona.born[1]


def test_all_personas_live_here() -> None:
    dice = Random(1)
    assert {OF_PEOPLE.draw(dice).key for _ in range(300)} == {persona.key for persona in PERSONAS}
