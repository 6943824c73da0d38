"""Policies over the API."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hamdel.accounts.public import create_team
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db
MINUTES = {"first_reply": {"normal": 60, "urgent": 15}}
Ask = Callable[..., Any]


@pytest.fixture
def api(server_key: str) -> Ask:
    """Asks the API with a server's key."""

    def ask(method: str, path: str, body: Any = None, client: Client | None = None) -> Any:
        given = "" if body is None else json.dumps(body)
        key: dict[str, Any] = (
            {} if client else {"headers": {"Authorization": f"Bearer {server_key}"}}
        )
        return (client or Client()).generic(
            method, f"/api/v1/sla/{path}", given, content_type="application/json", **key
        )

    return ask


def test_a_policy_is_made_read_changed_ordered_and_removed(api: Ask) -> None:
    team = create_team(name="حواله", who="leila", now=NOW).id
    step = {"percent": 100, "does": ["tell_owner", "move_to_team"], "team": str(team)}
    body = {
        "name": "تلفن",
        "minutes": MINUTES,
        "condition": {"channels": ["phone"]},
        "steps": [step],
    }
    made = api("POST", "policies", body)
    assert made.status_code == 201
    told = made.json()
    assert (told["minutes"], told["steps"], told["pauses"]) == (MINUTES, [step], ["waiting"])
    assert told["condition"]["channels"] == ["phone"]
    changed = api("PATCH", f"policies/{told['id']}", {"active": False, "version": 1}).json()
    assert (changed["active"], changed["version"], changed["name"]) == (False, 2, "تلفن")
    assert api("PATCH", f"policies/{told['id']}", {"name": "x", "version": 1}).status_code == 409
    other = api("POST", "policies", {"name": "همه", "minutes": MINUTES}).json()["id"]
    ordered = api("POST", "policies/order", {"ids": [other]}).json()["items"]
    assert [one["id"] for one in ordered] == [other, told["id"]]
    assert api("DELETE", f"policies/{told['id']}").status_code == 204
    assert api("DELETE", f"policies/{told['id']}").status_code == 404
    assert [one["id"] for one in api("GET", "policies").json()["items"]] == [other]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": "x", "minutes": {}}, "minutes"),
        ({"name": "x", "minutes": {"first_reply": {"normal": 0}}}, "minutes.first_reply"),
        ({"name": "x", "minutes": MINUTES, "calendar": "77"}, "calendar"),
        ({"name": "x", "minutes": MINUTES, "condition": {"teams": ["x"]}}, "condition.teams"),
        ({"name": "x", "minutes": MINUTES, "rank": "high"}, "rank"),
    ],
)
def test_what_makes_no_sense_is_named(api: Ask, body: Any, field: str) -> None:
    answer = api("POST", "policies", body)
    assert (answer.status_code, answer.json()["field"]) == (400, field)


def test_agents_read_and_do_not_write(api: Ask, sara: Player, reza: Player) -> None:
    body = {"name": "همه", "minutes": MINUTES}
    assert api("POST", "policies", body, client=sara).status_code == 403
    assert api("POST", "policies", body, client=reza).status_code == 201
    assert len(api("GET", "policies", client=sara).json()["items"]) == 1
