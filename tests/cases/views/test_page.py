"""The page of a case: what to do next, what is written on it, what is told."""

import json
from typing import Any

import pytest

from hamdel.cases.models import Case, CaseNote, CaseTask, CaseType
from hamdel.cases.public import ToOpen, open_case
from tests.cases.conftest import SARA
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(customer: int, failed: int) -> str:
    """The address of a case."""
    wanted = ToOpen(
        title="انتقال ۴٬۲۰۰٬۰۰۰ تومان نرسید", type="failed_transfer", customer_id=customer,
        interaction_ids=(failed,), fields={"amount": 42_000_000},
    )  # fmt: skip
    return f"/cases/{open_case(wanted, by=SARA, now=NOW)}/"


def told(answer: Any) -> dict[str, str]:
    said: dict[str, str] = json.loads(answer.headers["HX-Trigger"])["toast"]
    return said


def test_it_says_what_to_do_next_and_why(page: str, sara: Player) -> None:
    shown = sara.get(page).content.decode()
    assert "برمی‌دارم" in shown
    assert "با کسی نیست" in shown
    assert "شمارهٔ پیگیری بانک" in shown
    sara.post("/cases/act", {"ids": [Case.objects.get().pk], "do": "take"})
    shown = sara.get(f"{page}work").content.decode()
    assert "گام بعد: \u2068وضعیت تراکنش از بانک پرسیده شد\u2069" in shown


def test_who_only_looks_changes_nothing(page: str, nima: Player) -> None:
    shown = nima.get(page).content.decode()
    assert "case-fields" not in shown
    assert nima.post(f"{page}note", {"text": "x"}).status_code == 403


def test_fields_are_typed_in_any_digits(page: str, sara: Player) -> None:
    row = Case.objects.get()
    given = {
        "version": row.version, "title": "تازه", "field-amount": "۵٬۰۰۰", "field-happened_on": "۱۴۰۵/۹/۱",
        "field-money_is": "arrived", "field-reference": "",
    }  # fmt: skip
    assert told(sara.post(f"{page}change", given))["text"] == "نگه داشته شد."
    row.refresh_from_db()
    assert row.title == "تازه"
    assert row.fields == {"amount": 5000, "happened_on": "2026-11-22", "money_is": "arrived"}
    late = sara.post(f"{page}change", given)
    assert (late.status_code, "دوباره نگاه" in told(late)["text"]) == (409, True)
    wrong = sara.post(f"{page}change", {"field-amount": "زیاد"})
    assert (wrong.status_code, told(wrong)["text"]) == (422, "مبلغ: این جور نیست.")


def test_what_is_lacking_is_said_by_its_name(page: str, sara: Player) -> None:
    Case.objects.update(fields={})
    lacking = sara.post(f"{page}change", {"state": "solved", "outcome": "resolved"})
    assert told(lacking)["text"] == "پیش از حل شدن پر کنید: مبلغ"
    bulk = sara.post("/cases/act", {"ids": [Case.objects.get().pk], "state": "solved"})
    assert told(bulk)["text"] == "پیش از حل شدن پر کنید: مبلغ"


def test_an_outcome_of_nobody_s_is_none(page: str, sara: Player) -> None:
    CaseType.objects.update(approval=True)
    given = {"state": "solved", "outcome": "whatever I like"}
    assert sara.post(f"{page}change", given).status_code == 422
    assert Case.objects.get().outcome == ""


def test_it_is_solved_with_its_reason(page: str, sara: Player) -> None:
    given = {
        "state": "solved",
        "outcome": "resolved",
        "reason": "پول نزد بانک بود",
        "resolution": "برگشت",
    }
    assert told(sara.post(f"{page}change", given))["text"] == "به پایان رسید."
    row = Case.objects.get()
    assert (row.state, row.outcome, row.reason, row.resolution) == (
        "solved", "resolved", "پول نزد بانک بود", "برگشت",
    )  # fmt: skip
    assert "کاری نمانده است" in sara.get(page).content.decode()


def test_tasks_notes_and_steps(page: str, sara: Player) -> None:
    task = {"title": "از بانک بپرس", "person": sara.user_id, "due": "۱۴۰۵/۹/۵"}
    assert told(sara.post(f"{page}task", task))["text"] == "کار سپرده شد."
    row = CaseTask.objects.get()
    assert row.due_at is not None
    assert row.due_at.isoformat() == "2026-11-26T13:30:00+00:00"
    assert told(sara.post(f"/cases/tasks/{row.pk}", {"done": "yes"}))["text"] == "کار انجام شد."
    assert sara.post(f"{page}task", {"title": "x", "due": "هرگز"}).status_code == 422
    sara.post(f"{page}note", {"text": "بانک: فردا"})
    assert CaseNote.objects.get().author == "سارا احمدی"
    sara.post(f"{page}step", {"step": "traced", "done": "yes"})
    shown = sara.get(page).content.decode()
    assert "بانک: فردا" in shown
    assert 'aria-pressed="true"' in shown


def test_a_supervisor_is_asked_and_answers(page: str, sara: Player, reza: Player) -> None:
    CaseType.objects.update(approval=True)
    sara.post(f"{page}ask", {"what": "۴۲ میلیون ریال برگردد"})
    assert "بگویید تأیید می‌کنید" in reza.get(page).content.decode()
    assert "بگویید تأیید می‌کنید" not in sara.get(page).content.decode()
    pk = Case.objects.get().approvals.get().pk
    assert sara.post(f"/cases/approvals/{pk}", {"given": "yes"}).status_code == 403
    assert told(reza.post(f"/cases/approvals/{pk}", {"given": "no"}))["text"] == "بگویید چرا نه."
    assert told(reza.post(f"/cases/approvals/{pk}", {"given": "yes"}))["text"] == "تأیید کردید."


def test_cases_are_put_together_and_parted_with_a_way_back(
    page: str, sara: Player, customer: int
) -> None:
    other = open_case(ToOpen(title="همان", customer_id=customer), by=SARA, now=NOW)
    assert "همان" in sara.get(f"{page}merging").content.decode()
    done = told(sara.post(f"{page}merge", {"join": other}))
    assert Case.objects.get(pk=other).merged_into_id is not None
    assert told(sara.post(done["undo"]))["text"] == "مانند پیش شد."
    moment = Case.objects.exclude(pk=other).get().interactions.get().interaction_id
    assert "split-title" in sara.get(f"{page}splitting").content.decode()
    done = told(sara.post(f"{page}split", {"title": "جدا", "interactions": [moment]}))
    assert Case.objects.filter(title="جدا").count() == 1
    assert told(sara.post(done["undo"]))["text"] == "مانند پیش شد."


def test_the_dialogs_open(page: str, sara: Player) -> None:
    assert "سارا احمدی" in sara.get(f"{page}giving").content.decode()
    assert "چگونه تمام شد" in sara.get(f"{page}solving").content.decode()
    assert sara.get("/cases/999/").status_code == 404
