import csv
from io import StringIO

import pytest

from hamdel.segments.public import SegmentDraft, make_segment, members_kept
from hamdel.segments.starting import STARTING
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
RULE = {"rule": "moments", "action": "Order Completed", "at_least": 1}


@pytest.fixture
def buyers(shop):
    for name in ("mina", "other"):
        shop.did(name)
    draft = SegmentDraft(name_fa="خریداران", name_en="Buyers", rule=RULE)
    return make_segment(draft, who="reza", now=NOW)


def test_the_list_says_each_sentence_and_offers_a_beginning(reza, buyers) -> None:
    shown = reza.get("/segments/").content.decode()
    assert "خریداران" in shown
    assert "Order Completed" in shown
    assert all(one.name_fa in shown for one in STARTING)


def test_one_shows_who_is_in_who_came_and_why(reza, buyers, django_assert_max_num_queries) -> None:
    address = f"/segments/{buyers.id}/"
    with django_assert_max_num_queries(25):
        shown = reza.get(address).content.decode()
    assert shown.count("/customers/") >= 2
    assert reza.get(f"{address}?tab=joined").status_code == 200
    assert reza.get(f"{address}?tab=left&cursor=junk").status_code == 200
    customer = _members(buyers)[0]
    why = reza.get(f"{address}why/{customer}/").content.decode()
    assert "#moment-" in why
    assert reza.get("/segments/999/").status_code == 404


def test_the_file_has_everybody_and_is_for_those_who_may_take_it(reza, sara, buyers) -> None:
    answer = reza.get(f"/segments/{buyers.id}/members.csv")
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert [int(row["id"]) for row in rows] == list(_members(buyers))
    assert sara.get(f"/segments/{buyers.id}/members.csv").status_code == 403


def test_strangers_see_nothing(stranger, buyers) -> None:
    for path in ("/segments/", f"/segments/{buyers.id}/", f"/segments/{buyers.id}/members.csv"):
        assert stranger.get(path).status_code == 302


def _members(segment):
    return [one for one, _ in members_kept(segment.id)]
