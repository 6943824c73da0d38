import json

import pytest

pytestmark = pytest.mark.django_db
URGENT = {"do": "priority", "priority": "urgent"}
RULE = {
    "name": "شکایت‌ها", "event": "message.received", "enabled": True, "actions": [URGENT],
    "conditions": {"rule": "words", "any": ["شکایت"]},
}  # fmt: skip


@pytest.fixture
def ask(stranger, admin_key):
    def ask(method, path, body=None):
        return stranger.generic(
            method, f"/api/v1{path}", "" if body is None else json.dumps(body),
            content_type="application/json", headers={"authorization": f"Bearer {admin_key}"},
        )  # fmt: skip

    return ask


def test_a_rule_is_made_shown_changed_and_removed(ask) -> None:
    made = ask("POST", "/automations", RULE)
    assert made.status_code == 201
    said = made.json()
    assert {name: said[name] for name in RULE} == RULE
    assert ask("GET", f"/automations/{said['id']}").json() == said
    off = ask("PATCH", f"/automations/{said['id']}", {"enabled": False}).json()
    assert (off["enabled"], off["version"]) == (False, 2)
    other = ask("POST", "/automations", {**RULE, "name": "دیگر"}).json()["id"]
    ordered = ask("POST", "/automations/order", {"ids": [other]}).json()["items"]
    assert [one["id"] for one in ordered] == [other, said["id"]]
    assert ask("DELETE", f"/automations/{said['id']}").status_code == 204
    assert ask("GET", f"/automations/{said['id']}").status_code == 404
    assert ask("POST", "/automations/order", {"ids": ["x"]}).json()["field"] == "ids"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"event": "moon"}, "event"),
        ({"actions": [{"do": "dance"}]}, "actions[0].do"),
        ({"actions": [{**URGENT, "priority": "huge"}]}, "actions[0].priority"),
        ({"conditions": {"rule": "segment", "key": "moon"}}, "conditions.key"),
        ({"color": "red"}, "color"),
    ],
)
def test_what_is_wrong_is_named(ask, change, field) -> None:
    answer = ask("POST", "/automations", {**RULE, **change})
    assert (answer.status_code, answer.json()["field"]) == (400, field)


def test_a_dry_run_changes_nothing(ask, writes) -> None:
    one = writes("شکایت دارم")
    told = ask("POST", "/automations/try", RULE).json()
    assert told["looked_at"] == 1
    assert [each["conversation_id"] for each in told["items"]] == [str(one)]
    assert ask("GET", "/automations").json()["items"] == []
