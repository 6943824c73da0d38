"""Sudden changes are noticed by themselves, each once."""

from datetime import timedelta

from hamdel.improvements.models import SuddenChange
from hamdel.improvements.queries.changes import changed_between
from hamdel.improvements.usecases.noticing import BACK, notice_changes
from tests.ground.cast import NOW, Player
from tests.improvements.conftest import Ask, Fail


def test_an_outage_is_noticed_once_told_and_read(
    moments: Fail, reza: Player, ask: Ask, at_noon: None
) -> None:
    for days in range(3, 33):
        moments("Payment", failed=0, well=4, days_ago=days)
    moments("Payment", failed=14, well=2, days_ago=0.5)
    assert notice_changes(now=NOW) == 1
    assert notice_changes(now=NOW) == 0
    assert notice_changes(now=NOW + timedelta(hours=3), back=BACK) == 0
    row = SuddenChange.objects.get()
    assert (row.step, row.hurt, row.seen) == ("action:Payment", 14, 16)
    assert NOW - row.began_at <= timedelta(hours=13)
    assert changed_between(row.step, NOW - timedelta(days=5), NOW)
    (told,) = ask("GET", "/sudden-changes")[1]["items"]
    assert (told["touchpoint"], told["share"]) == ("action:Payment", 14 / 16)
    page = reza.get("/journeys/friction/").content.decode()
    assert "ناگهان بدتر" in page
    assert "۱۴ لحظه از ۱۶" in page
    reza.post(f"/improvements/changes/{row.pk}/read")
    assert "ناگهان بدتر" not in reza.get("/journeys/friction/").content.decode()
    assert "ناگهان بدتر" in reza.get("/improvements/changes/").content.decode()
    assert reza.post("/improvements/changes/999999/read").status_code == 404


def test_where_nothing_can_be_asked_the_next_look_does(moments: Fail, monkeypatch) -> None:
    moments("Payment", failed=3)
    monkeypatch.setattr("hamdel.journeys.queries.asking.MOST_READ", 1)
    assert notice_changes(now=NOW) == 0
