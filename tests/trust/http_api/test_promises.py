"""Promises over the API."""

from typing import Any

import pytest

from hamdel.platform.keys import create_key
from tests.ground.cast import NOW, Mina, Player
from tests.ground.programs import Ask


def made(ask: Ask, mina: Mina, **more: Any) -> Any:
    body = {
        "identifiers": [{"kind": "phone", "value": mina.phone}],
        "what": "تماس برگشتی",
        "due": "2099-11-23T12:30:00Z",
        **more,
    }
    return ask("POST", "/promises", body)


def test_a_promise_is_made_read_listed_and_kept(ask: Ask, mina: Mina) -> None:
    status, promise = made(ask, mina)
    assert status == 201
    assert (promise["state"], promise["due"]) == ("open", "2099-11-23T12:30:00.000Z")
    assert ask("GET", f"/promises/{promise['id']}") == (200, promise)
    assert ask("GET", "/promises?standing=true")[1]["items"] == [promise]
    status, kept = ask("POST", f"/promises/{promise['id']}/keep", {})
    assert (status, kept["state"]) == (200, "kept")
    assert kept["ended_at"]
    assert ask("POST", f"/promises/{promise['id']}/keep", {}) == (200, kept)
    assert ask("GET", "/promises?standing=true")[1]["items"] == []
    found = ask("GET", f"/promises?state=kept&customer_id={promise['customer_id']}")
    assert [one["id"] for one in found[1]["items"]] == [promise["id"]]


@pytest.mark.parametrize(
    "due", ["فردا ساعت ۴", "in 2 hours", "۱۵۰۵/۰۹/۰۱ ساعت ۱۰", "1505-09-01 16:00"]
)
def test_it_is_due_when_the_words_say(ask: Ask, mina: Mina, due: str) -> None:
    status, promise = made(ask, mina, due=due)
    assert status == 201
    assert promise["due"] > promise["made_at"]


def test_working_minutes_need_working_hours(ask: Ask, mina: Mina) -> None:
    status, problem = made(ask, mina, due=None, working_minutes=60)
    assert (status, problem["field"]) == (400, "working_minutes")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"due": "سلام"}, "due"),
        ({"due": "2001-01-01T00:00:00Z"}, "due"),
        ({"due": None}, "due"),
        ({"working_minutes": 5}, "due"),
        ({"what": "  "}, "what"),
        ({"identifiers": []}, "customer_id"),
        ({"identifiers": [{"kind": "phone", "value": "۱۲"}]}, "identifiers[0].value"),
        ({"customer_id": "77"}, "customer_id"),
        ({"conversation_id": "77"}, "conversation_id"),
        ({"case_id": "x"}, "case_id"),
        ({"owner": "nobody@example.com"}, "owner"),
        ({"team": "none"}, "team"),
        ({"unknown": 1}, "unknown"),
    ],
)
def test_what_can_not_be_understood_is_refused(
    ask: Ask, mina: Mina, change: dict[str, Any], field: str
) -> None:
    status, problem = made(ask, mina, **change)
    assert (status, problem["field"]) == (400, field)


def test_a_promise_is_about_a_case_of_its_own_customer(ask: Ask, mina: Mina) -> None:
    _, promise = made(ask, mina)
    other = [{"kind": "phone", "value": "09350001122"}]
    cases = [
        ask("POST", "/cases", {"title": "کارت", **whose})[1]["id"]
        for whose in ({"customer_id": promise["customer_id"]}, {"identifiers": other})
    ]
    assert made(ask, mina, case_id=cases[0])[1]["case_id"] == cases[0]
    for wrong in (cases[1], "99"):
        status, problem = made(ask, mina, case_id=wrong)
        assert (status, problem["field"]) == (400, "case_id")
        begun = {"title": "x", "customer_id": promise["customer_id"], "case_id": wrong}
        assert ask("POST", "/recoveries", begun)[1]["field"] == "case_id"


def test_a_promise_that_ended_is_told_409(ask: Ask, mina: Mina) -> None:
    _, promise = made(ask, mina)
    status, gone = ask("POST", f"/promises/{promise['id']}/withdraw", {"why": "اشتباه بود"})
    assert (status, gone["state"], gone["why"]) == (200, "withdrawn", "اشتباه بود")
    status, problem = ask("POST", f"/promises/{promise['id']}/keep", {})
    assert (status, problem["state"]) == (409, "withdrawn")


def test_there_is_nothing_under_an_id_of_nothing(ask: Ask) -> None:
    for method, path, body in (
        ("GET", "/promises/7", None),
        ("POST", "/promises/7/keep", {}),
        ("POST", "/promises/7/withdraw", {"why": "x"}),
    ):
        assert ask(method, path, body)[0] == 404


def test_the_same_again_is_the_same_promise(ask: Ask, mina: Mina) -> None:
    first, again = (made(ask, mina, idempotency="p-1")[1]["id"] for _ in range(2))
    assert first == again


def test_the_same_word_of_another_is_another_promise(ask: Ask, mina: Mina) -> None:
    _, other = create_key(name="crm", scopes=["write"], now=NOW)

    def elsewhere(method: str, path: str, body: Any = None) -> Any:
        return ask(method, path, body, key=other)

    ids = {made(one, mina, idempotency="p-1")[1]["id"] for one in (ask, elsewhere)}
    assert len(ids) == 2


def test_lists_go_on_where_they_ended(ask: Ask, mina: Mina) -> None:
    ids = [made(ask, mina, what=f"قول {number}")[1]["id"] for number in range(5)]
    seen, cursor = [], ""
    while True:
        page = ask("GET", f"/promises?limit=2{cursor}")[1]
        seen += [one["id"] for one in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert seen == ids


def test_the_owner_is_who_promises_unless_said(sara: Player, mina: Mina) -> None:
    body = {
        "identifiers": [{"kind": "phone", "value": mina.phone}], "what": "x", "due": "فردا",
    }  # fmt: skip
    answer = sara.post("/api/v1/promises", body, content_type="application/json")
    assert answer.json()["owner"] == sara.name


def test_an_analyst_promises_nothing(nima: Player, stranger: Any, mina: Mina) -> None:
    assert nima.post("/api/v1/promises", {}, content_type="application/json").status_code == 403
    assert stranger.get("/api/v1/promises").status_code == 401
