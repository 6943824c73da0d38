"""The counter's fast form."""

import pytest
from django.test import Client

from hamdel.channels.usecases.accounts import create_account
from hamdel.conversations.models import Conversation
from hamdel.conversations.public import messages_of
from hamdel.customers.public import find_by_identifier
from hamdel.interactions.public import StoryFilter, story_of
from tests.ground.cast import NOW, Mina, Player

pytestmark = pytest.mark.django_db
SAID = {"name": "مینا کاظمی", "place": "in-person", "text": "گلدان شکسته را آورد"}


def test_a_visit_is_in_the_story_at_once(sara: Player, mina: Mina) -> None:
    page = sara.post("/notes/new", {**SAID, "who": mina.phone}, follow=True)
    assert page.status_code == 200
    assert "در داستانش" in page.content.decode()
    (customer,) = find_by_identifier("phone", mina.phone)
    (moment,) = story_of(customer, filters=StoryFilter(), cursor=None, limit=5).moments
    assert (moment.channel, moment.action, moment.text) == (
        "in-person", "Message Received", SAID["text"],
    )  # fmt: skip
    assert moment.properties["noted_by"] == "سارا احمدی"
    row = Conversation.objects.get()
    assert [one.author for one in messages_of(row.pk)] == ["مینا کاظمی"]
    sara.post("/notes/new", {**SAID, "who": mina.phone_e164, "place": "letter"})
    assert [one.channel for one in messages_of(Conversation.objects.get().pk)] == [
        "in-person", "letter",
    ]  # fmt: skip


def test_of_several_counters_one_is_chosen(sara: Player, mina: Mina) -> None:
    create_account(kind="note", name="ونک", who="leila", now=NOW)
    made = create_account(kind="note", name="تجریش", who="leila", now=NOW)
    assert "تجریش" in sara.get("/notes/new").content.decode()
    sara.post("/notes/new", {**SAID, "who": mina.email, "account": str(made.id)})
    assert Conversation.objects.get().account_id == made.id


@pytest.mark.parametrize("wrong", [{"who": "mina"}, {"who": ""}, {"text": " "}, {"place": "moon"}])
def test_what_is_missing_is_said_and_nothing_is_lost(wrong: dict[str, str], sara: Player) -> None:
    page = sara.post("/notes/new", {**SAID, "who": "09123456789", **wrong})
    assert page.status_code == 422
    assert 'class="error"' in page.content.decode()
    assert SAID["name"] in page.content.decode()
    assert not Conversation.objects.exists()


def test_only_who_serves_may_note(stranger: Client, nima: Player) -> None:
    assert stranger.get("/notes/new").status_code == 302
    assert nima.get("/notes/new").status_code == 403
