"""Places to fill in: a list of names and nothing else."""

import pytest

from hamdel.platform.placeholders import fill_in, unknown_places


def test_names_on_the_list_are_filled_in_once() -> None:
    values = {"agent": "{customer}", "customer": "مینا"}
    assert fill_in("{agent} / {customer}", values) == "{customer} / مینا"


@pytest.mark.parametrize(
    "text",
    [
        "{agent.__class__}",
        "{agent!r}",
        "{0}",
        "{}",
        "{agent:>9}",
        "{{agent}",
        "%(agent)s",
        "{ agent }",
    ],
)
def test_there_are_no_expressions(text: str) -> None:
    assert fill_in(text, {"agent": "سارا"}) in (text, text.replace("{agent}", "سارا"))


def test_names_that_are_not_on_the_list_are_told() -> None:
    assert unknown_places("{agent} {boss} {boss} {x}", known=("agent",)) == ["boss", "x"]
    assert fill_in("{boss}", {"agent": "سارا"}) == "{boss}"
