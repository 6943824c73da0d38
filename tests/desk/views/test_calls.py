"""Who rings, on every screen, and the whole card."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from hamdel.channels.public import create_account
from hamdel.conversations.public import ringing_calls

pytestmark = pytest.mark.django_db


@pytest.fixture
def ring(db):
    """Have a number ring, answer or hang up; returns the call's id."""
    hook = create_account(kind="phone", who="leila", now=timezone.now()).hook_path

    def ring(number, event="ringing", call="c1"):
        said = {
            "event": event,
            "call_id": call,
            "from": number,
            "to": "0218888",
            "direction": "in",
        }
        answer = Client().post(hook, json.dumps(said), content_type="application/json")
        assert answer.status_code == 200
        found = ringing_calls(now=timezone.now())
        return found[0].call.id if found else None

    return ring


def test_nobody_rings(sara):
    assert sara.get("/calls/ringing").content.strip() == b""
    assert 'id="ringing"' in sara.get("/").content.decode()


def test_who_rings_and_why_on_every_screen(sara, mina, mina_id, ring):
    call_id = ring(mina.phone)
    page = sara.get("/calls/ringing").content.decode()
    for part in ("مینا کاظمی", "زنگ می‌زند", "حواله ناموفق", f"/calls/{call_id}/"):
        assert part in page
    ring(mina.phone, "answered")
    assert sara.get("/calls/ringing").content.strip() == b""


def test_the_whole_card(sara, mina, mina_id, ring, django_assert_max_num_queries):
    call_id = ring(mina.phone)
    sara.get(f"/calls/{call_id}/")  # what the menu counts is believed for some seconds
    with django_assert_max_num_queries(18):
        page = sara.get(f"/calls/{call_id}/").content.decode()
    for part in (
        "مینا کاظمی",
        "زنگ می‌خورد",
        "حواله ناموفق",
        "نخست بگویید",
        f"/customers/{mina_id}/",
    ):
        assert part in page
    assert "کدام‌یک است؟" not in page


def test_of_those_who_share_a_line_one_is_chosen_by_one_key(sara, company, ring):
    phone = ("phone", "09125550000")
    mother = company.describe(("user_id", "mother"), phone, name="مریم اسدی")
    child = company.describe(("user_id", "child"), phone, name="کاوه اسدی")
    page = sara.get(f"/calls/{ring('09125550000')}/").content.decode()
    assert "کدام‌یک است؟" in page
    assert f"/customers/{mother}/" in page
    assert f"/customers/{child}/" in page
    assert 'data-key="2"' in page


def test_those_who_do_not_serve_hear_no_calls(nima, stranger, mina, mina_id, ring):
    call_id = ring(mina.phone)
    assert nima.get("/calls/ringing").status_code == 403
    assert nima.get(f"/calls/{call_id}/").status_code == 403
    assert 'id="ringing"' not in nima.get("/").content.decode()
    assert stranger.get(f"/calls/{call_id}/").status_code == 302


def test_a_call_that_is_not_there(sara):
    assert sara.get("/calls/999999/").status_code == 404
