import pytest

from hamdel.automations.public import rules

pytestmark = pytest.mark.django_db
FORM = {
    "name": "شکایت‌ها", "event": "message.received", "minutes": "", "per_day": "۳", "enabled": "yes",
    "r.rule": "all", "r-0.rule": "words", "r-0.any": "شکایت، وکیل",
    "a.rule": "all", "a-0.rule": "priority", "a-0.priority": "urgent",
}  # fmt: skip


def test_a_rule_is_written_in_lines(reza) -> None:
    assert reza.get("/automations/new/").status_code == 200
    assert reza.post("/automations/new/", FORM).status_code == 302
    (one,) = rules()
    assert one.conditions == {"rule": "all", "of": [{"rule": "words", "any": ["شکایت", "وکیل"]}]}
    assert one.actions == [{"do": "priority", "priority": "urgent"}]
    assert (one.enabled, one.per_day) == (True, 3)
    assert "وکیل" in reza.get(f"/automations/{one.id}/edit/").content.decode()
    reza.post(f"/automations/{one.id}/edit/", {**FORM, "a-0.priority": "low"})
    assert rules()[0].actions[0]["priority"] == "low"


def test_lines_are_added_without_anything_being_kept(reza) -> None:
    shown = reza.post("/automations/new/", {**FORM, "do": "add:a", "kind.a": "note"}).content
    assert 'name="a-1.text"' in shown.decode()
    shown = reza.post("/automations/new/", {**FORM, "do": "drop:r-0"}).content
    assert 'name="r-0.any"' not in shown.decode()
    assert rules() == []


@pytest.mark.parametrize(
    "change",
    [
        {"name": ""},
        {"per_day": "چند"},
        {"r-0.any": ""},
        {"a-0.rule": "note"},
        {"event": "waiting"},
    ],
)
def test_what_is_wrong_is_said(reza, change) -> None:
    assert reza.post("/automations/new/", {**FORM, **change}).status_code == 422
    assert rules() == []


def test_the_dry_run_says_to_what_and_why(reza, writes) -> None:
    one = writes("شکایت دارم")
    shown = reza.post("/automations/try/", {**FORM, "name": ""}).content.decode()
    assert f"/inbox/{one}" in shown or f"/{one}/" in shown
    assert "شکایت" in shown
    assert reza.post("/automations/try/", {**FORM, "r-0.any": ""}).status_code == 200


def test_who_may_not_lead_writes_none(sara, stranger) -> None:
    assert sara.post("/automations/new/", FORM).status_code == 403
    assert stranger.get("/automations/").status_code == 302
