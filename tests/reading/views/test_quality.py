from typing import Any

from django.test import Client

from hamdel.interactions.public import Given, draft_of_given, record_interactions, texts_after
from hamdel.platform.instants import system_now
from hamdel.reading.models import Version
from hamdel.reading.public import correct_reading, read_messages
from hamdel.reading.readers import active_version

from ..conftest import LATE, Tell


def test_without_anything_it_invites(leila: Any, db: None) -> None:
    page = leila.get("/reading/").content.decode()
    assert "هنوز چیزی خوانده نشده" in page
    assert "هنوز چیزی برای سنجش نیست" in page


def test_every_head_has_its_page(leila: Any, tell: Tell) -> None:
    now = system_now()
    given = Given(
        identifiers=(("user_id", "mina"),), channel="chat", device="mobile",
        action="Message Sent", occurred_at=now, text=LATE,
    )  # fmt: skip
    (done,) = record_interactions([draft_of_given(given, source="test")], now=now)
    read_messages(texts_after(done.id - 1, 1)[0], now=now)
    correct_reading(interaction_id=done.id, head="intent", label="refund", who="s", now=now)
    for head in ("intent", "emotion", "sentiment", "toxic"):
        assert leila.get(f"/reading/?head={head}").status_code == 200
    page = leila.get("/reading/?head=intent").content.decode()
    assert "بازگشت پول" in page
    assert f"/reading/messages/{done.id}/" in page


def test_an_admin_asks_for_a_version_and_chooses_one(leila: Any, db: None) -> None:
    shipped = active_version()
    leila.post("/reading/learn")
    assert Version.objects.filter(state="waiting").count() == 1
    assert "در حال ساخت" in leila.post("/reading/learn", follow=True).content.decode()
    other = Version.objects.create(
        state="retired", made_at=system_now(), made_by="leila", weights=None
    )
    leila.post(f"/reading/versions/{other.pk}/choose")
    assert Version.objects.get(state="active").pk == other.pk
    assert Version.objects.get(pk=shipped).state == "retired"


def test_only_admins_teach(reza: Any, sara: Any, stranger: Client) -> None:
    assert reza.get("/reading/").status_code == 200
    assert reza.post("/reading/learn").status_code == 403
    assert sara.get("/reading/").status_code == 403
    assert stranger.get("/reading/").status_code == 302


def test_intents_of_own_ones_are_added_and_taken_away(leila: Any, db: None) -> None:
    page = leila.post(
        "/reading/intents", {"name_fa": "سرویس", "name_en": "Bike service"}, follow=True
    )
    assert "bike_service" in page.content.decode()
    page = leila.post("/reading/intents", {"remove": "bike_service"}, follow=True)
    assert '<code dir="ltr">bike_service' not in page.content.decode()
    page = leila.post("/reading/intents", {"name_fa": "", "name_en": ""}, follow=True)
    assert "نام می‌خواهد" in page.content.decode()


def test_nobody_has_looked_is_no_praise(leila: Any, tell: Tell) -> None:
    page = leila.get("/reading/").content.decode()
    assert "هنوز کسی نگاه نکرده است" in page
    assert "اشتباهی دیده نشده" not in page
    one = tell(LATE)
    leila.post(f"/reading/messages/{one}/correct", {"head": "intent", "label": "delivery_status"})
    assert "اشتباهی دیده نشده" in leila.get("/reading/").content.decode()
