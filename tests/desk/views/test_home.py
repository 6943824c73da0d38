import pytest

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


def test_strangers_are_asked_to_sign_in(stranger):
    assert stranger.get("/").status_code == 302
    assert stranger.get("/home/newest").status_code == 302
