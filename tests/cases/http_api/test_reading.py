"""Listing cases and their types over the API."""

from datetime import timedelta
from typing import Any

import pytest

from hamdel.accounts.public import create_team
from hamdel.cases import due_sources
from hamdel.cases.public import Due, ToOpen, open_case, register_due_source
from tests.cases.conftest import SARA
from tests.conversations.conftest import Ask
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


def titles(answer: dict[str, Any]) -> list[str]:
    return [one["title"] for one in answer["items"]]


def test_they_are_found_by_what_they_are(
    api: Ask, as_sara: Ask, customer: int, sara: Player
) -> None:
    team = create_team(name="مالی", who="leila", now=NOW).id
    common: dict[str, Any] = {"customer_id": customer}
    at = iter(NOW + timedelta(minutes=n) for n in range(9))
    first = open_case(ToOpen(title="a", **common), by=SARA, now=next(at))
    open_case(ToOpen(title="b", owner_id=sara.user_id, **common), by=SARA, now=next(at))
    open_case(ToOpen(title="c", team_id=team, priority="urgent", **common), by=SARA, now=next(at))
    open_case(ToOpen(title="d", type="refund", parent_id=first, **common), by=SARA, now=next(at))
    api("PATCH", f"/cases/{first}", {"state": "closed"})

    def found(query: str) -> list[str]:
        return titles(as_sara("GET", f"/cases?{query}").json())

    assert found("") == ["d", "c", "b", "a"]
    assert found("state=closed") == ["a"]
    assert found("state=live") == ["d", "c", "b"]
    assert found("owner=me") == ["b"]
    assert found("owner=none&state=new") == ["d", "c"]
    assert found("team=مالی") == ["c"]
    assert found("priority=urgent") == ["c"]
    assert found("type=refund") == ["d"]
    assert found(f"parent={first}") == ["d"]
    assert found(f"customer_id={customer}&limit=2") == ["d", "c"]
    assert found("customer_id=999") == []


def test_pages_follow_each_other(api: Ask, customer: int) -> None:
    for title in "abcde":
        open_case(ToOpen(title=title, customer_id=customer), by=SARA, now=NOW)
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        answer = api("GET", f"/cases?limit=2{cursor and f'&cursor={cursor}'}").json()
        seen += titles(answer)
        cursor = answer["next"]
    assert seen == ["e", "d", "c", "b", "a"]
    assert api("GET", "/cases?cursor=x").json()["field"] == "cursor"
    assert api("GET", "/cases?hue=red").status_code == 400


def test_others_tell_what_is_due(api: Ask, customer: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(due_sources, "_sources", {})
    case_id = open_case(ToOpen(title="a", customer_id=customer), by=SARA, now=NOW)
    soon, later = NOW + timedelta(hours=1), NOW + timedelta(hours=9)
    register_due_source("one", lambda cases: {one.id: Due(resolution=later) for one in cases})
    register_due_source("other", lambda _cases: {case_id: Due(first_reply=soon, resolution=soon)})
    due = api("GET", f"/cases/{case_id}").json()["due"]
    assert due == {
        "first_reply": "2026-11-22T09:30:00.000Z",
        "resolution": "2026-11-22T09:30:00.000Z",
    }


def test_the_types_tell_what_they_ask(api: Ask) -> None:
    kinds = {one["key"]: one for one in api("GET", "/case-types").json()["items"]}
    assert {"failed_transfer", "late_delivery", "refund", "complaint", "technical", "question"} <= set(kinds)  # fmt: skip
    asked = kinds["failed_transfer"]["fields"]
    assert (asked[0]["key"], asked[0]["kind"], asked[0]["required"]) == ("amount", "money", True)
    assert [one["key"] for one in asked[-1]["choices"]] == ["returned", "arrived", "with_bank"]
