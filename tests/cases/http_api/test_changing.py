"""Changing cases over the API."""

import pytest

from hamdel.accounts.public import create_team
from hamdel.interactions.public import story_of
from hamdel.platform import audit
from tests.conversations.conftest import Ask
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(api: Ask, customer: int) -> str:
    """The address of a case."""
    body = {"title": "انتقال نرسید", "customer_id": str(customer), "type": "failed_transfer"}
    return f"/cases/{api('POST', '/cases', body).json()['id']}"


def test_it_is_given_to_a_person_and_a_team(path: str, as_sara: Ask, reza: Player) -> None:
    create_team(name="مالی", who="leila", now=NOW)
    told = as_sara("PATCH", path, {"owner": "me", "team": "مالی"}).json()
    assert (told["owner"]["name"], told["team"]["name"], told["state"]) == (
        "سارا احمدی", "مالی", "open",
    )  # fmt: skip
    told = as_sara("PATCH", path, {"owner": reza.email, "version": told["version"]}).json()
    assert (told["owner"]["name"], told["team"]["name"]) == ("رضا مرادی", "مالی")
    assert as_sara("PATCH", path, {"owner": None}).json()["owner"] is None


def test_who_saw_an_older_version_is_told(path: str, api: Ask) -> None:
    seen = api("GET", path).json()["version"]
    assert api("PATCH", path, {"priority": "urgent", "version": seen}).status_code == 200
    late = api("PATCH", path, {"priority": "low", "version": seen})
    assert (late.status_code, late.json()["version"]) == (409, seen + 1)
    assert api("GET", path).json()["priority"] == "urgent"


def test_nothing_new_is_no_new_version(path: str, api: Ask) -> None:
    seen = api("GET", path).json()
    assert (
        api("PATCH", path, {"title": seen["title"], "priority": seen["priority"]}).json() == seen
    )


def test_it_is_settled_with_what_its_type_requires(path: str, api: Ask, customer: int) -> None:
    lacking = api("PATCH", path, {"state": "solved"})
    assert (lacking.status_code, lacking.json()["field"]) == (400, "fields.amount")
    body = {"state": "solved", "fields": {"amount": 42_000_000}, "resolution": "به حسابش برگشت"}
    told = api("PATCH", path, body).json()
    assert (told["state"], told["outcome"], told["fields"]) == (
        "solved", "resolved", {"amount": 42_000_000},
    )  # fmt: skip
    assert told["settled_at"] is not None
    told = api("PATCH", path, {"state": "closed"}).json()
    assert (told["state"], told["outcome"]) == ("closed", "resolved")
    told = api("PATCH", path, {"state": "open"}).json()
    assert (told["state"], told["outcome"], told["settled_at"]) == ("open", None, None)
    actions = [one.action for one in story_of(customer, limit=9).moments]
    assert actions == ["Case Reopened", "Case Closed", "Case Opened"]
    closed = story_of(customer, limit=9).moments[1]
    assert (closed.outcome, closed.properties["resolution"]) == ("success", "به حسابش برگشت")


def test_an_outcome_belongs_to_what_is_settled(path: str, api: Ask) -> None:
    assert api("PATCH", path, {"outcome": "withdrawn"}).json()["field"] == "outcome"
    body = {"state": "closed", "outcome": "withdrawn", "fields": {"amount": 1}}
    assert api("PATCH", path, body).json()["outcome"] == "withdrawn"
    assert api("PATCH", path, {"outcome": "mistaken"}).json()["outcome"] == "mistaken"


def test_another_type_keeps_what_it_asks_for_too(path: str, api: Ask) -> None:
    api("PATCH", path, {"fields": {"amount": 5, "reference": "۱۲۳"}})
    told = api("PATCH", path, {"type": "refund"}).json()
    assert (told["type"], told["fields"]) == ("refund", {"amount": 5})
    assert api("PATCH", path, {"fields": {"amount": None}}).json()["fields"] == {}


def test_a_case_is_no_part_of_itself(path: str, api: Ask, customer: int) -> None:
    body = {"title": "جزء", "customer_id": str(customer), "parent": path.rpartition("/")[2]}
    part = api("POST", "/cases", body).json()
    assert api("PATCH", path, {"parent": part["id"]}).json()["field"] == "parent"
    assert api("PATCH", f"/cases/{part['id']}", {"parent": None}).json()["parent"] is None


def test_the_trail_tells_who_did_what(path: str, api: Ask) -> None:
    api("PATCH", path, {"priority": "urgent", "reason": "پولش نرسید"})
    newest = audit.entries(text="case:")[0]
    assert (newest.who, newest.act) == ("key: server", "case changed")
    assert newest.after == {"priority": "urgent", "reason": "پولش نرسید"}


def test_what_is_not_there_is_not_found(api: Ask) -> None:
    assert api("PATCH", "/cases/77", {"priority": "low"}).status_code == 404
    assert api("GET", "/cases/77").status_code == 404
