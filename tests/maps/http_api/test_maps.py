"""Maps over the API, in the shapes that the contract names."""

import json
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
MAPS = "/api/v1/journey-maps"


@pytest.fixture
def ask(server_key: str) -> Any:
    def request(method: str, path: str = "", body: Any = None, **query: str) -> Any:
        answer = Client().generic(
            method,
            MAPS + path,
            b"" if body is None else json.dumps(body),
            content_type="application/json",
            headers={"Authorization": f"Bearer {server_key}"},
            query_params=query,
        )
        return answer.status_code, json.loads(answer.content or "null")

    return request


def given(**more: Any) -> dict[str, Any]:
    return {
        "name": "Way",
        "stages": [
            {"key": "look", "name": "Looking", "steps": [{"touchpoint": "action:Looked", "emotion": 1}]},
            {"key": "buy", "name": "Buying", "steps": [{"touchpoint": "Newsletter"}]},
        ],
        **more,
    }  # fmt: skip


def test_a_map_is_drawn_read_changed_and_put_away(ask: Any) -> None:
    status, made = ask("POST", body=given())
    assert status == 201
    assert [one["key"] for one in made["stages"]] == ["look", "buy"]
    assert made["stages"][0]["steps"][0]["emotion"] == 1.0
    # A touchpoint's name means the touchpoint.
    assert made["stages"][1]["steps"][0]["touchpoint"] == "newsletter"
    here = f"/{made['id']}"
    status, changed = ask("PATCH", here, {"name": "Other", "kind": "ideal"})
    assert (status, changed["name"], changed["kind"], changed["version"]) == (
        200,
        "Other",
        "ideal",
        2,
    )
    assert changed["stages"] == made["stages"]
    assert ask("GET", here)[1] == changed
    assert [one["id"] for one in ask("GET", limit="1")[1]["items"]] == [made["id"]]
    assert ask("DELETE", here)[0] == 204
    assert ask("GET", here)[0] == 404
    assert ask("GET")[1]["items"] == []


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (given(tint="red"), "tint"),
        (given(name=""), "name"),
        (given(persona="7"), "persona"),
        (given(persona="nobody"), "persona"),
        (given(curves=[{"persona": "7"}]), "curves"),
        (given(stages=[{"name": "x", "steps": [{"touchpoint": "a", "emotion": 3}]}]), "emotion"),
        (given(stages=[{"name": "x", "key": "a"}, {"name": "y", "key": "a"}]), "stages"),
    ],
)
def test_what_can_not_be_drawn(ask: Any, body: Any, field: str) -> None:
    status, told = ask("POST", body=body)
    assert status == 400
    assert field in json.dumps(told)


def test_what_really_happens_is_laid_over(ask: Any, walk: Any) -> None:
    walk("parisa", "Looked", "Asked", "Looked", sentiment=0.5)
    walk("omid", "Looked", outcome="failure", sentiment=-1.0)
    made = ask("POST", body=given())[1]
    status, told = ask(
        "GET", f"/{made['id']}/measured", **{"from": "2026-11-21", "to": "2026-11-23"}
    )
    assert status == 200
    looked, letter = told["steps"]
    assert {key: looked[key] for key in ("touchpoint", "stage", "volume", "customers", "sentiment")} == {
        "touchpoint": "action:Looked", "stage": "look", "volume": 3, "customers": 2, "sentiment": 0.0,
    }  # fmt: skip
    assert (looked["success_rate"], looked["nps"]) == (0.0, None)
    assert (letter["volume"], letter["success_rate"]) == (0, None)
    assert told["off_map"] == [{"touchpoint": "action:Asked", "volume": 1, "customers": 1}]
    assert {(one["from"], one["to"], one["count"], one["median_seconds"]) for one in told["flows"]} == {
        ("action:Looked", "action:Asked", 1, 60.0), ("action:Asked", "action:Looked", 1, 60.0),
    }  # fmt: skip
    assert told["never_taken"] == ["newsletter"]
    assert ask("GET", f"/{made['id']}/measured", segment="nobody")[0] == 400
