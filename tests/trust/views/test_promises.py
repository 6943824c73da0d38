"""Promises on a screen."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from hamdel.trust.models import Promise
from hamdel.trust.usecases.breaking import ring_alarms
from tests.ground.cast import NOW, Player
from tests.trust.conftest import HOUR, Give


@pytest.fixture
def soon(give: Give, sara: Player) -> Promise:
    """A promise of sara's that is due in an hour."""
    return give("تماس برگشتی", due_at=timezone.now() + HOUR, owner_id=sara.user_id)


def test_mine_are_shown_first_and_can_be_kept(sara: Player, soon: Promise) -> None:
    page = sara.get("/promises/").content.decode()
    assert "تماس برگشتی" in page
    sara.post(f"/promises/{soon.pk}/keep", {"back": "/promises/?tab=kept"})
    soon.refresh_from_db()
    assert soon.state == "kept"
    assert "تماس برگشتی" in sara.get("/promises/?tab=kept").content.decode()
    assert "۱۰۰٪" not in sara.get("/promises/?tab=mine").content.decode()


def test_who_goes_back_goes_nowhere_else(sara: Player, soon: Promise) -> None:
    answer = sara.post(f"/promises/{soon.pk}/keep", {"back": "https://evil.example/"})
    assert answer.headers["Location"] == "/promises/"


def test_the_share_of_kept_ones_is_told(reza: Player, give: Give) -> None:
    rows = [give(f"{n}", due_at=timezone.now() - timedelta(days=1)) for n in range(4)]
    Promise.objects.filter(pk__in=[row.pk for row in rows[:3]]).update(state="kept")
    ring_alarms(now=timezone.now())
    page = reza.get("/promises/").content.decode()
    assert "۷۵" in page


@pytest.mark.parametrize("due", ["فردا ساعت ۴", "in 2 hours"])
def test_one_is_made_in_one_s_own_words(sara: Player, profile: int, due: str) -> None:
    given: dict[str, Any] = {"what": "ارسال فاکتور", "due": due, "customer": str(profile)}
    assert sara.post("/promises/new", given).status_code == 302
    row = Promise.objects.get()
    assert (row.what, row.owner_id) == ("ارسال فاکتور", sara.user_id)


def test_what_is_no_time_is_said_at_its_field(sara: Player, profile: int) -> None:
    answer = sara.post("/promises/new", {"what": "x", "due": "سلام", "customer": str(profile)})
    assert answer.status_code == 422
    assert not Promise.objects.exists()
    assert sara.post("/promises/new", {"what": "x", "due": "فردا"}).status_code == 422


def test_many_are_paged(reza: Player, give: Give) -> None:
    for n in range(53):
        give(f"قول {n}", due_at=NOW + timedelta(days=400, minutes=n))
    first = reza.get("/promises/?tab=standing").content.decode()
    more = first.split('hx-get="/promises/?tab=standing&amp;cursor=')[1].split('"')[0]
    rest = reza.get(f"/promises/?tab=standing&cursor={more}").content.decode()
    assert rest.count("trust-row-what") == 3
    assert reza.get("/promises/?cursor=x").status_code == 404


def test_the_stranger_sees_nothing(stranger: Client, nima: Player, soon: Promise) -> None:
    assert stranger.get("/promises/").status_code == 302
    assert nima.get("/promises/").status_code == 200
    assert nima.post(f"/promises/{soon.pk}/keep").status_code == 403
