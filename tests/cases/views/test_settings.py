"""Settings: types of cases and rules that prepare cases."""

import pytest

from hamdel.cases.models import CaseRule, CaseType
from hamdel.platform import audit
from tests.ground.cast import Player

pytestmark = pytest.mark.django_db
TYPE = {
    "name_fa": "خرابی دستگاه", "name_en": "Broken device", "topics": "Device, Machine", "priority": "high",
    "team": "", "steps": "پرسیده شد | Asked", "approval": "on", "active": "on",
    "field_key": ["", ""], "field_fa": ["شمارهٔ سریال", "حالت"], "field_en": ["Serial", "State"],
    "field_kind": ["text", "choice"], "field_choices": ["", "شکسته | Broken\nکند | Slow"],
    "field_required": ["0"],
}  # fmt: skip


def test_a_type_is_made_and_changed(reza: Player) -> None:
    assert reza.get("/settings/case-types/new").status_code == 200
    assert reza.post("/settings/case-types/new", TYPE).status_code == 302
    row = CaseType.objects.get(key="broken_device")
    assert [(one["key"], one.get("required")) for one in row.fields] == [
        ("serial", True), ("state", None),
    ]  # fmt: skip
    assert (row.topics, row.approval, row.checklist[0]["key"]) == (
        ["Device", "Machine"],
        True,
        "asked",
    )
    shown = reza.get("/settings/case-types/broken_device").content.decode()
    assert "شکسته | Broken" in shown
    again = TYPE | {
        "field_key": ["serial", "state"],
        "field_fa": ["سریال", ""],
        "field_en": ["Serial", ""],
    }
    assert (
        reza.post("/settings/case-types/broken_device", again | {"version": 9}).status_code == 422
    )
    reza.post("/settings/case-types/broken_device", again | {"version": row.version})
    row.refresh_from_db()
    assert [(one["key"], one["name_fa"]) for one in row.fields] == [("serial", "سریال")]
    assert audit.entries(act="case type saved")[0].who == reza.email
    assert "خرابی دستگاه" in reza.get("/settings/case-types/").content.decode()


def test_what_does_not_fit_is_said(reza: Player) -> None:
    answer = reza.post("/settings/case-types/new", TYPE | {"name_fa": "", "name_en": " "})
    assert answer.status_code == 422
    assert "گونه نام می‌خواهد" in answer.content.decode()
    CaseType.objects.exclude(key="other").update(active=False)
    last = TYPE | {"name_fa": "دیگر", "active": ""}
    assert "دست‌کم یک گونه" in reza.post("/settings/case-types/other", last).content.decode()


def test_a_rule_is_made_changed_and_removed(reza: Player) -> None:
    given = {
        "name": "حواله",
        "times": "2",
        "minutes": "30",
        "whom": "known",
        "touchpoints": [],
        "active": "on",
    }
    assert reza.get("/settings/case-rules/").status_code == 200
    assert reza.post("/settings/case-rules/new", given).status_code == 302
    row = CaseRule.objects.get()
    assert (row.active, row.times, row.minutes, row.whom) == (True, 2, 30, "known")
    assert "قاعده‌ای همین نام" in reza.post("/settings/case-rules/new", given).content.decode()
    off = {name: value for name, value in given.items() if name != "active"}
    reza.post(f"/settings/case-rules/{row.pk}", off | {"type": "refund", "version": row.version})
    row.refresh_from_db()
    assert (row.active, row.type and row.type.key) == (False, "refund")
    assert reza.post(f"/settings/case-rules/{row.pk}", off | {"version": 1}).status_code == 422
    assert reza.post(f"/settings/case-rules/{row.pk}/remove").status_code == 302
    assert not CaseRule.objects.exists()


def test_agents_change_no_settings(sara: Player) -> None:
    for path in ("case-rules/", "case-rules/new", "case-types/", "case-types/refund"):
        assert sara.get(f"/settings/{path}").status_code == 403
