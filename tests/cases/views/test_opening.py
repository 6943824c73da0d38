"""A case is opened by hand with what is foreseen filled in."""

import re

import pytest

from hamdel.cases.models import Case
from hamdel.conversations.public import ToOpen as TalkToOpen
from hamdel.conversations.public import open_conversation
from hamdel.interactions.models import ReasonSaid
from hamdel.interactions.public import Given, draft_of_given, record_interactions
from hamdel.platform.instants import system_now
from tests.cases.conftest import SARA
from tests.ground.cast import Mina, Player

pytestmark = pytest.mark.django_db


@pytest.fixture
def just_failed(customer: int, mina: Mina) -> int:
    """A transfer of hers failed a moment ago."""
    now = system_now()
    given = Given(
        occurred_at=now, identifiers=(("user_id", mina.user_id),), channel="app", device="mobile",
        action="Transfer Failed", outcome="failure", attributes={"amount": 42_000_000, "currency": "IRR"},
    )  # fmt: skip
    (done,) = record_interactions([draft_of_given(given, source="bank")], now=now)
    return done.id


@pytest.fixture
def talk(customer: int) -> int:
    """A conversation with her."""
    wanted = TalkToOpen(channel="chat", customer_id=customer, text="پولم کو؟")
    return open_conversation(wanted, by=SARA, now=system_now()).conversation_id


def filled_in(shown: str) -> dict[str, str]:
    """The fields of the form as they are filled in."""
    found = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', shown))
    found |= dict(
        re.findall(r'<select[^>]*name="([^"]+)".*?value="([^"]*)" selected', shown, re.DOTALL)
    )
    return found


def test_it_is_filled_in_from_the_first_reason(
    just_failed: int, talk: int, customer: int, sara: Player
) -> None:
    form = filled_in(sara.get(f"/cases/new?conversation={talk}").content.decode())
    assert (form["type"], form["priority"], form["conversation"]) == (
        "failed_transfer", "high", str(talk),
    )  # fmt: skip
    assert "۴٬۲۰۰٬۰۰۰" in form["title"]
    assert form["field-amount"] == "۴۲۰۰۰۰۰۰"
    answer = sara.post("/cases/new", {**form, "description": "", "team": "", "mine": "on"})
    row = Case.objects.get()
    assert answer["Location"] == f"/cases/{row.pk}/"
    assert (row.owner_id, row.channel, row.state) == (sara.user_id, "chat", "open")
    assert (row.reason_kind, row.reason_topic, row.fields["amount"]) == (
        "failed", "Transfer", 42_000_000,
    )  # fmt: skip
    assert [one.interaction_id for one in row.interactions.all()] == [just_failed]
    assert [one.conversation_id for one in row.conversations.all()] == [talk]
    assert [(one.kind, one.right, one.who) for one in ReasonSaid.objects.all()] == [
        ("failed", True, sara.email)
    ]
    assert "باز است" in sara.get(f"/cases/new?conversation={talk}").content.decode()


def test_without_a_reason_it_is_empty(customer: int, sara: Player) -> None:
    form = filled_in(sara.get(f"/cases/new?customer={customer}").content.decode())
    assert (form.get("title", ""), form["type"], form["reason"]) == ("", "question", "none")
    body = {"customer": customer, "title": "می‌پرسد", "type": "question", "priority": "low"}
    sara.post("/cases/new", body)
    row = Case.objects.get()
    assert (row.priority, row.owner_id, row.reason) == ("low", None, "")


def test_something_else_than_what_is_foreseen(
    just_failed: int, customer: int, sara: Player
) -> None:
    form = filled_in(sara.get(f"/cases/new?customer={customer}&reason=none").content.decode())
    assert (form.get("title", ""), form["reason"]) == ("", "none")


def test_what_does_not_fit_is_said_and_kept(customer: int, sara: Player) -> None:
    body = {
        "customer": customer, "title": "پول", "type": "refund", "priority": "low", "field-amount": "زیاد",
    }  # fmt: skip
    answer = sara.post("/cases/new", body)
    assert answer.status_code == 422
    assert "مبلغ" in answer.content.decode()
    assert Case.objects.count() == 0


def test_another_type_asks_something_else(sara: Player) -> None:
    assert "field-order" in sara.get("/cases/new/fields?type=refund").content.decode()
    assert "field-" not in sara.get("/cases/new/fields?type=nothing").content.decode()


def test_it_is_for_those_who_serve_and_about_somebody(
    customer: int, nima: Player, sara: Player
) -> None:
    assert nima.get(f"/cases/new?customer={customer}").status_code == 403
    assert sara.get("/cases/new?customer=999").status_code == 404
