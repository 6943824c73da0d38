import json

import pytest

pytestmark = pytest.mark.django_db
RULE = {
    "rule": "all",
    "of": [{"rule": "moments", "outcome": "failure", "at_least": 2, "days": 30}],
}


@pytest.fixture
def ask(stranger, admin_key):
    def ask(method, path, body=None, key=admin_key):
        return stranger.generic(
            method, f"/api/v1{path}", "" if body is None else json.dumps(body),
            content_type="application/json", headers={"authorization": f"Bearer {key}"},
        )  # fmt: skip

    return ask


def test_a_segment_is_made_shown_changed_and_removed(ask) -> None:
    made = ask("POST", "/segments", {"name": "Unlucky", "rule": RULE})
    assert made.status_code == 201
    said = made.json()
    assert (said["key"], said["members"], said["rule"]) == ("unlucky", 0, RULE)
    assert said["sentence"]
    assert [one["id"] for one in ask("GET", "/segments").json()["items"]] == [said["id"]]
    assert ask("GET", "/segments/unlucky").json()["id"] == said["id"]
    changed = ask("PATCH", f"/segments/{said['id']}", {"name_fa": "بدشانس"}).json()
    assert (changed["name_fa"], changed["name_en"]) == ("بدشانس", "Unlucky")
    assert ask("DELETE", f"/segments/{said['id']}").status_code == 204
    assert ask("GET", f"/segments/{said['id']}").status_code == 404
    assert ask("DELETE", "/segments/unlucky").status_code == 404


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        ({"rule": RULE}, 400, "name"),
        ({"name": "x"}, 400, "rule"),
        ({"name": "x", "rule": RULE, "color": "red"}, 400, "color"),
        ({"name": "x", "rule": {"rule": "moments", "at_least": 1, "days": 0}}, 400, "rule.days"),
        ({"name": "x", "rule": {"rule": "luck"}}, 400, "rule.rule"),
        (
            {"name": "x", "rule": {"rule": "moments", "at_least": 1, "stage": "x"}},
            400,
            "rule.stage",
        ),
        ({"name": "x", "rule": RULE, "key": "taken"}, 409, "key"),
    ],
)
def test_what_is_wrong_is_named(ask, body, status, field) -> None:
    ask("POST", "/segments", {"name": "Taken", "key": "taken", "rule": RULE})
    answer = ask("POST", "/segments", body)
    assert answer["content-type"] == "application/problem+json"
    assert (answer.status_code, answer.json()["field"]) == (status, field)


def test_who_may_only_read_makes_none(ask, browser_key, server_key) -> None:
    assert (
        ask("POST", "/segments", {"name": "x", "rule": RULE}, key=browser_key).status_code == 403
    )
    assert ask("POST", "/segments", {"name": "x", "rule": RULE}, key=server_key).status_code == 201
