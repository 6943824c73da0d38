"""What has to fail, how often and for whom, before a case is made ready."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hamdel.cases.rules.preparing import RuleFacts, may_prepare, may_settle, rule_that_holds
from hamdel.interactions.public import Moment
from tests.ground.cast import NOW

MINUTE = timedelta(minutes=1)
RULE = RuleFacts(
    id=1, name="r", active=True, touchpoints=(), times=2, minutes=60, whom="everybody", type="", priority="",
    team_id=None, version=1,
)  # fmt: skip


def moment(
    ago: int,
    action: str = "Transfer Failed",
    outcome: str | None = "failure",
    place: str = "wallet",
) -> Moment:
    at = NOW - ago * MINUTE
    return Moment(
        id=1000 - ago, profile_id=1, occurred_at=at, received_at=at, channel="app", device="mobile",
        action=action, touchpoint=place, touchpoint_fa=None, touchpoint_en=None, stage=None, outcome=outcome,
        sentiment=None, emotion=None, effort=None, summary="", text="", amount_irr=None, properties={},
    )  # fmt: skip


NEWEST = moment(0)
STORY = [NEWEST, moment(5, "Login Failed"), moment(30), moment(90)]


def test_as_often_as_it_says_within_the_time() -> None:
    found = rule_that_holds([RULE], NEWEST, STORY, known=False)
    assert found is not None
    assert [one.id for one in found[1]] == [1000, 970]
    assert rule_that_holds([replace(RULE, times=3)], NEWEST, STORY, known=False) is None
    assert rule_that_holds([replace(RULE, times=3, minutes=90)], NEWEST, STORY, known=False)


@pytest.mark.parametrize(
    ("rule", "known", "holds"),
    [
        (replace(RULE, active=False), True, False),
        (replace(RULE, touchpoints=("shop",)), True, False),
        (replace(RULE, touchpoints=("shop", "wallet")), True, True),
        (replace(RULE, whom="known"), False, False),
        (replace(RULE, whom="known"), True, True),
    ],
)
def test_where_and_for_whom(*, rule: RuleFacts, known: bool, holds: bool) -> None:
    assert (rule_that_holds([rule], NEWEST, STORY, known=known) is not None) == holds


def test_the_first_rule_that_holds_is_the_one() -> None:
    off, other = replace(RULE, id=2, times=9), replace(RULE, id=3)
    found = rule_that_holds([off, other, RULE], NEWEST, STORY, known=False)
    assert found is not None
    assert found[0].id == 3


def test_what_went_well_since_prepares_nothing() -> None:
    story = [moment(-1, "Transfer Completed", "success"), *STORY]
    assert rule_that_holds([RULE], NEWEST, story, known=False) is None


@pytest.mark.parametrize(
    ("one", "prepares"),
    [
        (NEWEST, True), (moment(0, outcome="success"), False), (moment(0, "Promise Broken"), False),
        (moment(0, "Message Failed"), False), (moment(0, "Call Missed"), False), (moment(25 * 60), False),
    ],
)  # fmt: skip
def test_only_fresh_failures_of_theirs_prepare(*, one: Moment, prepares: bool) -> None:
    assert may_prepare(one, now=NOW) == prepares


def test_what_settles() -> None:
    assert may_settle(moment(0, "Transfer Completed", "success"))
    assert not may_settle(moment(0, "Case Closed", "success"))
    assert not may_settle(NEWEST)
