import pytest

from hamdel.journeys.queries import asking
from tests.ground.cast import NOW


@pytest.fixture
def sore(walk, monkeypatch):
    """Payment fails for six people, five minutes ago; one says so."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    for n in range(5):
        walk(f"p{n}", "Payment", 300 + n, outcome="failure")
    walk("angry", "Payment", 200, outcome="failure", sentiment=-0.9, text="پول رفت، سفارش نیامد.")


def test_the_list_says_where_how_much_and_in_their_words(leila, sore):
    page = leila.get("/journeys/friction/?period=last_7_days").content.decode()
    assert "Payment" in page
    assert "پول رفت، سفارش نیامد." in page
    assert "<b>۶</b>" in page
    assert "step=action%3APayment" in page


def test_a_number_opens_the_moments_and_their_people(leila, sore):
    page = leila.get("/journeys/friction/moments?step=action:Payment").content.decode()
    assert page.count("#moment-") == 6
    assert "پول رفت، سفارش نیامد." in page
    assert "ناموفق" in page


def test_a_calm_company_is_told_what_would_be_listed(leila):
    page = leila.get("/journeys/friction/").content.decode()
    assert "هیچ‌جا آن‌قدر درد ندارد" in page
    assert "چیزی اینجا درد نداشت" in leila.get("/journeys/friction/moments").content.decode()


def test_nonsense_in_the_address_asks_for_thirty_days(leila, sore):
    page = leila.get("/journeys/friction/?period=whenever&segment=none").content.decode()
    assert "Payment" in page


def test_a_warehouse_that_is_behind_says_so(leila, sore, monkeypatch):
    monkeypatch.setattr(asking, "MOST_READ", 1)
    assert "انبار در حال رسیدن است" in leila.get("/journeys/friction/").content.decode()
