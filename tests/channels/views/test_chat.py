"""The chat's own frame and what its script asks: who may, how often, in which language."""

import json
import re
from typing import Any

import pytest
from django.test import Client

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.models import Visitor
from hamdel.channels.usecases.accounts import create_account, turn
from hamdel.platform.web.assets import BUILT
from tests.ground.cast import NOW
from tests.ground.parts import Missing, skip

pytestmark = pytest.mark.django_db


def account(**settings: str) -> AccountFacts:
    return create_account(kind="webchat", name="رکاب", settings=settings, who="leila", now=NOW)


def given(chat: AccountFacts, query: str = "") -> dict[str, Any]:
    """What the frame's script is told."""
    text = Client().get(f"/chat/{chat.token}/{query}").content.decode()
    found = re.search(
        r'<script id="given" type="application/json">(.*?)</script>', text, re.DOTALL
    )
    assert found is not None
    told: dict[str, Any] = json.loads(found[1])
    return told


def test_the_script_is_for_any_page() -> None:
    if not (BUILT / "chat.js").is_file():
        skip(Missing("the built front end", "make build"))
    answer = Client().get("/chat.js")
    assert answer.status_code == 200
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "max-age" in answer["Cache-Control"]
    answer.close()


def test_only_the_sites_of_the_list_may_frame_it() -> None:
    chat = account(origins="https://Shop.example/cart\nnonsense; script-src *")
    answer = Client().get(f"/chat/{chat.token}/")
    policy = answer["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors 'self' https://shop.example")
    assert "unsafe" not in policy
    assert "X-Frame-Options" not in answer
    assert answer["Cache-Control"] == "no-store"
    assert given(chat)["origins"] == ["https://shop.example"]


def test_one_that_is_off_or_not_there_is_not_found() -> None:
    chat = account()
    turn(account_id=chat.id, state="off", who="leila", now=NOW)
    assert Client().get(f"/chat/{chat.token}/").status_code == 404
    assert Client().post(f"/chat/{chat.token}/visitors").status_code == 403
    assert Client().get("/chat/nobody/").status_code == 404


@pytest.mark.parametrize(
    ("setting", "query", "language"),
    [
        ("auto", "", "fa"),
        ("auto", "?lang=en-US", "en"),
        ("auto", "?lang=de", "fa"),
        ("fa", "?lang=en", "fa"),
        ("en", "", "en"),
    ],
)
def test_it_speaks_the_page_s_language_or_the_account_s(
    setting: str, query: str, language: str
) -> None:
    told = given(account(language=setting), query)
    assert told["language"] == language
    assert told["words"]["send"] == {"fa": "فرستادن", "en": "Send"}[language]


def test_what_is_asked_and_what_is_known() -> None:
    chat = account(ask="contact", title="فروشگاه رکاب")
    told = given(chat)
    assert (told["title"], told["state"]["ask"]) == ("فروشگاه رکاب", ["name", "contact"])
    secret = Client().post(f"/chat/{chat.token}/visitors").json()["visitor"]
    headers = {"Authorization": f"Bearer {secret}"}
    body = json.dumps({"id": "message-1", "text": "سلام", "about": {"email": "mina@example.ir"}})
    Client().post(chat.hook_path, body, content_type="application/json", headers=headers)
    state = Client().get(f"/chat/{chat.token}/lines", headers=headers).json()["state"]
    assert state["ask"] == ["name"]


def test_one_address_begins_so_many_chats() -> None:
    chat = account()
    answers = [Client().post(f"/chat/{chat.token}/visitors").status_code for _ in range(61)]
    assert answers == [200] * 60 + [429]
    assert Visitor.objects.count() == 60


@pytest.mark.parametrize("color", ["#ffd400", "}</style><script>alert(1)</script>", ""])
def test_a_color_is_a_color(color: str) -> None:
    text = Client().get(f"/chat/{account(accent=color).token}/").content.decode()
    assert "<script>alert" not in text
    assert "--accent:#" in text


@pytest.mark.parametrize("body", ["", "{", '{"upto": "x"}', "[]"])
def test_what_is_no_mark_of_reading_is_refused(body: str) -> None:
    chat = account()
    secret = Client().post(f"/chat/{chat.token}/visitors").json()["visitor"]
    answer = Client().post(
        f"/chat/{chat.token}/read", body, content_type="application/json",
        headers={"Authorization": f"Bearer {secret}"},
    )  # fmt: skip
    assert answer.status_code == 400
