"""Follow-ups over the API."""

from datetime import datetime
from typing import Any

import pytest

from tests.followups.conftest import Answer, asks
from tests.ground.cast import Player

pytestmark = pytest.mark.django_db


def test_one_is_found_read_ended_and_opened_again(
    answer: Answer, sara: Player, nima: Player, loft: Any, customer: int
) -> None:
    response = answer(3, "دیر رسید")
    ask = asks(sara)
    for query in (
        "",
        "?state=open&owner=me",
        f"?response_id={response}",
        f"?customer_id={customer}",
    ):
        status, page = ask("GET", f"/followups{query}")
        assert (status, len(page["items"])) == (200, 1), query
    for query in ("?state=done", "?late=true", "?response_id=0", "?untold=true"):
        assert ask("GET", f"/followups{query}")[1]["items"] == []
    (one,) = ask("GET", "/followups?limit=1")[1]["items"]
    assert (one["owner"], one["why"], one["late"], one["response_id"]) == (
        sara.name, ["only_one"], False, str(response),
    )  # fmt: skip
    address = f"/followups/{one['id']}"
    whole = ask("GET", address)[1]
    assert [sign["score"] for sign in whole["shown"]] == [3]
    end = {"found": "پیک گم شد", "done": "پیک عوض شد"}
    assert ask("POST", f"{address}/end", end)[0] == 400
    assert asks(nima)("POST", f"{address}/end", {**end, "message": "x"})[0] == 403
    status, ended = ask("POST", f"{address}/end", {**end, "message": "پیک عوض شد؛ ببخشید"})
    assert (status, ended["state"], ended["untold"], ended["message"]) == (
        200, "done", "", "پیک عوض شد؛ ببخشید",
    )  # fmt: skip
    assert ask("POST", f"{address}/end", {**end, "message": "x"})[0] == 409
    assert ask("POST", f"{address}/reopen", {})[1]["state"] == "open"
    assert ask("GET", "/followups/0")[0] == 404


def test_by_hand_and_what_can_not_be_sent(
    answer: Answer, sara: Player, customer: int, today: datetime
) -> None:
    answer(9, "خوب بود ولی جعبه پاره بود")
    ask = asks(sara)
    (moment,) = ask("GET", f"/customers/{customer}/story")[1]["items"]
    status, made = ask("POST", "/followups", {"interaction_id": moment["id"]})
    assert (status, made["cause"], made["words"]) == (201, "hand", "خوب بود ولی جعبه پاره بود")
    assert ask("POST", "/followups", {"interaction_id": moment["id"]})[1]["id"] == made["id"]
    assert ask("POST", "/followups", {"interaction_id": "0"})[0] == 400
    end = {"found": "x", "done": "y", "message": "z"}
    status, problem = ask("POST", f"/followups/{made['id']}/end", end)
    assert (status, problem["reason"]) == (409, "nowhere")
