import msgspec
import pytest

from hamdel.platform.decoding import place_in, what_is_wrong


class Leaf(msgspec.Struct, forbid_unknown_fields=True):
    days: int


class Tree(msgspec.Struct):
    of: list[Leaf]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({"of": [{"days": 1}, {"days": "x"}]}, "of[1].days"),
        ({"of": [{"days": 1, "moons": 2}]}, "of[0].moons"),
        ({"of": [{}]}, "of[0].days"),
        (7, ""),
    ],
)
def test_what_is_wrong_is_said_with_its_place(data, place):
    with pytest.raises(msgspec.ValidationError) as error:
        msgspec.convert(data, Tree)
    problem, found = what_is_wrong(error.value)
    assert found == place
    assert problem.endswith(".")
    assert "$" not in problem


def test_a_place_within_a_field():
    assert (place_in("rule", "of[1]"), place_in("rule", "")) == ("rule.of[1]", "rule")
