"""Personas over the API."""

import json
from typing import Any

from django.test import Client

from hamdel.segments.public import STARTING, make_segment, remove_segment
from tests.ground.cast import NOW


def _ask(key: str, method: str, path: str, body: Any = None) -> Any:
    answer = Client().generic(
        method,
        f"/api/v1{path}",
        b"" if body is None else json.dumps(body),
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )
    return answer.status_code, json.loads(answer.content or "null")


def test_a_persona_is_drawn_changed_and_put_away(server_key: str) -> None:
    made = make_segment(STARTING[2], who="reza", now=NOW)
    body = {"name": "نیلوفر رادان", "segment": made.key, "goals": ["رسیدن", " رسیدن "]}
    status, one = _ask(server_key, "POST", "/personas", body)
    assert (status, one["segment_id"], one["people"]) == (201, str(made.id), 0)
    assert (one["goals"], one["initials"]) == (["رسیدن"], "ن\u200cر")
    here = f"/personas/{one['id']}"
    changed = _ask(server_key, "PATCH", here, {"ideal": True, "pains": ["دیر رسیدن"]})[1]
    assert (changed["ideal"], changed["pains"], changed["goals"]) == (
        True, ["دیر رسیدن"], ["رسیدن"],
    )  # fmt: skip
    assert _ask(server_key, "GET", "/personas?limit=1")[1] == {"items": [changed], "next": None}
    remove_segment(made.id, who="reza", now=NOW)
    alone = _ask(server_key, "GET", here)[1]
    assert (alone["segment_id"], alone["people"]) == (None, None)
    for wrong, field in (
        ({"name": "x", "segment": "nowhere"}, "segment"),
        ({"name": " "}, "name"),
        ({"name": "x", "more": 1}, "more"),
        ({"name": "x", "goals": ["y"] * 21}, "goals"),
    ):
        status, problem = _ask(server_key, "POST", "/personas", wrong)
        assert (status, problem["field"]) == (400, field)
    assert _ask(server_key, "DELETE", here)[0] == 204
    assert _ask(server_key, "GET", here)[0] == 404
