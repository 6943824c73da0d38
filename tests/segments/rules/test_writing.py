import pytest

from hamdel.platform.web.rule_forms import read_form
from hamdel.segments.rules.shapes import read_rule, write_rule
from hamdel.segments.rules.writing import new_node, node_of, rule_of
from hamdel.segments.starting import STARTING


def form_of(node, at="r"):
    """A form as a browser sends it."""
    said = {f"{at}.rule": node.kind, **{f"{at}.{name}": v for name, v in node.values.items()}}
    for number, one in enumerate(node.children):
        said |= form_of(one, f"{at}-{number}")
    return said


@pytest.mark.parametrize(
    "rule",
    [
        *[draft.rule for draft in STARTING],
        {"rule": "any", "of": [{"rule": "moments", "mood": "negative", "at_most": 0}]},
        {"rule": "moments", "stage": "use", "at_most": 3, "days": 60, "until_days": 30},
        {"rule": "attribute", "name": "age", "test": "at_least", "value": 30},
        {"rule": "attribute", "name": "city", "test": "unknown"},
        {"rule": "identifier", "kind": "email", "known": False, "verified": True},
        {"rule": "consent", "purpose": "news", "channel": "*", "state": "unsaid"},
        {"rule": "purchases", "kind": "bill", "measure": "total", "at_most": 500, "state": "paid"},
        {"rule": "none", "of": [{"rule": "seen", "which": "first", "within_days": 3}]},
    ],
)
def test_a_rule_comes_back_from_the_form_that_shows_it(rule) -> None:
    whole = write_rule(read_rule(rule))
    sent = rule_of(read_form(form_of(node_of(whole))))
    assert write_rule(read_rule(sent)) == whole


@pytest.mark.parametrize(
    "kind", ["moments", "seen", "identifier", "consent", "purchases", "score"]
)
def test_a_new_condition_can_be_asked_as_it_is(kind) -> None:
    read_rule(rule_of(new_node(kind)))


def test_digits_of_any_kind_are_numbers_and_words_stay_for_the_judge() -> None:
    said = {"r.rule": "all", "r-0.rule": "seen", "r-0.side": "over_days", "r-0.days": "۳۰"}
    assert rule_of(read_form(said))["of"][0]["over_days"] == 30
    said["r-0.days"] = "چند"
    assert rule_of(read_form(said))["of"][0]["over_days"] == "چند"
