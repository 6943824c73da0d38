"""The supervisor reads, writes, orders, tests and takes back; nobody else sees it."""

from typing import Any

import pytest
from django.test import Client

from hamdel.conversations.models import Conversation
from hamdel.routing.contracts import Rule
from hamdel.routing.models import Assignment
from hamdel.routing.queries.rules import rules_in_order
from tests.conversations.conftest import Say
from tests.ground.cast import Player
from tests.routing.conftest import Serve

PAGES = ("/settings/routing/", "/settings/routing/new", "/settings/agents/", "/settings/routing/settings", "/board/")  # fmt: skip


def said(**more: Any) -> dict[str, Any]:
    levels = {f"level_{at}": "1" for at in range(3)}
    return {"name": "پرداخت", "is_channel": ["chat", "phone"], "speaks": "on", **levels, **more}


@pytest.mark.django_db
def test_only_who_leads_sees_them(
    reza: Player, sara: Player, nima: Player, stranger: Client
) -> None:
    for page in PAGES:
        assert reza.get(page).status_code == 200, page
        assert sara.get(page).status_code == nima.get(page).status_code == 403
        assert stranger.get(page).status_code == 302


@pytest.mark.django_db
def test_a_rule_is_written_changed_and_taken_back(
    reza: Player, payments: str, team_id: int
) -> None:
    posted = said(team=str(team_id), skill_0=payments, level_0="3", not_channel="on")
    assert reza.post("/settings/routing/new", posted).status_code == 302
    (rule,) = rules_in_order()
    assert (rule.team_id, rule.needs[0].level, rule.conditions[0].is_not) == (team_id, 3, True)
    page = reza.get("/settings/routing/", headers={"accept-language": "fa"}).content.decode()
    assert "پرداخت‌ها" in page
    assert "/settings/routing/undo/" in page
    form = reza.get(f"/settings/routing/{rule.id}").content.decode()
    assert 'value="phone" id="id_is_channel_1" checked' in form or "checked" in form
    reza.post(f"/settings/routing/{rule.id}/turn", {"on": "0"})
    assert not rules_in_order()[0].is_on
    told = reza.get("/settings/routing/").content.decode()
    undo = told.split("/settings/routing/undo/")[1].split('"')[0]
    reza.post(f"/settings/routing/undo/{undo}")
    assert rules_in_order()[0].is_on
    reza.post(f"/settings/routing/{rule.id}/remove")
    assert rules_in_order() == []


@pytest.mark.django_db
def test_what_can_not_be_is_told_at_its_field(reza: Player) -> None:
    for more in ({"name": ""}, {"overflow_minutes": "5"}, {"last_agent_hours": "-2"}):
        answer = reza.post("/settings/routing/new", said(**more))
        assert answer.status_code == 422
        assert "error" in answer.content.decode()
    assert rules_in_order() == []


@pytest.mark.django_db
def test_a_test_gives_nothing_and_says_where_all_would_go(
    reza: Player, sara: Player, say: Say, serve: Serve, team_id: int
) -> None:
    serve(sara)
    for at in range(3):
        say(sender=f"0912555000{at}")
    posted = {"name": "آزمایش", "team": str(team_id), "speaks": "on"}
    answer = reza.post("/settings/routing/try", posted)
    assert answer.status_code == 200
    assert answer.content.decode().count("سارا احمدی") >= 3
    assert Assignment.objects.count() == 0
    assert set(Conversation.objects.values_list("assignee", flat=True)) == {None}
    assert reza.post("/settings/routing/try", {"name": ""}).status_code == 422


@pytest.mark.django_db
def test_the_order_is_changed_by_pressing(reza: Player, everything: Rule) -> None:
    reza.post("/settings/routing/new", said())
    second = rules_in_order()[1]
    reza.post(f"/settings/routing/{second.id}/move", {"to": "up"})
    assert [one.id for one in rules_in_order()] == [second.id, everything.id]
    for path in ("move", "turn", "remove"):
        assert reza.post(f"/settings/routing/999999/{path}", {"to": "up"}).status_code == 404
    assert reza.get("/settings/routing/999999").status_code == 404
