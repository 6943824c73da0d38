import pytest

from hamdel.segments.public import (
    NoSuchSegment,
    SegmentDraft,
    SegmentRefused,
    bring_back,
    change_segment,
    make_segment,
    remove_segment,
    segment,
    segments,
)
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
RULE = {"rule": "moments", "at_least": 1}


def make(name="Loyal buyers", **more):
    return make_segment(
        SegmentDraft(name_fa=name, name_en=name, rule=RULE, **more), who="reza", now=NOW
    )


def test_a_key_is_made_of_the_name_and_stays() -> None:
    assert [make().key, make().key, make("وفادار").key, make("12").key] == [
        "loyal-buyers", "loyal-buyers-2", "segment", "segment-12",
    ]  # fmt: skip
    changed = change_segment(segment("segment").id, changes={"name_en": "New"}, who="r", now=NOW)
    assert (changed.key, changed.name_en) == ("segment", "New")


def test_a_key_that_is_taken_or_is_none_is_refused() -> None:
    make(key="vip")
    for key in ("vip", "12", "Not one"):
        with pytest.raises(SegmentRefused) as refused:
            make(key=key)
        assert refused.value.field == "key"


def test_what_was_removed_comes_back_as_it_was() -> None:
    one = make(key="vip")
    remove_segment(one.id, who="reza", now=NOW)
    assert segments() == []
    with pytest.raises(NoSuchSegment):
        segment("vip")
    make(key="vip")
    bring_back(one.id, who="reza", now=NOW)
    assert [(each.id == one.id, each.key) for each in segments()] == [
        (True, "vip-2"), (False, "vip"),
    ]  # fmt: skip


def test_who_has_no_name_is_refused() -> None:
    with pytest.raises(SegmentRefused) as refused:
        make("  ")
    assert refused.value.field == "name"
