"""The people behind the home's card: those and no others."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(monkeypatch, now):
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def test_the_card_leads_to_exactly_those_it_counts(sara, company, mina_id):
    company.meet(("user_id", "well"), outcome="success", sentiment=0.8)
    company.meet(("user_id", "long-ago"), outcome="failure", ago=60 * 24 * 3)
    (todo,) = sara.get("/").context["todo"]
    answer = sara.get(todo.url)
    assert [row.customer_id for row in answer.context["rows"]] == [mina_id]
    assert todo.count == 1
    page = answer.content.decode()
    assert "مینا کاظمی" in page
    assert "پول کم شد ولی نرسید" in page


def test_a_person_stands_once_with_everything_that_went_badly(reza, company, mina, mina_id):
    company.meet(("user_id", mina.user_id), action="Payment Failed", outcome="failure", ago=5)
    (row,) = reza.get("/customers/badly/").context["rows"]
    assert [moment.action for moment in row.moments] == ["Transfer Failed", "Payment Failed"]


def test_nobody_is_said_too(nima):
    page = nima.get("/customers/badly/").content.decode()
    assert "در دو روز گذشته هیچ‌کس" in page


def test_it_asks_few_questions(sara, company, mina_id, django_assert_max_num_queries):
    for n in range(20):
        company.meet(("user_id", f"hit-{n}"), outcome="failure", ago=n)
    sara.get("/customers/badly/")
    with django_assert_max_num_queries(12):
        sara.get("/customers/badly/")


def test_strangers_are_asked_to_sign_in(stranger):
    assert stranger.get("/customers/badly/").status_code == 302
