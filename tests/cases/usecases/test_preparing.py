"""A failed event makes a case ready before the contact; it is over by itself if it resolves."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from hamdel.cases.models import Case, CaseNote
from hamdel.cases.public import (
    RuleGiven,
    ToOpen,
    assign_case,
    change_case,
    close_case,
    open_case,
    save_rule,
)
from hamdel.cases.usecases.preparing import PER_HOUR, follow
from hamdel.interactions.public import (
    Given,
    draft_of_given,
    log_after,
    newest_position,
    record_interactions,
)
from hamdel.platform import options
from hamdel.platform.instants import system_now
from tests.cases.conftest import SARA
from tests.ground.cast import NOW, Mina, Player

pytestmark = pytest.mark.django_db
RULE = RuleGiven(name="حوالهٔ ناموفق", active=True, priority="urgent")


@pytest.fixture
def happen(customer: int, mina: Mina) -> Any:
    """Records a moment of hers and lets the rules look at it; returns how many cases were prepared."""

    def one(action: str, outcome: str, *, at: datetime = NOW, user: str = mina.user_id) -> int:
        given = Given(
            occurred_at=at, identifiers=(("user_id", user),), channel="app", device="mobile", action=action,
            outcome=outcome, attributes={"amount": 42_000_000, "currency": "IRR"},
        )  # fmt: skip
        before = newest_position()
        record_interactions([draft_of_given(given, source="bank")], now=at)
        return follow(log_after(before, 10)[0], now=at)

    return one


def test_a_rule_makes_so_many_ready_in_an_hour_and_says_that_it_rests(
    happen: Any, reza: Player
) -> None:
    options.set(PER_HOUR, 2, who="leila", now=NOW)
    rule = save_rule(rule_id=None, given=RULE, by=SARA, now=NOW)
    made = [
        happen(f"{what} Failed", "failure", at=NOW + timedelta(minutes=at))
        for at, what in enumerate(("Transfer", "Payment", "Login", "Delivery"))
    ]
    assert made == [1, 1, 0, 0]
    Case.objects.update(opened_at=system_now() - timedelta(minutes=5))
    page = reza.get("/settings/case-rules/", headers={"accept-language": "en"}).content.decode()
    assert "rests for now" in page
    Case.objects.update(opened_at=NOW - timedelta(minutes=61))
    assert happen("Order Failed", "failure") == 1
    assert Case.objects.filter(rule=rule).count() == 3


def test_what_was_only_given_to_somebody_is_over_by_itself_too(happen: Any, sara: Player) -> None:
    save_rule(rule_id=None, given=RULE, by=SARA, now=NOW)
    happen("Transfer Failed", "failure")
    row = Case.objects.get()
    given = {"owner_id": sara.user_id, "state": "new"}
    change_case(case_id=row.pk, changes=given, by=SARA, now=NOW)  # type: ignore[arg-type]
    happen("Transfer Succeeded", "success", at=NOW + timedelta(minutes=3))
    row.refresh_from_db()
    assert (row.state, row.outcome, row.owner_id) == ("closed", "by_itself", sara.user_id)


def test_without_a_rule_nothing_is_prepared(happen: Any) -> None:
    save_rule(rule_id=None, given=RuleGiven(name="خاموش"), by=SARA, now=NOW)
    assert happen("Transfer Failed", "failure") == 0


def test_a_failure_makes_one_case_ready(happen: Any, customer: int) -> None:
    rule = save_rule(rule_id=None, given=RULE, by=SARA, now=NOW)
    assert happen("Transfer Failed", "failure") == 1
    row = Case.objects.get()
    assert (row.source, row.rule_id, row.state, row.priority) == ("rule", rule, "new", "urgent")
    assert (row.type.key, row.fields["amount"], row.channel) == (
        "failed_transfer",
        42_000_000,
        "app",
    )
    assert (row.reason_kind, row.reason_topic, row.interactions.count()) == (
        "failed",
        "Transfer",
        1,
    )
    assert "۴٬۲۰۰٬۰۰۰" in row.title
    assert happen("Transfer Failed", "failure", at=NOW + timedelta(minutes=1)) == 0
    assert happen("Login Failed", "failure") == 1
    close_case(case_id=row.pk, by=SARA, now=NOW)
    assert happen("Transfer Failed", "failure", at=NOW + timedelta(minutes=2)) == 1


def test_an_open_case_of_somebody_is_enough(happen: Any, customer: int) -> None:
    save_rule(rule_id=None, given=RULE, by=SARA, now=NOW)
    open_case(
        ToOpen(title="خودش گفت", customer_id=customer, reason_topic="Transfer"), by=SARA, now=NOW
    )
    assert happen("Transfer Failed", "failure") == 0


def test_what_goes_well_later_ends_it(happen: Any, sara: Player) -> None:
    save_rule(rule_id=None, given=RULE, by=SARA, now=NOW)
    happen("Transfer Failed", "failure")
    happen("Login Succeeded", "success")
    assert Case.objects.get().state == "new"
    happen("Transfer Completed", "success", user="arash", at=NOW + timedelta(minutes=4))
    assert Case.objects.get().state == "new"
    happen("Transfer Completed", "success", at=NOW + timedelta(minutes=5))
    row = Case.objects.get()
    assert (row.state, row.outcome, row.interactions.count()) == ("closed", "by_itself", 2)


def test_what_somebody_works_on_stays_and_is_told(happen: Any, sara: Player) -> None:
    save_rule(rule_id=None, given=RULE, by=SARA, now=NOW)
    happen("Transfer Failed", "failure")
    case_id = Case.objects.get().pk
    assign_case(case_id=case_id, owner_id=sara.user_id, team_id=None, by=SARA, now=NOW)
    happen("Transfer Completed", "success", at=NOW + timedelta(minutes=5))
    assert Case.objects.get().state == "open"
    assert CaseNote.objects.get().text == "Transfer Completed"
    seen = Case.objects.get().version
    happen("Transfer Completed", "success", at=NOW + timedelta(minutes=6))
    assert (CaseNote.objects.count(), Case.objects.get().version) == (1, seen)
