import json

from django.test import Client


def test_rules_are_kept_counted_by_and_removed(server_key, walk):
    def ask(method, path, body=None):
        answer = Client().generic(
            method, f"/api/v1{path}", b"" if body is None else json.dumps(body),
            content_type="application/json", headers={"Authorization": f"Bearer {server_key}"},
        )  # fmt: skip
        return answer.status_code, json.loads(answer.content or "null")

    walk("mina", "Paid", 60, effort=2)
    ready = ask("GET", "/moment-rules")[1]["items"]
    assert ready[0]["rule"] == {"mark": "negative", "outcomes": ["failure", "abandoned"]}
    rule = {"mark": "positive", "actions": ["Paid"], "effort_to": 2}
    status, made = ask("POST", "/moment-rules", {"rule": rule})
    assert (status, made["rule"], made["on"]) == (201, rule, True)
    span = "from=2026-11-01T00:00:00Z&to=2026-11-30T00:00:00Z"
    assert ask("GET", f"/reports/moments?{span}")[1]["steps"] == [
        {"step": "action:Paid", "volume": 1, "positive": 1, "neutral": 0, "negative": 0}
    ]
    for wrong in ({"mark": "positive"}, {"mark": "positive", "effort_to": 9}, {**rule, "more": 1}):
        assert ask("POST", "/moment-rules", {"rule": wrong})[0] == 400
    assert ask("DELETE", f"/moment-rules/{made['id']}")[0] == 204
    assert ask("DELETE", f"/moment-rules/{made['id']}")[0] == 404
    assert ask("GET", "/moment-rules")[1]["items"] == ready
