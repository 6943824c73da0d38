"""Merge suggestions over HTTP, with what two people agree in."""

import json

import pytest

from hamdel.customers.models import Suggestion
from hamdel.customers.public import customer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client, server_key):
    def get(path):
        answer = client.get(f"/api/v1{path}", headers={"Authorization": f"Bearer {server_key}"})
        return answer.status_code, json.loads(answer.content)

    return get


@pytest.fixture
def pair(town, now):
    """Two who share a name, a city and a phone."""
    said = {"name": "مینا کاظمی", "city": "شیراز"}
    both = [town.say(f"user_id:u{n}", "phone:09123456789", **said) for n in (1, 2)]
    Suggestion.objects.all().delete()
    Suggestion.objects.create(low_id=both[0], high_id=both[1], score=0.9, why="conflict", at=now)
    return [str(customer_of(one)) for one in both]


def test_a_pair_tells_what_agrees_and_what_does_not(ask, pair):
    status, said = ask("/merge-suggestions")
    assert status == 200
    (one,) = said["items"]
    assert one["customer_ids"] == pair
    found = {fact["field"]: fact for fact in one["evidence"]}
    assert found["user_id"] | {"compared": []} == {
        "field": "user_id", "ours": "u1", "theirs": "u2", "compared": [], "agrees": False,
    }  # fmt: skip
    assert found["city"]["agrees"] is True
    assert found["phone"]["agrees"] is True


def test_pages_of_pairs(ask, pair, town, now):
    first = Suggestion.objects.get()
    low, high = town.say("user_id:u3"), town.say("user_id:u4")
    Suggestion.objects.create(low_id=low, high_id=high, score=0.8, why="names", at=now)
    page = ask("/merge-suggestions?limit=1")[1]
    assert [one["id"] for one in page["items"]] == [str(first.pk)]
    rest = ask(f"/merge-suggestions?limit=1&cursor={page['next']}")[1]
    assert len(rest["items"]) == 1
    assert rest["next"] is None
