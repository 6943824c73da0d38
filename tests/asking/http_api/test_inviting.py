"""Programs ask people, read the decisions and ask the guard."""

from typing import Any

import pytest
from django.test import Client

from hamdel.channels.public import AccountFacts
from hamdel.platform import options
from hamdel.surveys.public import invitation_by_token
from tests.asking.conftest import Person
from tests.ground.cast import NOW


@pytest.fixture
def ask(server_key: str) -> Any:
    """Asks the API with a server's key; gives status and answer."""
    options.set("sending.quiet_hours", "", who="leila", now=NOW)

    def send(method: str, path: str, **body: Any) -> tuple[int, Any]:
        given = {"data": body, "content_type": "application/json"} if method != "get" else {}
        answer = getattr(Client(), method)(
            f"/api/v1{path}", **given, headers={"Authorization": f"Bearer {server_key}"}
        )
        return answer.status_code, answer.json() if answer.content else None

    return send


def test_people_are_asked_as_far_as_the_guard_lets(
    ask: Any, survey: int, person: Person, mailbox: AccountFacts
) -> None:
    options.set("sending.quiet_hours", "", who="leila", now=NOW)
    mina, no = person(), person("no", consent="refused")
    path = f"/surveys/{survey}/invitations"
    status, made = ask("post", path, customer_ids=[str(mina), str(no)], idempotency="a")
    assert (status, made["asked"], made["skipped"]) == (201, 1, 1)
    first, second = made["items"]
    assert (second["state"], second["reason"], second["url"]) == ("skipped", "refused", None)
    known = invitation_by_token(first["url"].rpartition("/")[2])
    assert known is not None
    assert str(known.id) == first["invitation_id"]
    assert ask("post", path, customer_ids=[str(mina), str(no)], idempotency="a")[1] == made
    _, soon = ask("post", path, identifiers=[{"kind": "email", "value": "mina@example.ir"}])
    assert soon["items"][0]["reason"] == "too_soon"
    _, link = ask(
        "post", path, identifiers=[{"kind": "phone", "value": "09351112233"}], channel="link"
    )
    assert link["items"][0]["state"] == "asked"
    _, listed = ask("get", "/asks?state=skipped&limit=1")
    assert listed["items"][0]["id"] == soon["items"][0]["id"]
    _, rest = ask("get", f"/asks?state=skipped&limit=1&cursor={listed['next']}")
    assert rest["items"][0]["customer_id"] == str(no)
    assert len(ask("get", path)[1]["items"]) == 4
    _, told = ask("get", "/asks/may-ask?identifier=email:mina@example.ir&way=phone")
    assert (told["ask"], told["reason"]) == (False, "too_soon")
    assert ask("get", f"/asks/may-ask?customer_id={person('new')}&way=web")[1]["ask"] is True


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "customer_ids"),
        ({"customer_ids": ["0"]}, "customer_ids[0]"),
        ({"customer_id": "x"}, "customer_ids[0]"),
        ({"segment_id": "x"}, "segment_id"),
        ({"identifiers": [{"kind": "phone", "value": "12"}]}, "identifiers[0].value"),
        ({"customer_ids": [], "channel": "pigeon"}, "channel"),
        ({"color": 1}, "color"),
    ],
)
def test_what_can_not_be_asked_is_said(
    ask: Any, survey: int, body: dict[str, Any], field: str
) -> None:
    status, told = ask("post", f"/surveys/{survey}/invitations", **body)
    assert (status, told["field"]) == (400, field)
    assert ask("post", "/surveys/0/invitations", customer_ids=["1"])[0] == 404
    assert ask("get", "/asks/may-ask")[0] == 400
    assert ask("get", "/asks/may-ask?identifier=phone:09120000009")[0] == 404


def test_rules_and_gifts_are_written_over_the_api(ask: Any, survey: int, person: Person) -> None:
    given = {"name": "پس از تحویل", "survey_id": str(survey), "when": "interaction"}
    status, made = ask("post", "/asking-rules", **given, trigger={"action": "Order Delivered"})
    assert (status, made["channel"], made["enabled"]) == (201, "best", True)
    path = f"/asking-rules/{made['id']}"
    _, changed = ask("patch", path, enabled=False, channel="email")
    assert (changed["enabled"], changed["channel"]) == (False, "email")
    assert changed["trigger"]["action"] == "Order Delivered"
    assert ask("patch", path, survey_id="0")[1]["field"] == "survey_id"
    assert [one["id"] for one in ask("get", "/asking-rules")[1]["items"]] == [made["id"]]
    assert ask("delete", path) == (204, None)
    assert ask("get", path)[0] == 404
    _, codes = ask("post", "/incentives", survey_id=str(survey), kind="codes", name="نوروز")
    codes_path = f"/incentives/{codes['id']}/codes"
    assert ask("post", codes_path, count=3, prefix="N")[1] == {"added": 3}
    assert ask("post", codes_path, codes=["A", "B"])[1] == {"added": 2}
    assert ask("post", codes_path)[0] == ask("post", codes_path, codes=["a b"])[0] == 400
    prize = {"survey_id": str(survey), "kind": "draw", "name": "d", "prize": "p"}
    _, draw = ask("post", "/incentives", **prize)
    assert ask("post", f"/incentives/{draw['id']}/draw")[0] == 400  # entries are open
    assert ask("post", f"/incentives/{draw['id']}/close")[1]["draw"]["state"] == "closed"
    assert ask("post", f"/incentives/{draw['id']}/draw", public_value="")[1]["state"] == "drawn"
    assert len(ask("get", "/incentives")[1]["items"]) == 2
    assert ask("post", "/incentives/0/close")[0] == 404
    held = person("held", bereaved=True)
    assert ask("get", "/asks/held")[1]["items"] == [
        {"customer_id": str(held), "name": "held", "reasons": ["mourning"]}
    ]
