from hamdel.segments.rules.shapes import read_rule, write_rule
from hamdel.segments.rules.walking import conditions_of


def test_conditions_are_found_with_their_places() -> None:
    one, two = {"rule": "moments", "at_least": 1}, {"rule": "moments", "at_least": 2}
    rule = read_rule({"rule": "all", "of": [one, {"rule": "none", "of": [two]}]})
    assert [(place, write_rule(each)) for place, each in conditions_of(rule)] == [
        ("of[0]", one), ("of[1].of[0]", two),
    ]  # fmt: skip
