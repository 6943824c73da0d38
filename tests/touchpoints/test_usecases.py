from datetime import UTC, datetime

import pytest
from django.db import transaction

from hamdel.platform import audit
from hamdel.platform.rawdb import of_django
from hamdel.touchpoints.contracts import RuleText
from hamdel.touchpoints.matcher import Matcher
from hamdel.touchpoints.models import Kind
from hamdel.touchpoints.queries import (
    catalogue,
    kind_facts,
    placing_suggestions,
    stages,
    touchpoint_by_key,
    unmatched_kinds,
)
from hamdel.touchpoints.usecases import (
    CatalogueError,
    TouchpointDraft,
    archive_touchpoint,
    create_touchpoint,
    edit_touchpoint,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WHO = "reza@example.com"


def meet(*actions, channel="web", device="mobile"):
    with transaction.atomic():
        return Matcher(of_django()).kinds([(channel, device, a) for a in actions], 1)


def zebra(**changes):
    given = {
        "name_fa": "گورخر",
        "name_en": "Zebra watching",
        "stage": "research",
        "rules": (RuleText("*", "*", "Zebra *"),),
    }
    return TouchpointDraft(**{**given, **changes})


def test_the_twenty_and_the_four():
    assert [stage.key for stage in stages()] == ["awareness", "research", "nurture", "support"]
    listed = catalogue()
    assert {t.position for t in listed} >= set(range(1, 21))
    for t in listed:
        assert t.name_fa
        assert t.name_en
        assert t.measure_fa
        assert t.friction_fa
        assert t.rules
        assert t.effort in {1, 2, 3}
        assert t.cost_irr


def test_a_new_touchpoint_takes_the_unplaced_kinds_its_rules_fit():
    (kind,) = meet("Zebra Jumped")
    made = create_touchpoint(draft=zebra(), who=WHO, now=NOW)
    assert made.key == "zebra_watching"
    assert made.kinds == 1
    assert kind_facts([kind])[kind].touchpoint == "zebra_watching"
    assert audit.entries(act="touchpoint created")[0].who == WHO


def test_a_persian_name_alone_makes_a_key_of_its_own():
    first = create_touchpoint(draft=zebra(name_en="", rules=()), who=WHO, now=NOW)
    second = create_touchpoint(draft=zebra(name_en="", rules=()), who=WHO, now=NOW)
    assert first.key != second.key


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name_fa": " ", "name_en": ""}, "name_fa"),
        ({"stage": "limbo"}, "stage"),
        ({"effort": 4}, "effort"),
        ({"cost_irr": -1}, "cost_irr"),
        ({"rules": (RuleText("*", "*", "*"),)}, "rules"),
        ({"rules": (RuleText("web", "*", " "),)}, "rules"),
        ({"rules": (RuleText("*", "*", "A"),) * 201}, "rules"),
    ],
)
def test_what_the_catalogue_refuses(changes, field):
    with pytest.raises(CatalogueError) as caught:
        create_touchpoint(draft=zebra(**changes), who=WHO, now=NOW)
    assert caught.value.field == field


def test_editing_rules_moves_kinds_but_never_those_placed_by_hand():
    made = create_touchpoint(draft=zebra(), who=WHO, now=NOW)
    by_rule, by_hand = meet("Zebra Jumped", "Zebra Slept")
    Kind.objects.filter(pk=by_hand).update(placed_by_hand=True)
    edit_touchpoint(touchpoint_id=made.id, draft=zebra(rules=()), who=WHO, now=NOW)
    assert Kind.objects.get(pk=by_rule).touchpoint_id is None
    assert Kind.objects.get(pk=by_hand).touchpoint_id == made.id


def test_the_trail_keeps_only_what_changed():
    made = create_touchpoint(draft=zebra(), who=WHO, now=NOW)
    edit_touchpoint(touchpoint_id=made.id, draft=zebra(cost_irr=5), who=WHO, now=NOW)
    entry = audit.entries(act="touchpoint edited")[0]
    assert (entry.before, entry.after) == ({"cost_irr": None}, {"cost_irr": 5})
    edit_touchpoint(touchpoint_id=made.id, draft=zebra(cost_irr=5), who=WHO, now=NOW)
    assert len(audit.entries(act="touchpoint edited")) == 1


def test_an_archived_touchpoint_keeps_its_history_and_takes_nothing_new():
    made = create_touchpoint(draft=zebra(), who=WHO, now=NOW)
    (old,) = meet("Zebra Jumped")
    archive_touchpoint(touchpoint_id=made.id, archived=True, who=WHO, now=NOW)
    (new,) = meet("Zebra Slept")
    facts = kind_facts([old, new])
    assert facts[old].touchpoint == "zebra_watching"
    assert facts[new].touchpoint is None
    assert "zebra_watching" not in {t.key for t in catalogue()}
    archive_touchpoint(touchpoint_id=made.id, archived=False, who=WHO, now=NOW)
    assert Kind.objects.get(pk=new).touchpoint_id == made.id


def test_suggestions_come_from_what_is_placed():
    meet("Invoicing Complaint")
    (kind,) = unmatched_kinds()
    keys = [t.key for t in placing_suggestions([kind])[kind.id]]
    assert "support_channels" in keys


def test_one_question_by_key():
    found = touchpoint_by_key("billing")
    assert found is not None
    assert found.name_fa == "صورتحساب و پرداخت"
    assert touchpoint_by_key("nothing") is None
