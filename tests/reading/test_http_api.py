import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hamdel.interactions.public import moment_by_id

from .conftest import LATE, Tell

pytestmark = pytest.mark.django_db
Post = Callable[[str, Any], Any]


@pytest.fixture
def post(server_key: str) -> Post:
    """Posts JSON to the API with a server's key."""
    client = Client()
    headers = {"Authorization": f"Bearer {server_key}"}

    def ask(path: str, body: Any) -> Any:
        return client.post(
            f"/api/v1{path}", json.dumps(body), content_type="application/json", headers=headers
        )

    return ask


def test_a_text_is_analyzed_and_nothing_is_kept(post: Post) -> None:
    answer = post(
        "/text/analysis",
        {"text": f"{LATE} دیروز زنگ زدم", "reference_date": "2026-11-23"},
    )
    assert answer.status_code == 200
    told = answer.json()
    assert told["language"] == "fa"
    assert told["sentiment"]["label"] == "neg"
    assert -1 <= told["sentiment"]["score"] < 0
    assert told["intent"]["label"] == "delivery_status"
    assert told["emotion"]["abstained"] in {True, False}
    assert set(told["intent"]) >= {"label", "scores", "abstained"}
    yesterday = next(one for one in told["entities"] if one["kind"] == "date")
    assert yesterday["value"] == "2026-11-22"
    assert f"{LATE} دیروز زنگ زدم"[yesterday["start"] : yesterday["end"]] == "دیروز"
    assert told["normalized"]
    assert told["why"]["sentiment"]


@pytest.mark.parametrize("text", ["", " ", "\u200c", "؟!", "😀" * 50, "a" * 20_000])
def test_any_text_has_an_answer(post: Post, text: str) -> None:
    answer = post("/text/analysis", {"text": text})
    assert answer.status_code == 200
    assert answer.json()["sentiment"]["label"] in {"neg", "neu", "pos"}


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"text": 5}, "text"),
        ({"text": "x", "language": "klingon"}, "language"),
        ({"text": "x", "reference_date": "soon"}, "reference_date"),
        ({"text": "a" * 20_001}, "text"),
        ({}, "text"),
        ({"text": "x", "more": 1}, "more"),
    ],
)
def test_what_is_no_text_is_refused_with_its_name(post: Post, body: Any, field: str) -> None:
    answer = post("/text/analysis", body)
    assert answer.status_code == 400
    assert answer.json()["field"] == field


def test_a_program_may_correct_a_reading(post: Post, tell: Tell) -> None:
    one = tell(LATE)
    answer = post(f"/interactions/{one}/corrections", {"head": "intent", "label": "refund"})
    assert answer.status_code == 201
    told = moment_by_id(one)
    assert told is not None
    assert told[0].intent == "refund"
    wrong = post(f"/interactions/{one}/corrections", {"head": "intent", "label": "nonsense"})
    assert (wrong.status_code, wrong.json()["field"]) == (400, "label")


def test_intents_are_listed_and_own_ones_added(post: Post) -> None:
    made = post("/intents", {"name_en": "Bike service"})
    assert (made.status_code, made.json()["id"], made.json()["own"]) == (201, "bike_service", True)
    assert post("/intents", {"name_en": " "}).json()["field"] == "name_fa"
