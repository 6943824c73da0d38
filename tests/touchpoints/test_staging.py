from typing import Any

import pytest

from hamdel.platform import audit
from hamdel.touchpoints.models import Stage
from hamdel.touchpoints.queries import forget_stages, stages
from hamdel.touchpoints.staging import (
    MOST_STAGES,
    add_stage,
    move_stage,
    remove_stage,
    rename_stage,
)
from hamdel.touchpoints.usecases import CatalogueError
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
WHO: Any = {"who": "leila", "now": NOW}


@pytest.fixture(autouse=True)
def fresh_stages():
    forget_stages()
    yield
    forget_stages()


def keys():
    return [stage.key for stage in stages()]


def test_a_stage_is_added_at_the_end_and_named_in_both_languages():
    before = keys()
    assert add_stage(name_fa="خرید", name_en="Purchase", **WHO) == "purchase"
    assert add_stage(name_fa="", name_en="Purchase", **WHO) == "purchase_2"
    assert keys() == [*before, "purchase", "purchase_2"]
    assert stages()[-1].name_fa == "Purchase"
    assert {entry.act for entry in audit.entries(text="stage:purchase")} == {"stage added"}


def test_a_stage_keeps_its_key_when_it_is_renamed():
    rename_stage(key="research", name_fa="پژوهش", name_en="Research", **WHO)
    assert next(s for s in stages() if s.key == "research").name_fa == "پژوهش"


def test_stages_change_places_and_stay_at_the_ends():
    first, second, *rest = keys()
    move_stage(key=second, earlier=True, **WHO)
    assert keys() == [second, first, *rest]
    move_stage(key=second, earlier=True, **WHO)
    assert keys() == [second, first, *rest]
    move_stage(key=rest[-1], earlier=False, **WHO)
    assert keys() == [second, first, *rest]


def test_only_an_empty_stage_goes():
    with pytest.raises(CatalogueError, match="in this stage"):
        remove_stage(key="support", **WHO)
    add_stage(name_fa="خرید", name_en="", **WHO)
    remove_stage(key=keys()[-1], **WHO)
    assert "support" in keys()
    assert len(keys()) == Stage.objects.count()


def test_what_can_not_be_is_refused():
    with pytest.raises(CatalogueError, match="name"):
        add_stage(name_fa="  ", name_en="", **WHO)
    with pytest.raises(CatalogueError, match="no such"):
        move_stage(key="nowhere", earlier=True, **WHO)
    with pytest.raises(CatalogueError, match="no such"):
        remove_stage(key="nowhere", **WHO)
    for n in range(MOST_STAGES - len(keys())):
        add_stage(name_fa=f"م{n}", name_en="", **WHO)
    with pytest.raises(CatalogueError, match="At most"):
        add_stage(name_fa="یکی دیگر", name_en="", **WHO)
