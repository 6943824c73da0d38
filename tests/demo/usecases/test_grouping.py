import pytest

from hamdel.automations.public import RuleDraft, make_rule, rules, try_rule
from hamdel.demo.usecases.grouping import prepare_groups, take_groups_back
from hamdel.segments.public import SegmentDraft, make_segment, segments
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def test_the_company_has_segments_and_rules_and_leaves_those_of_others() -> None:
    prepare_groups(now=NOW)
    assert len(segments()) >= 4
    assert {one.enabled for one in rules()} == {True, False}
    rule = {"rule": "moments", "at_least": 1}
    mine = make_segment(SegmentDraft(name_fa="ه", name_en="Mine", rule=rule), who="r", now=NOW)
    draft = RuleDraft(
        name="x", event="message.received", conditions={"rule": "all", "of": []},
        actions=[{"do": "close"}],
    )  # fmt: skip
    other = make_rule(draft, who="r", now=NOW)
    take_groups_back(now=NOW)
    assert [one.id for one in segments()] == [mine.id]
    assert [one.id for one in rules()] == [other.id]


def test_every_rule_of_the_company_can_be_tried() -> None:
    prepare_groups(now=NOW)
    for one in rules():
        said = {name: getattr(one, name) for name in RuleDraft.__dataclass_fields__}
        assert try_rule(RuleDraft(**said), now=NOW).items == ()
