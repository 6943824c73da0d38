from datetime import UTC, datetime

import pytest
from django.db import transaction

from hamdel.platform import audit
from hamdel.platform.rawdb import of_django
from hamdel.touchpoints.matcher import Matcher
from hamdel.touchpoints.models import Kind
from hamdel.touchpoints.placing import PlacingError, place_kind, undo_placing
from hamdel.touchpoints.queries import unmatched_kinds

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WHO = "reza@example.com"


@pytest.fixture
def zebras():
    with transaction.atomic():
        matcher = Matcher(of_django())
        triples = [("web", "mobile", "Zebra Jumped"), ("app", "mobile", "zebra_jumped")]
        ids = matcher.kinds([*triples, ("web", "mobile", "Lion Slept")], 1)
        matcher.note_seen({ids[0]: 7, ids[1]: 2, ids[2]: 90}, 2)
    return ids


def key_of(kind_id):
    return Kind.objects.select_related("touchpoint").get(pk=kind_id).touchpoint


def test_unplaced_kinds_are_listed_by_how_often_seen(zebras):
    assert [kind.id for kind in unmatched_kinds()] == [zebras[2], zebras[0], zebras[1]]


def test_placing_takes_the_whole_history(zebras):
    done = place_kind(kind_id=zebras[0], touchpoint="loyalty", who=WHO, now=NOW)
    assert (done.kinds, done.moments, done.touchpoint_en) == (1, 7, "Loyalty programs")
    assert key_of(zebras[0]).key == "loyalty"
    assert key_of(zebras[1]) is None
    entry = audit.entries(act="kind placed")[0]
    assert (entry.who, entry.after["touchpoint"]) == (WHO, "loyalty")


def test_everywhere_takes_the_same_action_along(zebras):
    done = place_kind(kind_id=zebras[0], touchpoint="loyalty", who=WHO, now=NOW, everywhere=True)
    assert (done.kinds, done.moments) == (2, 9)
    assert key_of(zebras[1]).key == "loyalty"
    assert key_of(zebras[2]) is None


def test_undo_puts_everything_back(zebras):
    rows = list(Kind.objects.order_by("id").values())
    done = place_kind(kind_id=zebras[0], touchpoint="loyalty", who=WHO, now=NOW, everywhere=True)
    assert undo_placing(undo_id=done.undo_id, who=WHO, now=NOW) == 2
    assert list(Kind.objects.order_by("id").values()) == rows


def test_a_placed_kind_can_be_moved_and_taken_off(zebras):
    place_kind(kind_id=zebras[0], touchpoint="loyalty", who=WHO, now=NOW)
    moved = place_kind(kind_id=zebras[0], touchpoint="billing", who=WHO, now=NOW)
    undo_placing(undo_id=moved.undo_id, who=WHO, now=NOW)
    assert key_of(zebras[0]).key == "loyalty"
    place_kind(kind_id=zebras[0], touchpoint=None, who=WHO, now=NOW)
    assert key_of(zebras[0]) is None


@pytest.mark.parametrize("change", [{"kind_id": 10**9}, {"touchpoint": "nowhere"}])
def test_what_is_not_there_is_refused(zebras, change):
    given = {"kind_id": zebras[0], "touchpoint": "loyalty", "who": WHO, "now": NOW}
    with pytest.raises(PlacingError):
        place_kind(**{**given, **change})


def test_only_a_placing_can_be_undone():
    with pytest.raises(PlacingError):
        undo_placing(undo_id=10**9, who=WHO, now=NOW)
