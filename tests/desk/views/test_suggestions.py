"""Pairs that may be one person, decided over HTTP and taken back."""

import pytest

from hamdel.customers.models import Suggestion
from hamdel.customers.public import known_customer, merge_suggestions
from tests.ground.browser import HERE, serve_pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(company, mina_id, now):
    """Mina and somebody alike: (suggestion, mina, the other)."""
    other = company.describe(
        ("email", "mina124@example.ir"), ("phone", "09350001122"), name="مینا"
    )
    row = Suggestion.objects.create(
        low_id=mina_id, high_id=other, why="score", score=0.9, evidence="[]", at=now
    )
    return row.pk, mina_id, other


def decide(client, pair, verdict):
    one, keep, join = pair
    given = {"verdict": verdict, "keep": keep, "join": join}
    return client.post(f"/customers/suggestions/{one}", given, follow=True)


def waiting():
    return [fact.id for fact in merge_suggestions()]


def test_accepting_makes_one_and_offers_the_way_back(sara, pair):
    _, mina, other = pair
    page = decide(sara, pair, "one").content.decode()
    assert known_customer(other) == mina
    assert waiting() == []
    undo = page.split('action="/customers/merges/')[1].split('"')[0]
    sara.post(f"/customers/merges/{undo}")
    assert known_customer(other) == other


def test_dismissing_keeps_apart_and_can_be_undone(sara, pair):
    one, _, other = pair
    page = decide(sara, pair, "two").content.decode()
    assert waiting() == []
    assert known_customer(other) == other
    undo = f"/customers/suggestions/{one}/restore"
    assert f'action="{undo}"' in page
    again = sara.post(undo, follow=True)
    assert waiting() == [one]
    assert again.context["chosen"].id == one


def test_only_those_who_serve_decide(nima, stranger, pair):
    one, *_ = pair
    for path in (f"/customers/suggestions/{one}", f"/customers/suggestions/{one}/restore"):
        assert nima.post(path).status_code == 403
        assert stranger.post(path).status_code == 302
    assert waiting() == [one]


def test_a_pair_that_is_none_is_404(sara, pair):
    assert sara.post("/customers/suggestions/999", {"verdict": "two"}).status_code == 404
    assert sara.post("/customers/suggestions/999/restore").status_code == 404


def test_codes_keep_their_digits_and_direction(sara, pair):
    page = sara.get("/customers/suggestions/").content.decode()
    assert '<bdi dir="ltr">mina124@example.ir</bdi>' in page
    assert '<bdi dir="ltr">mina-1001</bdi>' in page
    assert '<bdi dir="ltr">۰۹۳۵ ۰۰۰ ۱۱۲۲</bdi>' in page


def test_attributes_have_human_names(sara, company, pair):
    company.describe(("email", "mina124@example.ir"), birth_year=1371, shoe_size=38)
    page = sara.get("/customers/suggestions/").content.decode()
    assert "سال تولد" in page
    assert "birth_year" not in page
    assert "shoe_size" in page


@pytest.mark.sqlite_only
def test_walking_opens_the_pair_and_keys_act_on_the_one_that_is_shown(
    sara, company, pair, now, browser
):
    third = company.describe(("email", "mina125@example.ir"), name="مینا")
    second = Suggestion.objects.create(
        low_id=pair[1], high_id=third, why="score", score=0.6, evidence="[]", at=now
    ).pk
    page, at = browser.page, "/customers/suggestions/"
    posted = serve_pages(page, sara, at, f"{at}?of={pair[0]}", f"{at}?of={second}")
    page.goto(f"{HERE}{at}")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_url(f"{HERE}{at}?of={second}")
    assert posted == []
    page.keyboard.press("k")
    page.wait_for_url(f"{HERE}{at}?of={pair[0]}")
    page.keyboard.press("j")
    page.wait_for_url(f"{HERE}{at}?of={second}")
    page.keyboard.press("a")
    page.wait_for_timeout(200)
    assert posted == [f"{at}{second}"]
