"""Opening cases over the API."""

from typing import Any

import pytest
from django.test import Client

from hamdel.cases.models import Case
from hamdel.interactions.public import story_of
from tests.conversations.conftest import Ask, asks
from tests.ground.cast import Mina, Player

pytestmark = pytest.mark.django_db


def test_a_case_is_opened_as_promised(api: Ask, customer: int, failed: int) -> None:
    body = {
        "title": "انتقال ۴۲ میلیون ریال نرسید", "customer_id": str(customer), "type": "failed_transfer",
        "reason": "انتقالش ناموفق شد", "channel": "Phone", "interaction_ids": [str(failed)],
        "fields": {"amount": 42_000_000, "happened_on": "2026-11-22", "money_is": "with_bank"},
    }  # fmt: skip
    answer = api("POST", "/cases", body)
    assert answer.status_code == 201, answer.content
    told = answer.json()
    promised = {
        "id", "title", "type", "priority", "state", "customer_id", "owner", "team", "opened_at", "due",
        "reason", "conversation_ids",
    }  # fmt: skip
    assert promised <= set(told)
    assert told["due"] == {"first_reply": None, "resolution": None}
    assert (told["type"], told["priority"], told["state"]) == ("failed_transfer", "high", "new")
    assert (told["customer_id"], told["owner"], told["team"]) == (str(customer), None, None)
    assert told["interaction_ids"] == [str(failed)]
    assert api("GET", f"/cases/{told['id']}").json() == told
    newest = story_of(customer, limit=5).moments[0]
    assert (newest.action, newest.channel) == ("Case Opened", "phone")
    assert newest.properties["case_id"] == told["id"]


def test_the_same_key_opens_it_once(api: Ask, customer: int) -> None:
    body = {"title": "سفارش نرسید", "customer_id": str(customer)}
    once = api("POST", "/cases", body, **{"Idempotency-Key": "k-1"})
    again = api("POST", "/cases", body, **{"Idempotency-Key": "k-1"})
    assert (once.status_code, again.json()) == (201, once.json())
    assert Case.objects.count() == 1


def test_the_customer_may_be_said_by_identifiers(api: Ask, customer: int, mina: Mina) -> None:
    named = [{"kind": "phone", "value": mina.phone}]
    told = api("POST", "/cases", {"title": "پرسش", "identifiers": named}).json()
    assert told["customer_id"] == str(customer)
    new = [{"kind": "email", "value": "nobody@example.ir"}]
    told = api("POST", "/cases", {"title": "پرسش", "identifiers": new, "name": "آرش"}).json()
    assert told["customer_id"] != str(customer)


def test_a_type_is_known_by_its_name_and_says_who(api: Ask, as_sara: Ask, customer: int) -> None:
    body = {"title": "دیر شد", "customer_id": str(customer), "type": "دیرکرد تحویل", "owner": "me"}
    told = as_sara("POST", "/cases", body).json()
    assert (told["type"], told["state"], told["owner"]["name"]) == (
        "late_delivery", "open", "سارا احمدی",
    )  # fmt: skip
    plain = api("POST", "/cases", {"title": "؟", "customer_id": str(customer)}).json()
    assert (plain["type"], plain["source"], told["source"]) == ("question", "program", "person")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"title": " "}, "title"),
        ({"customer_id": "99999"}, "customer_id"),
        ({"customer_id": "x"}, "customer_id[0]"),
        ({"type": "no such"}, "type"),
        ({"priority": "now"}, "priority"),
        ({"state": "closed"}, "state"),
        ({"owner": "x@y.ir"}, "owner"),
        ({"team": "nobody"}, "team"),
        ({"parent": "77"}, "parent"),
        ({"conversation_ids": ["77"]}, "conversation_ids"),
        ({"interaction_ids": ["77"]}, "interaction_ids"),
        ({"fields": {"no": 1}}, "fields.no"),
        ({"type": "refund", "fields": {"amount": -1}}, "fields.amount"),
        ({"identifiers": [{"kind": "phone", "value": "12"}], "customer_id": None}, "identifiers[0].value"),
        ({"hue": "red"}, "hue"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(
    api: Ask, customer: int, wrong: dict[str, Any], field: str
) -> None:
    body = {"title": "پرسش", "customer_id": str(customer), **wrong}
    answer = api("POST", "/cases", body)
    assert (answer.status_code, answer.json().get("field")) == (400, field), answer.content
    assert Case.objects.count() == 0


def test_whose_case_it_is_has_to_be_said(api: Ask, customer: int) -> None:
    assert api("POST", "/cases", {"title": "پرسش"}).json()["field"] == "customer_id"


def test_strangers_and_those_who_only_look_open_nothing(
    stranger: Client, nima: Player, customer: int
) -> None:
    body = {"title": "پرسش", "customer_id": str(customer)}
    assert asks(stranger)("POST", "/cases", body).status_code == 401
    assert asks(nima)("POST", "/cases", body).status_code == 403
