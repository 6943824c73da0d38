"""Merging, splitting and taking back over the API."""

import pytest

from tests.conversations.conftest import Ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(api: Ask, customer: int) -> list[str]:
    """Two cases of one customer."""
    bodies = [{"title": title, "customer_id": str(customer)} for title in ("یک", "دو")]
    return [api("POST", "/cases", body).json()["id"] for body in bodies]


def test_a_joined_case_says_where_it_is(api: Ask, two: list[str]) -> None:
    keep, join = two
    done = api("POST", f"/cases/{keep}/merge", {"join": join})
    assert (done.status_code, done.json()["id"]) == (201, keep)
    assert api("GET", f"/cases/{join}").json()["merged_into"] == keep
    assert [one["id"] for one in api("GET", "/cases").json()["items"]] == [keep]
    assert api("PATCH", f"/cases/{join}", {"priority": "low"}).json()["field"] == "id"
    undone = api("POST", f"/case-changes/{done.json()['undo']}/undo", {}).json()
    assert set(undone["cases"]) == {keep, join}
    assert api("GET", f"/cases/{join}").json()["merged_into"] is None
    assert api("POST", "/case-changes/99/undo", {}).status_code == 404


def test_a_split_makes_a_case(api: Ask, two: list[str]) -> None:
    task = api("POST", f"/cases/{two[0]}/tasks", {"title": "بررسی"}).json()
    done = api("POST", f"/cases/{two[0]}/split", {"title": "جدا", "task_ids": [task["id"]]})
    assert done.status_code == 201
    made = done.json()["id"]
    assert [one["id"] for one in api("GET", f"/cases/{made}/tasks").json()["items"]] == [
        task["id"]
    ]
    assert api("GET", f"/cases/{made}").json()["title"] == "جدا"
    assert api("POST", f"/cases/{two[0]}/split", {"title": "هیچ"}).json()["field"] == "parts"
    assert api("POST", f"/cases/{two[0]}/merge", {"join": two[1], "version": 1}).status_code == 409
