from datetime import timedelta

import pytest

from hamdel.conversations.public import Actor, ToOpen, open_conversation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(monkeypatch, now):
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def test_an_empty_company_is_invited(leila):
    page = leila.get("/").content.decode()
    assert "هنوز چیزی نیامده" in page
    assert 'href="/start/"' in page


def test_yesterday_in_one_sentence(reza, company):
    for n in range(4):
        company.meet(("user_id", f"u{n}"), ago=60 * 24)
    page = reza.get("/").content.decode()
    assert "رضا مرادی" in page
    assert "۴ تعامل" in page


def test_what_waits_depends_on_the_role(reza, sara, company, mina_id):
    company.meet(("user_id", "z"), action="Zebra Jumped")
    chips = [todo.chip for todo in reza.get("/").context["todo"]]
    assert "جای‌نگرفته‌ها" in chips
    chips = [todo.chip for todo in sara.get("/").context["todo"]]
    assert chips == ["بد گذشت"]


def test_the_newest_piece(sara, mina_id):
    piece = sara.get("/home/newest").content.decode()
    assert "انتقال ناموفق بود" in piece
    assert "<html" not in piece


def test_only_what_is_new_is_told_as_new(sara, company, mina_id):
    company.meet(("user_id", "late"), action="Zebra Jumped", ago=60 * 24 * 20)
    newest = sara.get("/home/newest").context["newest"]
    assert [met.name for met in newest] == ["مینا کاظمی"] * 2
    assert "مینا کاظمی" in sara.get("/home/newest").content.decode()


def test_a_role_is_asked_only_for_what_it_may_do(nima, reza, company, mina_id):
    company.meet(("user_id", "z"), action="Zebra Jumped")
    assert [todo.chip for todo in nima.get("/").context["todo"]] == ["بد گذشت"]
    assert "بد گذشت" in [todo.chip for todo in reza.get("/").context["todo"]]


@pytest.mark.parametrize(
    ("hour", "persian", "english"),
    [
        (8, "صبح به‌خیر", "Good morning"),
        (16, "عصر به‌خیر", "Good afternoon"),
        (18, "عصر به‌خیر", "Good evening"),
        (21, "شب به‌خیر", "Good evening"),
    ],
)
def test_the_hour_is_greeted(reza, now, monkeypatch, hour, persian, english):
    at = now.replace(hour=hour) - timedelta(hours=3, minutes=30)
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)
    for language, said in (("fa", persian), ("en", english)):
        reza.post("/preferences", {"language": language})
        assert reza.get("/").context["greeting"] == said


def test_strangers_are_asked_to_sign_in(stranger):
    assert stranger.get("/").status_code == 302
    assert stranger.get("/home/newest").status_code == 302


def test_who_serves_is_told_of_those_who_wait(sara, leila, mina_id, now):
    said = ToOpen(channel="phone", customer_id=mina_id, text="کی می‌رسد؟", at=now)
    open_conversation(said, by=Actor(who="leila"), now=now)
    home = sara.get("/").content.decode()
    assert "مشتریانی منتظر پاسخ‌اند" in home
    assert "/inbox/" in home
    assert "مشتریانی منتظر پاسخ‌اند" not in leila.get("/").content.decode()
