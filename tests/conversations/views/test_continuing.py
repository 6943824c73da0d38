"""The link of a code: what its holder sees, and what nobody sees."""

import pytest
from django.test import Client

from hamdel.channels.public import create_account
from hamdel.conversations.contracts import Actor
from hamdel.conversations.models import Conversation
from hamdel.conversations.usecases.coding import make_code
from hamdel.platform.instants import system_now
from tests.conversations.conftest import Say
from tests.ground.cast import NOW

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
