"""Policies are made, changed and ordered; what makes no sense is refused."""

from typing import Any

import pytest

from hamdel.platform import audit
from hamdel.sla.contracts import (
    Changed,
    Condition,
    NoSuchPolicy,
    Refused,
    Step,
    Target,
    ToPromise,
)
from hamdel.sla.queries.policies import policies, policy
from hamdel.sla.usecases.policies import (
    bring_policy_back,
    order_policies,
    remove_policy,
    save_policy,
)
from tests.ground.cast import NOW
from tests.sla.conftest import LEILA, Promise, every

pytestmark = pytest.mark.django_db
HOUR: dict[Target, dict[str, int]] = {"first_reply": every(60)}


def test_a_policy_is_kept_as_it_was_said(promise: Promise) -> None:
    step = Step(percent=75, does=("tell_owner",))
    made = promise(" تلفن ", minutes=HOUR, condition=Condition(channels=("phone",)), steps=(step,))
    found = policy(made)
    assert found is not None
    assert (found.name, found.minutes, found.steps) == ("تلفن", HOUR, (step,))
    assert (found.condition, found.pauses) == (Condition(channels=("phone",)), ("waiting",))
    assert (found.place, found.version, found.made_at) == (1, 1, found.made_at)


def test_who_comes_second_sees_the_first_one_s(promise: Promise) -> None:
    made = promise()
    wanted = ToPromise(name="همه", minutes=HOUR)
    save_policy(wanted, policy_id=made, version=1, by=LEILA, now=NOW)
    with pytest.raises(Changed):
        save_policy(wanted, policy_id=made, version=1, by=LEILA, now=NOW)
    with pytest.raises(NoSuchPolicy):
        save_policy(wanted, policy_id=made + 1, by=LEILA, now=NOW)
    acts = [one.act for one in audit.entries(text=f"policy:{made}")]
    assert acts == ["policy changed", "policy made"]


def test_they_are_put_in_order_taken_away_and_brought_back(promise: Promise) -> None:
    first, second, third = promise("یک"), promise("دو"), promise("سه")
    order_policies([third], by=LEILA, now=NOW)
    assert [one.id for one in policies()] == [third, first, second]
    with pytest.raises(Refused):
        order_policies([first, first], by=LEILA, now=NOW)
    remove_policy(policy_id=first, by=LEILA, now=NOW)
    assert [one.id for one in policies()] == [third, second]
    assert policy(first) is None
    bring_policy_back(policy_id=first, by=LEILA, now=NOW)
    assert [one.id for one in policies()] == [third, first, second]
    with pytest.raises(NoSuchPolicy):
        bring_policy_back(policy_id=99, by=LEILA, now=NOW)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"minutes": {}}, "minutes"),
        ({"minutes": {"first_reply": {}}}, "minutes"),
        ({"minutes": {"third_reply": every(5)}}, "minutes"),
        ({"minutes": {"first_reply": every(0)}}, "minutes.first_reply"),
        ({"minutes": {"first_reply": {"soon": 5}}}, "minutes.first_reply"),
        ({"calendar_id": 77}, "calendar"),
        ({"pauses": ("open",)}, "pauses"),
        ({"condition": Condition(teams=(77,))}, "condition.teams"),
        ({"condition": Condition(attribute="plan")}, "condition.attribute"),
        ({"steps": (Step(percent=0, does=("tell_owner",)),)}, "steps"),
        ({"steps": (Step(percent=75, does=()),)}, "steps"),
        ({"steps": (Step(percent=75, does=("move_to_team",)),)}, "steps"),
        ({"steps": (Step(percent=75, does=("move_to_team",), team_id=77),)}, "steps"),
        ({"steps": (Step(percent=75, does=("tell_owner",)),) * 2}, "steps"),
    ],
)
def test_what_makes_no_sense_is_refused(said: dict[str, Any], field: str) -> None:
    wanted = {"name": "همه", "minutes": HOUR, **said}
    with pytest.raises(Refused) as refused:
        save_policy(ToPromise(**wanted), by=LEILA, now=NOW)
    assert refused.value.field == field
