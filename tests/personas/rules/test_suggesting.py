"""Groups as they are kept: with what sets them apart, or told that there are none."""

import json

from hamdel.personas.rules.features import gather
from hamdel.personas.rules.suggesting import read, suggest, written
from tests.personas.rules.people import alike, planted


def test_groups_are_kept_and_read_again() -> None:
    found = suggest(gather(planted(60)[0]))
    assert [one.people for one in found.groups] == [60, 60, 60]
    assert all(one.tellable and one.figures for one in found.groups)
    assert abs(sum(one.share for one in found.groups) - 1) < 1e-9
    again = read(json.loads(json.dumps(written(found))))
    assert again == found


def test_people_of_one_kind_and_too_few_are_told_as_such() -> None:
    one_kind, few = suggest(gather(alike(200))), suggest(gather(alike(10)))
    assert (one_kind.apart, one_kind.groups, one_kind.people) == (False, (), 200)
    assert one_kind.tried
    assert (few.apart, few.people, few.tried) == (False, 10, {})
