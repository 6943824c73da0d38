"""Foreseen reasons over the log, and learning from what people say of them."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from hamdel.customers.public import customer_of, erase_customer
from hamdel.interactions.anticipation import reasons_of
from hamdel.interactions.judging import judge_reason, take_back_judgment
from hamdel.interactions.models import ReasonSaid
from hamdel.interactions.public import Given, draft_of_given, record_interactions
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def bahram() -> int:
    """Whose transfer failed three minutes ago, and whose invoice is due; his customer id."""
    told = [
        (3, "Transfer Failed", "failure", {"amount": 2_500_000, "currency": "IRT", "error": "پاسخی نیامد"}),
        (600, "Invoice Issued", None, {}),
        (700, "Weather Viewed", None, {}),
    ]  # fmt: skip
    drafts = [
        draft_of_given(
            Given(
                occurred_at=NOW - timedelta(minutes=ago), identifiers=(("user_id", "bahram"),),
                channel="app", action=action, outcome=outcome, attributes=more,
            ),
            source="test",
        )
        for ago, action, outcome, more in told
    ]  # fmt: skip
    found = customer_of(record_interactions(drafts, now=NOW)[0].profile_id)
    assert found is not None
    return found


def test_the_failed_transfer_comes_first_with_its_evidence(bahram: int) -> None:
    first, second = reasons_of(bahram, now=NOW)
    assert (first.cause.kind, first.cause.topic) == ("failed", "Transfer")
    assert first.probability > 0.8 > second.probability
    assert first.cause.amount_irr == 25_000_000
    assert len(first.cause.evidence) == 1


def test_nobody_without_a_story_has_reasons(bahram: int) -> None:
    assert reasons_of(bahram + 999, now=NOW) == []
    assert reasons_of(bahram, now=NOW + timedelta(days=60)) == []


def test_words_of_people_are_learned_and_taken_back(bahram: int) -> None:
    before = reasons_of(bahram, now=NOW)[0].probability
    said = judge_reason(
        customer_id=bahram, kind="failed", topic="Transfer", right=False, who="sara", now=NOW
    )
    assert said is not None
    after = reasons_of(bahram, now=NOW)[0]
    assert after.probability < before
    assert (after.hits.right, after.hits.said) == (0, 1)
    (kept,) = ReasonSaid.objects.all()
    assert (kept.kind, kept.topic, kept.right) == ("failed", "Transfer", False)
    assert take_back_judgment(said, who="reza") is None
    assert take_back_judgment(said, who="sara") == bahram
    assert reasons_of(bahram, now=NOW)[0].probability == before
    assert take_back_judgment(said, who="sara") is None


def test_a_reason_that_does_not_stand_is_not_judged(bahram: int) -> None:
    said = judge_reason(
        customer_id=bahram, kind="late", topic="Transfer", right=True, who="sara", now=NOW
    )
    assert said is None
    assert not ReasonSaid.objects.exists()


@pytest.fixture
def ask(server_key: str):
    client = Client()
    headers = {"Authorization": f"Bearer {server_key}"}

    def ask(path: str, body: object = None):
        if body is None:
            return client.get(f"/api/v1{path}", headers=headers)
        return client.post(
            f"/api/v1{path}", json.dumps(body), content_type="application/json", headers=headers
        )

    return ask


def test_over_the_api(ask, bahram: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    answer = ask(f"/customers/{bahram}/reasons")
    first = answer.json()["items"][0]
    assert first["reason"].startswith("حواله ناموفق، ")
    assert "۲٬۵۰۰٬۰۰۰ تومان" in first["reason"].replace("\u2066", "").replace("\u2069", "")
    assert first["probability"] > 0.8
    assert len(first["evidence"]) == 1
    assert "حواله" in first["opening"]
    judged = ask(
        f"/customers/{bahram}/reasons/judgments",
        {"kind": "failed", "topic": "Transfer", "right": True},
    )
    assert judged.status_code == 201
    assert (judged.json()["items"][0]["right"], judged.json()["items"][0]["said"]) == (1, 1)


def test_the_api_refuses(ask, bahram: int) -> None:
    assert ask("/customers/999999/reasons").status_code == 404
    nothing = ask(
        f"/customers/{bahram}/reasons/judgments", {"kind": "x", "topic": "y", "right": True}
    )
    assert (nothing.status_code, nothing.json()["field"]) == (400, "kind")


def test_what_was_said_of_an_erased_person_goes(bahram: int) -> None:
    judge_reason(
        customer_id=bahram, kind="failed", topic="Transfer", right=True, who="sara", now=NOW
    )
    erase_customer(customer_id=bahram, who="leila", why="", now=NOW)
    assert not ReasonSaid.objects.exists()
