"""Who may post updates."""

import json

import pytest

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.models import Incoming
from tests.channels.conftest import Listener, Post
from tests.channels.kinds.botapi.conftest import SECRET
from tests.ground.bot_api import BotApi

pytestmark = pytest.mark.django_db
HEADER = "HTTP_X_TELEGRAM_BOT_API_SECRET_TOKEN"


@pytest.mark.parametrize(
    "said", [None, "", "wrong", SECRET + "x", SECRET[:-1], "\u06f1", SECRET.upper()]
)
def test_nobody_posts_without_the_secret(
    telegram: AccountFacts, bot_api: BotApi, listener: Listener, post: Post, said: str | None
) -> None:
    body = json.dumps(bot_api.update(text="سلام")).encode()
    headers = {} if said is None else {HEADER: said}
    answer = post(telegram, body, **headers)
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert not Incoming.objects.exists()


def test_who_says_it_is_taken_in_once(
    telegram: AccountFacts, bot_api: BotApi, listener: Listener, post: Post
) -> None:
    body = json.dumps(bot_api.update(text="سلام")).encode()
    for _ in range(2):
        answer = post(telegram, body, **{HEADER: SECRET})
        assert (answer.status_code, answer.json().get("problem")) == (200, None)
    (heard,) = listener.heard
    assert heard.text == "سلام"


def test_an_account_without_a_secret_trusts_its_address(
    bale: AccountFacts, bot_api: BotApi, listener: Listener, post: Post
) -> None:
    assert post(bale, json.dumps(bot_api.update(text="سلام")).encode()).status_code == 200
    assert listener.heard[0].identifiers == (("bale", "42", True),)
