"""Why do they turn to us: the piece of the customer's page."""

import json
import re

import pytest

pytestmark = pytest.mark.django_db


def piece(person, customer_id):
    answer = person.get(f"/customers/{customer_id}/reasons")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_reason_its_evidence_and_what_to_say(sara, mina_id):
    page = piece(sara, mina_id)
    for part in (
        "چرا تماس می‌گیرد؟",
        "حواله ناموفق",
        "انتقال ناموفق بود",
        "نخست بگویید",
        "همین بود",
    ):
        assert part in page
    assert f"/customers/{mina_id}/reasons" in sara.get(f"/customers/{mina_id}/").content.decode()


def test_few_questions(sara, mina_id, django_assert_max_num_queries):
    piece(sara, mina_id)  # the first time notes the session, and reads the rules of marks
    with django_assert_max_num_queries(12):
        piece(sara, mina_id)


def test_without_evidence_it_says_so(sara, company):
    stranger = company.meet(("user_id", "calm"))
    assert "دلیل روشنی نداریم" in piece(sara, stranger)


def test_wrong_by_one_press_and_taken_back(sara, mina_id):
    said = {"kind": "failed", "topic": "Transfer", "right": "no"}
    answer = sara.post(f"/customers/{mina_id}/reasons/said", said)
    assert "۰ از ۱ بار درست بود" in re.sub("[\u2066-\u2069]", "", answer.content.decode())
    toast = json.loads(answer.headers["HX-Trigger"])["toast"]
    undone = sara.post(toast["undo"])
    assert "reasons" in json.loads(undone.headers["HX-Trigger"])
    assert "بار درست بود" not in piece(sara, mina_id)
    assert sara.post(toast["undo"]).status_code == 404


def test_what_stands_no_longer_is_told(sara, mina_id):
    answer = sara.post(f"/customers/{mina_id}/reasons/said", {"kind": "late", "topic": "Order"})
    assert "دیگر برقرار نیست" in json.loads(answer.headers["HX-Trigger"])["toast"]["text"]


def test_those_who_only_read_may_not_say(nima, stranger, mina_id):
    said = {"kind": "failed", "topic": "Transfer", "right": "yes"}
    assert nima.post(f"/customers/{mina_id}/reasons/said", said).status_code == 403
    assert "همین بود" not in piece(nima, mina_id)
    assert stranger.get(f"/customers/{mina_id}/reasons").status_code == 302
    assert nima.get("/customers/999999/reasons").status_code == 404
