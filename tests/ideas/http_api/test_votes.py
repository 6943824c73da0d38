"""Ideas and voices over the API."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.ground.cast import Mina

Ask = Callable[..., Any]
pytestmark = pytest.mark.django_db


def person(kind: str, value: str) -> dict[str, Any]:
    return {"identifiers": [{"kind": kind, "value": value}]}


def test_one_person_has_one_voice(ask: Ask, mina: Mina) -> None:
    status, idea = ask("POST", "/ideas", {"title": "  تحویل   در جمعه ", "text": "خانه‌ایم"})
    assert (status, idea["title"], idea["votes"], idea["state"]) == (
        201,
        "تحویل در جمعه",
        0,
        "new",
    )
    path = f"/ideas/{idea['id']}/votes"
    for new in (True, False):
        status, voted = ask("POST", path, person("phone", mina.phone))
        assert (status, voted["votes"], voted["new"]) == (201, 1, new)
    ask("POST", path, person("email", mina.email))
    assert ask("GET", f"/ideas/{idea['id']}")[1]["votes"] == 2
    both = ask("GET", f"/customers?identifier=phone:{mina.phone_e164.replace('+', '%2B')}")[1]
    other = ask("GET", f"/customers?identifier=email:{mina.email}")[1]
    keep, join = both["items"][0]["id"], other["items"][0]["id"]
    merged = ask("POST", "/customers/merge", {"keep": keep, "join": join, "why": "one"})[1]
    assert ask("GET", f"/ideas/{idea['id']}")[1]["votes"] == 1
    assert ask("POST", f"/merges/{merged['id']}/undo", {})[0] == 200
    assert ask("GET", f"/ideas/{idea['id']}")[1]["votes"] == 2
    gone = ask("DELETE", f"{path}?identifier=email:{mina.email}")
    assert (gone[0], gone[1]["votes"]) == (200, 1)
    assert ask("DELETE", f"{path}?identifier=email:nobody@example.ir")[1]["votes"] == 1
    assert ask("GET", f"/ideas?customer_id={keep}")[1]["items"][0]["id"] == idea["id"]
    actions = {one["action"] for one in ask("GET", f"/customers/{keep}/story")[1]["items"]}
    assert actions == {"Idea Voted"}


def test_what_can_not_be_is_told(ask: Ask, mina: Mina) -> None:
    idea = ask(
        "POST", "/ideas", {"title": "x", **person("phone", mina.phone), "idempotency": "1"}
    )[1]
    assert idea["votes"] == 1
    again = ask("POST", "/ideas", {"title": "y", "idempotency": "1"})[1]
    assert again["id"] == idea["id"]
    path = f"/ideas/{idea['id']}"
    assert ask("POST", f"{path}/votes", {})[0] == 400
    assert (
        ask("POST", f"{path}/votes", person("phone", "12"))[1]["field"] == "identifiers[0].value"
    )
    assert ask("POST", f"{path}/votes", {"customer_id": "999999999"})[0] == 400
    assert ask("POST", "/ideas", {"title": "x", "color": "red"})[0] == 400
    assert ask("POST", "/ideas/999999999/votes", person("phone", mina.phone))[0] == 404
    assert ask("PATCH", path, {"state": "declined"})[1]["field"] == "reason"
    assert ask("PATCH", path, {"state": "planned", "version": 7})[0] == 409
    status, changed = ask("PATCH", path, {"state": "declined", "reason": "گران است", "effort": 3})
    assert (status, changed["state"], changed["effort"], changed["version"]) == (
        200,
        "declined",
        3,
        2,
    )
    assert ask("POST", f"{path}/votes", person("email", mina.email))[0] == 409
    assert ask("POST", f"{path}/votes", person("phone", mina.phone))[0] == 201  # hers is there


def test_ideas_are_joined_and_parted_exactly(ask: Ask, mina: Mina) -> None:
    first = ask("POST", "/ideas", {"title": "قفل سفارشی", **person("phone", mina.phone)})[1]
    second = ask("POST", "/ideas", {"title": "قفل خوب", **person("email", mina.email)})[1]
    status, merged = ask("POST", f"/ideas/{second['id']}/merge", {"into": first["id"]})
    assert (status, merged) == (201, {"id": second["id"], "merged_into": first["id"], "votes": 2})
    assert ask("POST", f"/ideas/{first['id']}/merge", {"into": second["id"]})[0] == 400
    assert [one["id"] for one in ask("GET", "/ideas?q=قفل")[1]["items"]] == [first["id"]]
    voted = ask("POST", f"/ideas/{second['id']}/votes", person("user_id", "u-3"))[1]
    assert (voted["idea_id"], voted["votes"]) == (first["id"], 3)
    assert ask("GET", f"/ideas/{second['id']}")[1]["merged_into"] == first["id"]
    assert ask("POST", f"/ideas/{second['id']}/part")[1]["merged_into"] is None
    found = {one["id"]: one["votes"] for one in ask("GET", "/ideas?sort=new")[1]["items"]}
    assert found == {first["id"]: 2, second["id"]: 1}
    page = ask("GET", "/ideas?limit=1")[1]
    rest = ask("GET", f"/ideas?limit=1&cursor={page['next']}")[1]
    assert [page["items"][0]["id"], rest["items"][0]["id"]] == [first["id"], second["id"]]
