import pytest

from hamdel.segments.public import SegmentRefused, judged

pytestmark = pytest.mark.django_db
ONE = {"rule": "moments", "at_least": 1}


def nested(depth):
    rule = ONE
    for _ in range(depth):
        rule = {"rule": "all", "of": [rule]}
    return rule


@pytest.mark.parametrize(
    ("rule", "field"),
    [
        ({"rule": "all", "of": [ONE, {"rule": "moments", "at_leest": 1}]}, "rule.of[1].at_leest"),
        ({"rule": "all", "of": [{"rule": "moments", "at_least": 0}]}, "rule.of[0].at_least"),
        ({"rule": "all", "of": [{"rule": "moments"}]}, "rule.of[0]"),
        ({"rule": "all", "of": []}, "rule.of"),
        ({"rule": "any", "of": [{**ONE, "touchpoint": "nowhere"}]}, "rule.of[0].touchpoint"),
        ({**ONE, "stage": "nowhere"}, "rule.stage"),
        ({**ONE, "device": "car"}, "rule.device"),
        ({**ONE, "intent": "nonsense"}, "rule.intent"),
        ({**ONE, "days": 3, "until_days": 3}, "rule"),
        ({"rule": "score", "name": "luck", "at_least": 1}, "rule.name"),
        ({"rule": "attribute", "name": "age", "test": "at_least", "value": "x"}, "rule"),
        ({"rule": "attribute", "name": "age"}, "rule"),
        (nested(6), "rule.of[0].of[0].of[0].of[0].of[0].of[0]"),
        ({"rule": "all", "of": [{"rule": "any", "of": [ONE] * 16}] * 2}, "rule"),
    ],
)
def test_what_is_wrong_with_a_rule_is_said_by_its_place(rule, field) -> None:
    with pytest.raises(SegmentRefused) as refused:
        judged(rule)
    assert refused.value.field == field


def test_a_rule_as_deep_as_may_be_is_taken() -> None:
    judged(nested(5))
