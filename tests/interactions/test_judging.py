"""What people say of reasons is kept with what stood then."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from hamdel.customers.public import customer_of
from hamdel.interactions.judging import judge_none, judge_reason, take_back_judgment
from hamdel.interactions.models import ReasonSaid
from hamdel.interactions.public import Given, draft_of_given, record_interactions
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def bahram() -> int:
    """Whose transfer failed, and whose invoice is due; his customer id."""
    drafts = [
        draft_of_given(
            Given(
                occurred_at=NOW - timedelta(minutes=ago), identifiers=(("user_id", "bahram"),),
                channel="app", action=action, outcome=outcome,
            ),
            source="test",
        )
        for ago, action, outcome in [(3, "Transfer Failed", "failure"), (600, "Invoice Issued", None)]
    ]  # fmt: skip
    found = customer_of(record_interactions(drafts, now=NOW)[0].profile_id)
    assert found is not None
    return found


def test_what_stood_is_kept(bahram: int) -> None:
    pk = judge_reason(
        customer_id=bahram, kind="due", topic="Invoice", right=True, who="sara", now=NOW
    )
    assert pk
    standing = json.loads(ReasonSaid.objects.get(pk=pk).standing)
    assert [one["kind"] for one in standing["causes"]] == ["failed", "due"]
    assert standing["chosen"] == 1
    assert standing["causes"][0]["hours"] == pytest.approx(0.05)


def test_none_of_them_is_said_too_and_taken_back(bahram: int) -> None:
    pk = judge_none(customer_id=bahram, who="sara", now=NOW)
    assert pk
    row = ReasonSaid.objects.get(pk=pk)
    assert json.loads(row.standing)["chosen"] is None
    assert 0 < row.probability < 0.2
    assert take_back_judgment(row.pk, who="sara") == bahram
    assert not ReasonSaid.objects.exists()


def test_who_has_no_reasons_has_none_to_judge(bahram: int) -> None:
    later = NOW + timedelta(days=60)
    assert judge_none(customer_id=bahram, who="sara", now=later) is None
    assert (
        judge_reason(
            customer_id=bahram, kind="due", topic="Invoice", right=True, who="sara", now=later
        )
        is None
    )


def test_over_the_api(bahram: int, server_key: str) -> None:
    told = {
        "occurred_at": timezone.now().isoformat(), "channel": "app", "action": "Login Failed",
        "identifiers": [{"kind": "user_id", "value": "bahram"}], "outcome": "failure",
    }  # fmt: skip
    headers = {"Authorization": f"Bearer {server_key}"}
    made = Client().post(
        "/api/v1/interactions", told, content_type="application/json", headers=headers
    )
    assert made.status_code == 201
    where = f"/api/v1/customers/{bahram}/reasons/judgments"
    found = Client().post(
        where, {"kind": "none"}, content_type="application/json", headers=headers
    )
    assert found.status_code == 201
    assert ReasonSaid.objects.get().kind == "none"
    wrong = Client().post(
        where, {"kind": "late"}, content_type="application/json", headers=headers
    )
    assert (wrong.status_code, wrong.json()["field"]) == (400, "kind")
