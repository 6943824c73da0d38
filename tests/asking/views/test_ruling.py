"""Rules on a screen: written, kept, switched, removed and brought back."""

from typing import Any

from hamdel.asking.models import Rule
from tests.ground.cast import Player

GIVEN: dict[str, Any] = {
    "name": "پس از تحویل", "when": "interaction", "action": "Order Delivered", "delay": "2",
    "unit": "hours", "share": "50", "way": "best", "remind_after_days": "3", "enabled": "on",
    "touchpoint": "", "stage": "", "segment_id": "",
}  # fmt: skip


def test_a_rule_is_written_switched_removed_and_brought_back(
    reza: Player, sara: Player, survey: int
) -> None:
    assert "قاعدهٔ تازه" in reza.get("/asking/").content.decode()
    assert reza.post("/asking/rules/new", {**GIVEN, "name": ""}).status_code == 422
    assert reza.post("/asking/rules/new", {**GIVEN, "survey_id": survey}).status_code == 302
    row = Rule.objects.get()
    assert row.trigger == {"share": 50, "delay_minutes": 120, "action": "Order Delivered"}
    page = f"/asking/rules/{row.pk}"
    shown = reza.get(page).content.decode()
    assert 'value="Order Delivered"' in shown
    assert '<option value="hours" selected' in shown
    changed = {**GIVEN, "survey_id": survey, "when": "page", "path": "/x*", "seconds": "9"}
    assert reza.post(page, changed).status_code == 302
    row.refresh_from_db()
    assert (row.way, row.trigger["page"]["path"], row.trigger["page"]["seconds"]) == (
        "web",
        "/x*",
        9,
    )
    wrong = {**GIVEN, "survey_id": survey, "when": "segment"}
    assert "بگویید کدام بخش" in reza.post(page, wrong).content.decode()
    reza.post(f"{page}/switch")
    assert not Rule.objects.get().enabled
    assert "پس از تحویل" in sara.get("/asking/").content.decode()
    assert sara.get(page).status_code == sara.post(f"{page}/remove").status_code == 403
    reza.post(f"{page}/remove")
    assert reza.get(page).status_code == 404
    reza.post(f"{page}/back")
    assert reza.get(page).status_code == 200
