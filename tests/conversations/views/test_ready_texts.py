"""Canned replies, macros, and views that people keep."""

import pytest
from django.test import Client

from hamdel.conversations.models import CannedReply, Macro, SavedView
from tests.ground.cast import Player

pytestmark = pytest.mark.django_db
REPLY = {"shortcut": "سلام", "title": "خوش‌آمد", "text": "سلام {name}"}


def test_a_reply_is_written_changed_and_removed(reza: Player) -> None:
    assert "هنوز پاسخ آماده‌ای نیست" in reza.get("/settings/replies/").content.decode()
    assert reza.post("/settings/replies/new", REPLY).status_code == 302
    row = CannedReply.objects.get()
    assert "خوش‌آمد" in reza.get("/settings/replies/").content.decode()
    assert "سلام {name}" in reza.get(f"/settings/replies/{row.pk}").content.decode()
    reza.post(f"/settings/replies/{row.pk}", {**REPLY, "text": "درود {name}"})
    row.refresh_from_db()
    assert row.text == "درود {name}"
    reza.post(f"/settings/replies/{row.pk}/remove")
    assert not CannedReply.objects.exists()
    assert reza.get("/settings/replies/999").status_code == 404


@pytest.mark.parametrize(
    "wrong", [{"shortcut": "دو واژه"}, {"text": "{order}"}, {"text": ""}, {"title": ""}]
)
def test_a_wrong_reply_says_what_is_wrong(wrong: dict[str, str], reza: Player) -> None:
    answer = reza.post("/settings/replies/new", {**REPLY, **wrong})
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert not CannedReply.objects.exists()


def test_of_one_shortcut_there_is_one(reza: Player) -> None:
    reza.post("/settings/replies/new", REPLY)
    assert reza.post("/settings/replies/new", REPLY).status_code == 422
    assert CannedReply.objects.count() == 1


def test_a_macro_is_written_changed_and_removed(reza: Player) -> None:
    given = {"name": "بستن", "reply": "سلام {name}", "close": "on", "assign": "me", "snooze": ""}
    assert reza.post("/settings/macros/new", given).status_code == 302
    row = Macro.objects.get()
    assert [one["do"] for one in row.steps] == ["reply", "assign", "close"]
    page = reza.get(f"/settings/macros/{row.pk}").content.decode()
    assert "سلام {name}" in page
    assert "checked" in page
    reza.post(f"/settings/macros/{row.pk}", {"name": "بستن", "priority": "low"})
    row.refresh_from_db()
    assert row.steps == [{"do": "priority", "priority": "low"}]
    assert reza.post("/settings/macros/new", {"name": "هیچ"}).status_code == 422
    assert reza.post("/settings/macros/new", {"name": "x", "snooze": "دیروز"}).status_code == 422
    assert reza.post("/settings/macros/new", {"name": "x", "note": "{order}"}).status_code == 422
    reza.post(f"/settings/macros/{row.pk}/remove")
    assert not Macro.objects.exists()


def test_a_view_is_kept_used_and_forgotten(sara: Player, reza: Player) -> None:
    query = "queue=all&priority=urgent&q=مینا&evil=1"
    answer = sara.post("/inbox/views", {"name": "فوری‌ها", "query": query})
    row = SavedView.objects.get()
    assert "evil" not in row.query
    assert answer["Location"] == f"/inbox/?{row.query}"
    assert "فوری‌ها" in sara.get("/inbox/").content.decode()
    assert "فوری‌ها" not in reza.get("/inbox/").content.decode()
    assert reza.post(f"/inbox/views/{row.pk}/forget").status_code == 404
    sara.post(f"/inbox/views/{row.pk}/forget")
    assert not SavedView.objects.exists()
    sara.post("/inbox/views", {"name": " ", "query": query})
    assert not SavedView.objects.exists()


def test_agents_use_what_leaders_write(sara: Player, stranger: Client) -> None:
    assert sara.get("/settings/replies/").status_code == 200
    for path in ("replies", "macros"):
        assert sara.get(f"/settings/{path}/new").status_code == 403
        assert stranger.get(f"/settings/{path}/").status_code == 302
