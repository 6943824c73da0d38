"""Instagram: notifications of the shapes that its messaging documents, and messages back."""

import json
import random
from typing import Any

import pytest

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.models import Incoming
from hamdel.channels.usecases.taking_in import work_on_waiting
from hamdel.conversations.models import Conversation
from hamdel.platform.instants import system_now
from tests.channels.conftest import Listener
from tests.channels.kinds.graph.conftest import Post, Send
from tests.ground.gateway import Gateway
from tests.ground.mutations import MUTATIONS, mutated

pytestmark = pytest.mark.django_db
THEIRS, OURS = "1234567890", "17841400000000000"


def told(*, echo: bool = False, **happened: Any) -> dict[str, Any]:
    """A notification of one thing that mina did, or that our account did."""
    sender, recipient = (OURS, THEIRS) if echo else (THEIRS, OURS)
    one = {
        "sender": {"id": sender}, "recipient": {"id": recipient}, "timestamp": 1_795_336_200_123,
        **happened,
    }  # fmt: skip
    return {"object": "instagram", "entry": [{"id": OURS, "time": 1, "messaging": [one]}]}


def text(words: str, **more: Any) -> dict[str, Any]:
    return told(message={"mid": "m_IN", "text": words, **more})


def test_a_text_is_of_somebody_instagram_knows(
    instagram: AccountFacts, listener: Listener, notify: Post
) -> None:
    for _ in range(2):
        answer = notify(instagram, text("سلام", reply_to={"mid": "m_OUT"}))
        assert (answer.status_code, answer.json().get("problem")) == (200, None)
    (heard,) = listener.heard
    assert (heard.text, heard.sender, heard.answers) == ("سلام", THEIRS, ("m_OUT",))
    assert heard.identifiers == (("anonymous_id", f"instagram:{THEIRS}", False),)
    assert heard.at.microsecond == 123_000


def test_what_we_sent_from_the_app_is_told_and_what_we_sent_ourselves_is_not(
    instagram: AccountFacts, listener: Listener, notify: Post
) -> None:
    own = {"mid": "m_APP", "text": "از برنامه", "is_echo": True}
    notify(instagram, told(echo=True, message=own))
    notify(instagram, told(echo=True, message={**own, "mid": "m_API", "app_id": 99}))
    (heard,) = listener.heard
    assert (heard.direction, heard.sender, heard.author) == ("out", THEIRS, instagram.name)


def test_buttons_stories_and_shared_posts_are_told(
    instagram: AccountFacts, listener: Listener, notify: Post
) -> None:
    notify(instagram, told(postback={"mid": "m_1", "title": "شروع", "payload": "START"}))
    notify(
        instagram, text("چه زیبا", reply_to={"story": {"id": "1", "url": "https://x.example/s"}})
    )
    shared = [{"type": "share", "payload": {"url": "https://x.example/p"}}]
    notify(instagram, told(message={"mid": "m_3", "attachments": shared}))
    work_on_waiting(now=system_now())
    assert [one.text for one in listener.heard] == [
        "شروع", "چه زیبا\nhttps://x.example/s", "https://x.example/p",
    ]  # fmt: skip


def test_a_picture_is_fetched_from_the_provider_alone(
    instagram: AccountFacts, gateway: Gateway, listener: Listener, notify: Post
) -> None:
    gateway.says = "jpeg"
    pictures = [
        {"type": "image", "payload": {"url": f"{gateway.url}/cdn/1"}},
        {"type": "image", "payload": {"url": "http://10.0.0.1/"}},
    ]
    notify(instagram, told(message={"mid": "m_4", "attachments": pictures}))
    work_on_waiting(now=system_now())
    (heard,) = listener.heard
    assert [file.content for file in heard.files] == [b"jpeg"]
    assert heard.text == "[image.jpg: فایل گرفته نشد]"
    assert "authorization" not in gateway.heard[0].headers


def test_they_read_it(instagram: AccountFacts, gateway: Gateway, notify: Post, send: Send) -> None:
    gateway.says = {"recipient_id": THEIRS, "message_id": "m_OUT"}
    row = send(instagram, THEIRS)
    (heard,) = gateway.heard
    assert (row.state, heard.path) == ("sent", "/v23.0/me/messages")
    assert heard.json["message"] == {"text": "سلام"}
    notify(instagram, told(read={"mid": "m_OUT"}))
    row.refresh_from_db()
    assert row.receipt == "read"


def test_a_text_has_a_thousand_bytes(
    instagram: AccountFacts, gateway: Gateway, send: Send
) -> None:
    assert send(instagram, THEIRS, text="🙏" * 251).state == "refused"
    assert send(instagram, "mina", key="2").state == "refused"
    assert gateway.heard == []


def test_the_same_person_is_one_conversation(instagram: AccountFacts, notify: Post) -> None:
    notify(instagram, text("یک"))
    notify(instagram, told(message={"mid": "m_2", "text": "دو"}))
    assert Conversation.objects.count() == 1


@pytest.mark.parametrize(
    "body", [b"{", b"7", b'{"object": "page", "entry": []}', b'{"object": "instagram"}']
)
def test_what_is_no_notification_is_laid_aside(
    instagram: AccountFacts, notify: Post, body: bytes
) -> None:
    answer = notify(instagram, body)
    assert (answer.status_code, bool(answer.json()["problem"])) == (200, True)


def test_no_mutated_notification_breaks_anything(instagram: AccountFacts, notify: Post) -> None:
    chance = random.Random(13)
    body = json.dumps(text("سلام", reply_to={"mid": "m_OUT"})).encode()
    for _ in range(MUTATIONS):
        assert notify(instagram, mutated(body, chance)).status_code in {200, 400}
    assert not Incoming.objects.exclude(state__in=("done", "resting")).exists()
