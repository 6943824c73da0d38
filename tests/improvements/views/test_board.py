"""Improvements on screens."""

from django.test import Client
from django.utils.http import urlencode

from hamdel.improvements.contracts import ToImprove
from hamdel.improvements.models import Check, Improvement
from hamdel.improvements.usecases.improving import make_improvement
from hamdel.platform.audit import entries
from tests.ground.cast import NOW, Player
from tests.improvements.conftest import Fail, actor

STEP = "action:Payment"


def test_from_the_list_of_what_hurts_a_step_becomes_a_task_in_one_click(
    reza: Player, moments: Fail, at_noon: None
) -> None:
    moments("Payment", failed=8, well=4)
    page = reza.get("/journeys/friction/").content.decode()
    here = f"/improvements/new/?{urlencode({'period': 'last_30_days', 'step': STEP})}"
    assert here.replace("&", "&amp;") in page
    form = reza.get(here).content.decode()
    assert "۸ لحظه از ۱۲ لحظه" in form
    given = {"title": "درگاه دوم", "step": STEP, "cost_toman": "۲٬۵۰۰٬۰۰۰", "due_on": "۱۴۰۵/۰۹/۱۵"}
    assert reza.post(here, {**given, "cost_toman": "زیاد"}).status_code == 422
    made = reza.post(here, given)
    row = Improvement.objects.get()
    assert made.headers["Location"] == f"/improvements/{row.pk}/"
    assert (row.hurt, row.seen, row.cost_irr) == (8, 12, 25_000_000)
    assert str(row.due_on) == "2026-12-06"
    again = reza.get("/journeys/friction/").content.decode()
    assert f'href="/improvements/{row.pk}/"' in again


def test_the_board_moves_with_one_key_and_takes_it_back(
    reza: Player, nima: Player, stranger: Client
) -> None:
    made = make_improvement(ToImprove(title="پیامک ارسال"), by=actor(reza), now=NOW)
    for path in ("/improvements/", "/improvements/list/", f"/improvements/{made}/"):
        assert "پیامک ارسال" in reza.get(path).content.decode()
        assert "پیامک ارسال" in nima.get(path).content.decode()
        assert stranger.get(path).status_code == 302
    assert 'data-key="3"' in reza.get("/improvements/").content.decode()
    assert 'data-key="3"' not in nima.get("/improvements/").content.decode()
    assert nima.post(f"/improvements/{made}/move", {"to": "doing"}).status_code == 403
    moved = reza.post(f"/improvements/{made}/move?back=board", {"to": "doing"}, follow=True)
    assert Improvement.objects.get().state == "doing"
    assert f"/improvements/{made}/move?to=idea" in moved.content.decode()
    reza.post(f"/improvements/{made}/move?to=idea&undo")
    assert Improvement.objects.get().state == "idea"
    assert reza.post(f"/improvements/{made}/move", {"to": "nowhere"}).status_code == 404
    acts = [one.act for one in entries(text=f"improvement:{made}")]
    assert acts == ["improvement changed", "improvement changed", "improvement made"]


def test_a_checklist_and_notes_stand_beside_it(sara: Player, reza: Player) -> None:
    made = make_improvement(ToImprove(title="پیامک ارسال"), by=actor(reza), now=NOW)
    sara.post(f"/improvements/{made}/checks", {"text": "متن پیامک"})
    sara.post(f"/improvements/{made}/notes", {"text": "با انبار حرف زدم"})
    check = Check.objects.get()
    sara.post(f"/improvements/checks/{check.pk}", {"do": "done"})
    page = reza.get(f"/improvements/{made}/").content.decode()
    assert "با انبار حرف زدم" in page
    assert "۱/۱" in page
    sara.post(f"/improvements/checks/{check.pk}", {"do": "drop"})
    assert sara.post(f"/improvements/checks/{check.pk}", {"do": "done"}).status_code == 404
    form = {"title": "دیگر", "version": "1"}
    assert sara.post(f"/improvements/{made}/edit/", form).status_code == 302
    assert sara.post(f"/improvements/{made}/edit/", form).status_code == 422  # an older version


def test_people_and_budget_make_a_plan(
    reza: Player, sara: Player, moments: Fail, at_noon: None
) -> None:
    moments("Payment", failed=8)
    sara.post(
        f"/improvements/new/?step={STEP}", {"title": "درگاه", "step": STEP, "cost_toman": "10"}
    )
    assert sara.get("/improvements/means/").status_code == 403
    said = {"people": "۴", "days_each": "۵", "budget_toman": "۱۰۰", "day_toman": "0"}
    reza.post("/improvements/means/", said)
    page = sara.get("/improvements/plan/").content.decode()
    assert "این‌ها را انجام دهید" in page
    assert "۴ نفر، ۲۰ روز" in page
    assert "در توان شما" in sara.get("/improvements/").content.decode()
