import json

import pytest
from django.db import transaction
from django.test import Client

from hamdel.platform.rawdb import of_django
from hamdel.touchpoints.matcher import Matcher

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(server_key):
    client = Client()
    headers = {"Authorization": f"Bearer {server_key}"}

    def ask(path, body=None):
        if body is None:
            return client.get(f"/api/v1{path}", headers=headers)
        return client.post(
            f"/api/v1{path}", json.dumps(body), content_type="application/json", headers=headers
        )

    return ask


def test_the_twenty_are_there(ask):
    listed = ask("/touchpoints?limit=500").json()
    assert listed["next"] is None
    by_id = {item["id"]: item for item in listed["items"]}
    assert len(by_id) >= 20
    assert {item["stage"] for item in by_id.values()} == {
        "awareness",
        "research",
        "nurture",
        "support",
    }
    assert by_id["billing"]["name_fa"] == "صورتحساب و پرداخت"


def test_pages_go_on(ask):
    first = ask("/touchpoints?limit=15").json()
    rest = ask(f"/touchpoints?limit=15&cursor={first['next']}").json()
    ids = [item["id"] for item in first["items"] + rest["items"]]
    assert len(ids) == len(set(ids)) >= 20
    assert ask("/touchpoints?cursor=%21").status_code == 400


def test_a_touchpoint_is_added_and_takes_what_fits(ask):
    with transaction.atomic():
        Matcher(of_django()).kinds([("web", "mobile", "Zebra Jumped")], 1)
    body = {"name": "Zebra watching", "stage": "research", "channel": "web", "action": "Zebra *"}
    made = ask("/touchpoints", body)
    assert made.status_code == 201
    assert made.json()["id"] == "zebra_watching"
    assert made.json()["rules"] == [{"channel": "web", "device": "*", "action": "Zebra *"}]
    assert ask("/unmatched-kinds").json()["items"] == []
    assert ask("/touchpoints/zebra_watching").json()["name_en"] == "Zebra watching"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": "x", "stage": "limbo"}, "stage"),
        ({"stage": "research"}, "name_fa"),
        ({"name": "x", "stage": "research", "color": "red"}, "color"),
        ({"name": "x", "stage": "research", "effort": 9}, "effort"),
        ({"name": "x", "stage": "research", "rules": [{"action": "*"}]}, "rules"),
    ],
)
def test_refusals_name_the_field(ask, body, field):
    answer = ask("/touchpoints", body)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["field"] == field


def test_placing_over_the_api(ask):
    with transaction.atomic():
        matcher = Matcher(of_django())
        (kind,) = matcher.kinds([("web", "mobile", "Zebra Jumped")], 1)
        matcher.note_seen({kind: 4}, 2)
    waiting = ask("/unmatched-kinds").json()["items"]
    assert [(item["id"], item["seen"]) for item in waiting] == [(str(kind), 4)]
    done = ask("/touchpoints/loyalty/kinds", {"kind_id": str(kind)})
    assert done.json() == {"kinds": 1, "interactions": 4}
    assert ask("/touchpoints/nothing/kinds", {"kind_id": str(kind)}).status_code == 404


def test_strangers_and_public_keys_may_not(browser_key):
    client = Client()
    assert client.get("/api/v1/touchpoints").status_code == 401
    headers = {"Authorization": f"Bearer {browser_key}"}
    assert client.get("/api/v1/touchpoints", headers=headers).status_code == 403
