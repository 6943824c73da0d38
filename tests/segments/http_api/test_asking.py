import json

import pytest

from hamdel.segments.public import SegmentDraft, make_segment
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
RULE = {"rule": "moments", "action": "Order Completed", "outcome": "failure", "at_least": 2}


@pytest.fixture
def ask(stranger, admin_key):
    def ask(path, body=None):
        headers = {"authorization": f"Bearer {admin_key}"}
        if body is None:
            return stranger.get(f"/api/v1{path}", headers=headers)
        return stranger.post(
            f"/api/v1{path}", json.dumps(body), content_type="application/json", headers=headers
        )

    return ask


@pytest.fixture
def unlucky(db):
    return make_segment(SegmentDraft(name_fa="ب", name_en="Unlucky", rule=RULE), who="r", now=NOW)


def fail(shop, *names):
    for name in names:
        shop.did(name, outcome="failure")
    return [shop.did(name, outcome="failure") for name in names]


def test_customers_are_those_of_this_moment_page_by_page(ask, shop, unlucky) -> None:
    found = fail(shop, "a", "b", "c")
    shop.did("d", outcome="failure")
    page = ask("/segments/unlucky/customers?limit=2").json()
    assert [one["id"] for one in page["items"]] == [str(one) for one in found[:2]]
    rest = ask(f"/segments/unlucky/customers?limit=2&cursor={page['next']}").json()
    assert [one["id"] for one in rest["items"]] == [str(found[2])]
    assert rest["next"] is None


def test_a_preview_says_how_many_and_why(ask, shop) -> None:
    (mina,) = fail(shop, "mina")
    told = ask("/segments/preview", {"rule": RULE}).json()
    assert told["members"] == 1
    (one,) = told["items"]
    assert one["id"] == str(mina)
    (why,) = one["because"]
    story = ask(f"/customers/{mina}/story").json()["items"]
    assert why["interactions"] == [moment["id"] for moment in story]


def test_who_came_and_how_many_there_were(ask, shop, unlucky, caught_up) -> None:
    (mina,) = fail(shop, "mina")
    caught_up()
    (move,) = ask("/segments/unlucky/moves").json()["items"]
    assert (move["customer_id"], move["what"], move["by_rule"]) == (str(mina), "joined", False)
    assert ask("/segments/unlucky/moves?what=left").json()["items"] == []
    counts = ask("/segments/unlucky/counts?from=2026-11-22&to=2026-11-22").json()["items"]
    assert [one["reckoned"] for one in counts] == [False]
    for side, day in (("from", "2026-02-31"), ("to", "0001-01-01"), ("to", "9999-12-31")):
        wrong = ask(f"/segments/unlucky/counts?{side}={day}")
        assert (wrong.status_code, wrong.json()["field"]) == (400, side)


def test_a_customer_says_in_which_segments_they_are(ask, shop, unlucky, caught_up) -> None:
    (mina,) = fail(shop, "mina")
    caught_up()
    told = ask(f"/customers/{mina}").json()["segments"]
    assert [(one["id"], one["key"]) for one in told] == [(str(unlucky.id), "unlucky")]
