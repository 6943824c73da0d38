"""Mentions over the API."""

from typing import Any

import pytest

from hamdel.listening.models import Source
from hamdel.listening.usecases.posting import send_due
from tests.ground.cast import NOW, Mina, Player
from tests.ground.programs import Ask
from tests.listening.conftest import Hear
from tests.listening.stand_in import StandIn

BODY: dict[str, Any] = {
    "network": "Instagram",
    "ref": "9",
    "text": "دوچرخه عالی، ولی پیک سه روز جواب نداد",
    "author": {"name": "شهر رکاب", "handle": "@shahr.rekab", "reach": 12400},
    "posted_at": "2026-11-20T10:00:00Z",
}


def test_a_mention_is_told_once_read_and_listed(ask: Ask, mina: Mina, profile: int) -> None:
    status, one = ask(
        "POST", "/mentions", {**BODY, "identifiers": [{"kind": "phone", "value": mina.phone}]}
    )
    assert status == 201
    assert (one["network"], one["state"], one["customer_id"], one["duplicate"]) == (
        "instagram", "new", str(profile), False,
    )  # fmt: skip
    assert one["author"]["reach"] == 12400
    again = ask("POST", "/mentions", BODY)[1]
    assert (again["id"], again["duplicate"]) == (one["id"], True)
    assert ask("GET", f"/mentions/{one['id']}") == (200, one)
    for query in (
        "",
        "?state=new&network=instagram",
        f"?customer_id={profile}",
        "?q=پيک&kind=post",
    ):
        assert [each["id"] for each in ask("GET", f"/mentions{query}")[1]["items"]] == [one["id"]]
    for query in ("?state=closed", "?network=x", "?customer_id=999999", "?q=ماه", "?rule=7"):
        assert ask("GET", f"/mentions{query}")[1]["items"] == []
    story = ask("GET", f"/customers/{profile}/story")[1]["items"]
    assert [each["action"] for each in story] == ["Mention Posted"]


def test_it_is_settled_handed_over_and_matched(ask: Ask, profile: int) -> None:
    pk = ask("POST", "/mentions", BODY)[1]["id"]
    status, one = ask(
        "POST", f"/mentions/{pk}/state", {"state": "replied", "answer": "پی می‌گیریم"}
    )
    assert (status, one["state"], one["answer"]) == (200, "replied", "پی می‌گیریم")
    status, one = ask("POST", f"/mentions/{pk}/customer", {"customer_id": str(profile)})
    assert (status, one["customer_id"], one["matched_by"]) == (200, str(profile), "person")
    assert ask("POST", f"/mentions/{pk}/customer", {"customer_id": None})[1]["customer_id"] is None
    status, one = ask("POST", f"/mentions/{pk}/hand-over", {"to": "case", "title": "پیک"})
    assert (status, one["state"]) == (200, "handed_over")
    assert ask("GET", f"/cases/{one['case_id']}")[1]["title"] == "پیک"


def test_it_is_answered_on_its_network(
    ask: Ask, hear: Hear, mastodon: Source, stand_in: StandIn
) -> None:
    row = hear(ref="77")
    assert ask("POST", f"/mentions/{row.pk}/reply", {"text": "سلام"})[0] == 400
    type(row).objects.filter(pk=row.pk).update(source=mastodon)
    answered = [
        ask("POST", f"/mentions/{row.pk}/reply", {"text": "سلام", "idempotency": "a"})
        for _ in range(2)
    ]
    assert [status for status, _ in answered] == [201, 201]
    assert answered[0][1]["id"] == answered[1][1]["id"]
    send_due(now=NOW.replace(year=2099))
    assert ask("GET", f"/mentions/{row.pk}")[1]["state"] == "replied"
    assert [said["in_reply_to_id"] for said in stand_in.posted.values()] == ["77"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"text": " "}, "text"),
        ({"network": ""}, "network"),
        ({"kind": "x"}, "kind"),
        ({"rating": 9}, "rating"),
        ({"posted_at": "2026-11-20T10:00:00"}, "posted_at"),
        ({"identifiers": [{"kind": "phone", "value": "۱۲"}]}, "identifiers[0].value"),
        ({"author": {"reach": -1}}, "author.reach"),
        ({"unknown": 1}, "unknown"),
    ],
)
def test_what_can_not_be_understood_is_refused(
    ask: Ask, change: dict[str, Any], field: str
) -> None:
    status, problem = ask("POST", "/mentions", {**BODY, **change})
    assert (status, problem["field"]) == (400, field)


def test_there_is_nothing_under_an_id_of_nothing(ask: Ask) -> None:
    for path, body in (("", None), ("/state", {"state": "closed"}), ("/reply", {"text": "x"}), ("/hand-over", {}), ("/customer", {"customer_id": None})):  # fmt: skip
        assert ask("GET" if body is None else "POST", f"/mentions/777{path}", body)[0] == 404


def test_lists_go_on_where_they_ended(ask: Ask, hear: Hear) -> None:
    ids = [str(hear(f"رکاب {number}", ref=str(number)).pk) for number in range(5)][::-1]
    seen, cursor = [], ""
    while True:
        page = ask("GET", f"/mentions?limit=2{cursor}")[1]
        seen += [one["id"] for one in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert seen == ids


def test_an_analyst_reads_and_tells_nothing(nima: Player, stranger: Any) -> None:
    assert nima.get("/api/v1/mentions").status_code == 200
    assert nima.post("/api/v1/mentions", BODY, content_type="application/json").status_code == 403
    assert stranger.get("/api/v1/mentions").status_code == 401
