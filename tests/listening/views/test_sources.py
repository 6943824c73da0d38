"""Where we listen, on a screen."""

from typing import Any

from hamdel.listening.models import Source
from hamdel.listening.usecases.fetching import fetch_due
from tests.ground.cast import NOW, Player
from tests.listening.stand_in import StandIn

GIVEN: dict[str, Any] = {
    "kind": "mastodon",
    "name": "ماستودون ما",
    "network": "Mastodon",
    "says": "post",
    "hashtags": "#رکاب، رکاب تهران",
    "token": "secret-token",
    "every_minutes": "۱۰",
}


def test_a_source_is_made_asked_turned_off_and_on(leila: Player, stand_in: StandIn) -> None:
    made = leila.post("/mentions/sources/new", {**GIVEN, "url": stand_in.url})
    assert made.status_code == 302
    row = Source.objects.get()
    assert (row.network, row.hashtags, row.every_minutes) == (
        "mastodon",
        ["رکاب", "رکابتهران"],
        10,
    )
    page = leila.get(f"/mentions/sources/{row.pk}").content.decode()
    assert "secret-token" not in page
    stand_in.trouble = 500
    fetch_due(now=NOW.replace(year=2098))
    fetch_due(now=NOW.replace(year=2099))
    shown = leila.get("/mentions/sources/").content.decode()
    assert "ماستودون ما" in shown
    assert "گرفتار" in shown
    leila.post(f"/mentions/sources/{row.pk}/ask")
    leila.post(f"/mentions/sources/{row.pk}/turn")
    assert not Source.objects.get().on
    leila.post(f"/mentions/sources/{row.pk}/back/on")
    assert Source.objects.get().on
    moved = leila.post(
        f"/mentions/sources/{row.pk}", {**GIVEN, "token": "", "url": "https://m.example"}
    )
    assert moved.status_code == 422
    assert "دوباره واردش کنید" in moved.content.decode()


def test_what_can_be_none_is_said_at_its_field(leila: Player, sara: Player) -> None:
    answer = leila.post("/mentions/sources/new", {**GIVEN, "url": "http://10.0.0.1:22/"})
    assert answer.status_code == 422
    assert not Source.objects.exists()
    assert sara.get("/mentions/sources/").status_code == 200
    assert sara.get("/mentions/sources/new").status_code == 403
