"""Which policy is for a thing."""

from typing import Any

import pytest

from hamdel.sla.contracts import Condition, PolicyFacts
from hamdel.sla.rules.choosing import Asked, fits, minutes_for, policy_for
from tests.ground.cast import NOW

ASKED = Asked(
    kind="case",
    priority="high",
    channel="phone",
    team_id=3,
    type="transfer",
    attributes={"plan": "Gold "},
    segments=frozenset({"7"}),
)


def policy(place: int, *, active: bool = True, **said: Any) -> PolicyFacts:
    """A policy with a condition."""
    return PolicyFacts(
        id=place, name=str(place), place=place, active=active, condition=Condition(**said),
        minutes={"first_reply": {"high": 30, "low": 0}}, made_at=NOW,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "does"),
    [
        ({}, True),
        ({"kinds": ("case",)}, True),
        ({"kinds": ("conversation",)}, False),
        ({"channels": ("email", "phone")}, True),
        ({"channels": ("email",)}, False),
        ({"teams": (3,)}, True),
        ({"teams": (4,)}, False),
        ({"types": ("transfer",)}, True),
        ({"types": ("card",)}, False),
        ({"attribute": "plan", "value": "gold"}, True),
        ({"attribute": "plan", "value": "silver"}, False),
        ({"attribute": "city", "value": "gold"}, False),
        ({"segments": ("7", "8")}, True),
        ({"segments": ("8",)}, False),
        ({"channels": ("phone",), "teams": (4,)}, False),
    ],
)
def test_each_part_that_says_something_has_to_hold(said: dict[str, Any], does: bool) -> None:  # noqa: FBT001
    assert fits(ASKED, Condition(**said)) is does


def test_the_first_that_fits_counts() -> None:
    known = [policy(3), policy(2, teams=(4,)), policy(1, active=False), policy(4)]
    found = policy_for(ASKED, known)
    assert found is not None
    assert found.place == 3
    assert policy_for(ASKED, known[1:3]) is None


def test_what_has_no_minutes_is_not_promised() -> None:
    one = policy(1)
    assert minutes_for(one, "first_reply", "high") == 30
    assert minutes_for(one, "first_reply", "low") is None
    assert minutes_for(one, "resolution", "high") is None
