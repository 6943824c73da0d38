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
