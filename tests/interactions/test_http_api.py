"""The log over the API."""

from typing import Any

import pytest
from django.test import Client

from hamdel.interactions.public import Given, draft_of_given, record_interactions
from tests.ground.cast import NOW, Mina

pytestmark = pytest.mark.django_db
GIVEN: dict[str, Any] = {
    "id": "call-1",
    "occurred_at": "2026-11-22T08:00:00Z",
    "identifiers": [{"kind": "phone", "value": "۰۹۱۲ ۳۴۵ ۶۷۸۹"}],
    "channel": "phone",
    "device": "phone line",
    "action": "Support Requested",
    "text": "پولم کم شد ولی انتقال انجام نشد",
    "sentiment": -0.7,
    "attributes": {"queue": "wallet"},
}


def post(client: Client, path: str, body: Any, key: str) -> Any:
    return client.post(
        f"/api/v1{path}",
        body,
        content_type="application/json",
        headers={"authorization": f"Bearer {key}"},
    )


def get(client: Client, path: str, key: str) -> Any:
    return client.get(f"/api/v1{path}", headers={"authorization": f"Bearer {key}"})


def test_recorded_then_told(client: Client, server_key: str, mina: Mina) -> None:
    said = post(client, "/interactions", GIVEN, server_key)
    assert said.status_code == 201
    made = said.json()
    found = get(client, f"/customers?identifier=phone:{mina.phone}", server_key).json()["items"]
    assert [one["id"] for one in found] == [made["customer_id"]]
    story = get(client, f"/customers/{made['customer_id']}/story", server_key).json()
    moment = story["items"][0]
    assert moment["id"] == made["id"]
    assert moment["occurred_at"] == "2026-11-22T08:00:00.000Z"
    assert (moment["channel"], moment["device"], moment["sentiment"]) == (
        "phone",
        "phone line",
        -0.7,
    )
    assert moment["touchpoint"] == made["touchpoint"]
    assert moment["text"] == GIVEN["text"]
    assert story["next"] is None


def test_nobody_takes_the_id_of_a_case_beforehand(
    client: Client, server_key: str, mina: Mina
) -> None:
    """Ids of ours can be guessed, and the first to use one would keep the others out."""
    post(client, "/interactions", GIVEN | {"id": "case:1:1"}, server_key)
    made = record_interactions(
        [
            draft_of_given(
                Given(
                    id="case:1:1",
                    occurred_at=NOW,
                    identifiers=(("phone", mina.phone),),
                    channel="case",
                    action="Case Opened",
                ),
                source="hamdel",
            )
        ],
        now=NOW,
    )
    assert [one.duplicate for one in made] == [False]


def test_the_same_id_again_is_the_same_interaction(client: Client, server_key: str) -> None:
    first = post(client, "/interactions", GIVEN, server_key).json()
    assert post(client, "/interactions", GIVEN, server_key).json() == first


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"device": "toaster"}, "device"),
        ({"sentiment": 2}, "sentiment"),
        ({"occurred_at": "2026-11-22T08:00:00"}, "occurred_at"),
        ({"identifiers": []}, "identifiers"),
        ({"identifiers": [{"kind": "phone", "value": "12"}]}, "identifiers[0].value"),
        ({"identifiers": [{"kind": "shoe", "value": "42"}]}, "identifiers[0].kind"),
        ({"surprise": 1}, "surprise"),
        ({"action": ""}, "action"),
    ],
)
def test_what_is_wrong_is_named(
    client: Client, server_key: str, change: dict[str, Any], field: str
) -> None:
    said = post(client, "/interactions", {**GIVEN, **change}, server_key)
    assert (said.status_code, said.json().get("field")) == (400, field)


def test_many_at_once(client: Client, server_key: str) -> None:
    items = [GIVEN, {**GIVEN, "id": "call-2"}, {**GIVEN, "id": "call-3", "effort": 9}, 5]
    said = post(client, "/interactions/batch", {"items": items}, server_key).json()
    assert (said["accepted"], said["duplicates"]) == (2, 0)
    assert [one["index"] for one in said["refused"]] == [2, 3]
    again = post(client, "/interactions/batch", {"items": items[:2]}, server_key).json()
    assert (again["accepted"], again["duplicates"]) == (0, 2)


def test_who_may(client: Client, browser_key: str) -> None:
    assert post(client, "/interactions", GIVEN, browser_key).status_code == 403
    assert get(client, "/customers/1/story", browser_key).status_code == 403
    assert client.get("/api/v1/customers/1/story").status_code == 401


def test_nobody_has_no_story(client: Client, server_key: str) -> None:
    assert get(client, "/customers/999999/story", server_key).status_code == 404
