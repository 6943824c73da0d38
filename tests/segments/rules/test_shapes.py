import msgspec
import pytest

from hamdel.segments.rules.shapes import read_rule, write_rule


@pytest.mark.parametrize(
    "rule",
    [
        {"rule": "seen", "which": "last", "over_days": 30},
        {"rule": "attribute", "name": "vip", "test": "is", "value": False},
        {"rule": "none", "of": [{"rule": "any", "of": [{"rule": "moments", "at_most": 0}]}]},
    ],
)
def test_a_rule_is_written_as_it_was_read(rule) -> None:
    assert write_rule(read_rule(rule)) == rule


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 2e18])
def test_no_rule_compares_with_a_number_that_json_does_not_know(value: float) -> None:
    with pytest.raises(msgspec.ValidationError):
        read_rule({"rule": "attribute", "name": "age", "test": "at_least", "value": value})
