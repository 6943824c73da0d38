"""The link of a code: what its holder sees, and what nobody sees."""

import pytest
from django.test import Client

from hamdel.channels.public import create_account
from hamdel.conversations.contracts import Actor
from hamdel.conversations.models import Conversation
from hamdel.conversations.queries.ways import ways_of
from hamdel.conversations.usecases.coding import make_code
from hamdel.platform.instants import system_now
from tests.conversations.conftest import Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(say: Say) -> str:
    """The link of a fresh code."""
    say("سفارش محرمانه", name="مینا کاظمی")
    talk = Conversation.objects.get()
    link = make_code(conversation_id=talk.pk, by=Actor(who="sara"), now=system_now()).link
    return "/c/" + link.rpartition("/c/")[2]


def test_it_shows_nothing_of_the_conversation(path: str, stranger: Client) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 200
    text = answer.content.decode()
    for private in ("محرمانه", "مینا", "کاظمی", "09123456789"):
        assert private not in text
    assert "chat.js" not in text  # there is no chat to go on in
    assert answer["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_it_offers_what_there_is(path: str, stranger: Client) -> None:
    chat = create_account(kind="webchat", name="رکاب", who="leila", now=NOW)
    create_account(kind="phone", name="تلفن", who="leila", now=NOW)
    text = stranger.get(path).content.decode()
    assert f'data-channel="{chat.token}"' in text
    assert path.rpartition("/")[2] in text
    assert "تلفن" in text


@pytest.mark.parametrize("token", ["kaaa", "405123", "k" + "a" * 24])
def test_any_other_link_is_gone(token: str, stranger: Client) -> None:
    assert stranger.get(f"/c/{token}").status_code == 404


def test_a_colleague_makes_a_code_in_the_inbox(path: str, sara: Player, nima: Player) -> None:
    talk = Conversation.objects.get()
    assert nima.post(f"/inbox/{talk.pk}/code").status_code == 403
    answer = sara.post(f"/inbox/{talk.pk}/code")
    text = answer.content.decode()
    assert "data:image/svg+xml," in text
    assert "/c/k" in text
    assert answer["Cache-Control"] == "no-store"
    assert stranger_sees(path) == 404  # the earlier one has ended
    assert sara.post("/inbox/999999/code").status_code == 404


def test_a_colleague_is_warned_and_confirms(path: str, say: Say, sara: Player) -> None:
    talk = Conversation.objects.get()
    opened = f"/inbox/{talk.pk}/opened"
    assert "خود مشتری است" not in sara.get(opened).content.decode()
    say(path.rpartition("/")[2], sender="09351112233")
    assert "خود مشتری است" in sara.get(opened).content.decode()
    (way,) = ways_of(talk.pk)
    assert sara.post(f"/inbox/{talk.pk + 1}/ways/{way.id}/confirm").status_code == 404
    assert sara.post(f"/inbox/{talk.pk}/ways/{way.id}/confirm").status_code == 204
    assert "خود مشتری است" not in sara.get(opened).content.decode()


def stranger_sees(path: str) -> int:
    return Client().get(path).status_code
