"""WhatsApp: notifications of the shapes that the Cloud API documents, and messages back."""

import json
import random
from datetime import UTC, datetime
from typing import Any

import pytest

from hamdel.channels.contracts import AccountFacts, CanNotSend, StoredFile
from hamdel.channels.models import Account, Incoming
from hamdel.channels.usecases.taking_in import work_on_waiting
from hamdel.conversations.contracts import Actor
from hamdel.conversations.models import Conversation
from hamdel.conversations.usecases.writing import ToWrite, write_message
from hamdel.platform import stored_files
from hamdel.platform.instants import system_now
from tests.channels.conftest import Listener
from tests.channels.kinds.graph.conftest import Post, Send, made
from tests.ground.gateway import Gateway
from tests.ground.mutations import MUTATIONS, mutated

pytestmark = pytest.mark.django_db
SARA = Actor(who="sara@example.ir", name="سارا")
SENT = {"messaging_product": "whatsapp", "messages": [{"id": "wamid.OUT"}]}


def told(**value: Any) -> dict[str, Any]:
    """A notification about one number."""
    facts = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "982100", "phone_number_id": "106540352242922"},
        **value,
    }
    change = {"field": "messages", "value": facts}
    return {
        "object": "whatsapp_business_account",
        "entry": [{"id": "102290129340398", "changes": [change]}],
    }


def message(**content: Any) -> dict[str, Any]:
    """A notification of one message of mina's."""
    one = {"from": "989123456789", "id": "wamid.IN", "timestamp": "1795336200", **content}
    contact = {"profile": {"name": "مینا"}, "wa_id": "989123456789"}
    return told(contacts=[contact], messages=[one])


def text(words: str, **more: Any) -> dict[str, Any]:
    return message(type="text", text={"body": words}, **more)


def test_a_text_is_of_whom_whatsapp_says(
    whatsapp: AccountFacts, listener: Listener, notify: Post
) -> None:
    for _ in range(2):
        said = notify(whatsapp, text("سلام", context={"from": "982100", "id": "wamid.OUT"}))
        assert (said.status_code, said.json().get("problem")) == (200, None)
    (heard,) = listener.heard
    assert (heard.text, heard.name, heard.sender) == ("سلام", "مینا", "989123456789")
    assert heard.identifiers == (("phone", "+989123456789", True),)
    assert (heard.ref, heard.answers) == ("wamid.IN", ("wamid.OUT",))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"type": "location", "location": {"latitude": 35.7, "longitude": 51.4, "name": "دفتر"}},
         "دفتر\n35.700000, 51.400000"),
        ({"type": "button", "button": {"text": "بله", "payload": "yes"}}, "بله"),
        ({"type": "interactive", "interactive": {"type": "list_reply",
          "list_reply": {"id": "1", "title": "پیگیری"}}}, "پیگیری"),
        ({"type": "reaction", "reaction": {"message_id": "wamid.OUT", "emoji": "👍"}}, "👍"),
        ({"type": "contacts", "contacts": [{"name": {"formatted_name": "رضا"},
          "phones": [{"phone": "+98 912 000 1122"}]}]}, "رضا +98 912 000 1122"),
        ({"type": "contacts", "contacts": [{"name": 7, "phones": [7]}]}, "[contacts]"),
        ({"type": "sticker", "sticker": {"id": "1", "animated": False}}, "[sticker]"),
        ({"type": "unsupported", "errors": [{"code": 131051}]}, "[unsupported]"),
    ],
)  # fmt: skip
def test_what_has_no_words_is_told_in_a_line(
    whatsapp: AccountFacts, listener: Listener, notify: Post, content: Any, words: str
) -> None:
    assert notify(whatsapp, message(**content)).status_code == 200
    assert [one.text for one in listener.heard] == [words]


def test_a_file_is_fetched_by_the_worker(
    whatsapp: AccountFacts, gateway: Gateway, listener: Listener, notify: Post
) -> None:
    gateway.says = {"url": f"{gateway.url}/lookaside/1", "file_size": 9}
    document = {
        "id": "27",
        "mime_type": "application/pdf",
        "filename": "رسید.pdf",
        "caption": "رسید",
    }
    notify(whatsapp, message(type="document", document=document))
    assert listener.heard == []
    work_on_waiting(now=system_now())
    (heard,) = listener.heard
    assert (heard.text, heard.files[0].name, heard.files[0].type) == (
        "رسید", "رسید.pdf", "application/pdf",
    )  # fmt: skip
    assert [one.path for one in gateway.heard] == ["/v23.0/27", "/lookaside/1"]
    assert {one.headers["authorization"] for one in gateway.heard} == {"Bearer EAAG-token"}


@pytest.mark.parametrize(
    "url",
    ["https://evil.example/x", "http://lookaside.fbsbx.com.evil.example/", "http://169.254.169.254/",
     "file:///etc/passwd", "http://[x"],
)  # fmt: skip
def test_the_token_goes_to_nobody_else(
    whatsapp: AccountFacts, gateway: Gateway, listener: Listener, notify: Post, url: str
) -> None:
    gateway.says = {"url": url}
    notify(whatsapp, message(type="image", image={"id": "27", "mime_type": "image/jpeg"}))
    work_on_waiting(now=system_now())
    assert [(one.files, one.text) for one in listener.heard] == [
        ((), "[image.jpg: فایل گرفته نشد]")
    ]
    assert len(gateway.heard) == 1


def test_reports_say_what_became_of_ours(
    whatsapp: AccountFacts, gateway: Gateway, notify: Post, send: Send
) -> None:
    gateway.says = SENT
    row = send(whatsapp, "989123456789")
    status = {"id": "wamid.OUT", "timestamp": "1795336200", "recipient_id": "989123456789"}
    for state, receipt in (("sent", ""), ("delivered", "delivered"), ("read", "read")):
        notify(whatsapp, told(statuses=[{**status, "status": state}]))
        row.refresh_from_db()
        assert row.receipt == receipt


def test_a_failure_comes_with_its_reason(
    whatsapp: AccountFacts, gateway: Gateway, notify: Post, send: Send
) -> None:
    gateway.says = SENT
    row = send(whatsapp, "989123456789")
    wrong = [{"code": 131026, "title": "Message undeliverable"}]
    status = {"id": "wamid.OUT", "timestamp": "1795336200", "status": "failed", "errors": wrong}
    notify(whatsapp, told(statuses=[status]))
    row.refresh_from_db()
    assert (row.receipt, row.problem) == ("failed", "131026 Message undeliverable")


def test_a_message_goes_out_as_an_answer(
    whatsapp: AccountFacts, gateway: Gateway, send: Send
) -> None:
    gateway.says = SENT
    row = send(whatsapp, "+989123456789", answers="wamid.IN")
    (heard,) = gateway.heard
    assert (row.state, row.ref, heard.path) == (
        "sent", "wamid.OUT", "/v23.0/106540352242922/messages",
    )  # fmt: skip
    assert heard.json == {
        "messaging_product": "whatsapp", "recipient_type": "individual", "to": "989123456789",
        "type": "text", "text": {"body": "سلام", "preview_url": False},
        "context": {"message_id": "wamid.IN"},
    }  # fmt: skip
    assert heard.headers["authorization"] == "Bearer EAAG-token"


def test_a_file_is_uploaded_and_carries_the_text(
    whatsapp: AccountFacts, gateway: Gateway, send: Send
) -> None:
    stored = stored_files.store("attachments", b"%PDF")
    file = StoredFile(folder="attachments", stored=stored, name="رسید.pdf", type="application/pdf")
    gateway.says = {"id": "media-1", **SENT}
    row = send(whatsapp, "989123456789", files=[file])
    upload, sent = gateway.heard
    assert (row.state, upload.path) == ("sent", "/v23.0/106540352242922/media")
    assert b"%PDF" in upload.body
    assert sent.json["document"] == {"id": "media-1", "filename": "رسید.pdf", "caption": "سلام"}


@pytest.mark.parametrize(
    ("answer", "state", "broken"),
    [
        ((400, {"error": {"code": 131047, "message": "Re-engagement message"}}), "refused", "on"),
        ((400, {"error": {"code": 131026, "message": "x"}}), "refused", "on"),
        ((401, {"error": {"code": 190, "message": "x"}}), "waiting", "broken"),
        ((429, {"error": {"code": 130429, "message": "x"}}), "waiting", "on"),
        ((500, {"error": {"code": 131000, "message": "x"}}), "unknown", "on"),
        ((200, {"messages": []}), "unknown", "on"),
        ((200, "<html>"), "unknown", "on"),
        ((0, ""), "unknown", "on"),
    ],
)
def test_an_answer_means_what_it_documents(
    whatsapp: AccountFacts, gateway: Gateway, send: Send, answer: Any, state: str, broken: str
) -> None:  # fmt: skip
    gateway.status, gateway.says = answer
    assert send(whatsapp, "989123456789").state == state
    assert Account.objects.get().state == broken


@pytest.mark.parametrize("name", ["token", "phone_number_id"])
def test_what_a_number_lacks_is_said_before_anything_is_written(
    gateway: Gateway, send: Send, name: str
) -> None:
    given = {"phone_number_id": "1", "token": "t", name: ""}
    with pytest.raises(CanNotSend, match="is not set"):
        send(made("whatsapp", gateway, **given), "989123456789")


def test_nobody_is_written_to_a_day_after_they_wrote(
    whatsapp: AccountFacts, gateway: Gateway, notify: Post
) -> None:
    wrote_at = 1_795_336_200
    notify(whatsapp, text("سلام", timestamp=str(wrote_at)))
    conversation = Conversation.objects.get()

    def write(seconds: int) -> int:
        now = datetime.fromtimestamp(wrote_at + seconds, UTC)
        said = ToWrite(text="سلام")
        return write_message(conversation_id=conversation.pk, said=said, by=SARA, now=now)

    assert write(24 * 3600)
    with pytest.raises(CanNotSend) as refused:
        write(24 * 3600 + 1)
    assert refused.value.reason == "window"


@pytest.mark.parametrize(
    "body",
    [b"{", b"[]", b'{"object": "page", "entry": []}', b'{"object": "whatsapp_business_account"}'],
)
def test_what_is_no_notification_is_laid_aside(
    whatsapp: AccountFacts, notify: Post, body: bytes
) -> None:
    answer = notify(whatsapp, body)
    assert (answer.status_code, bool(answer.json()["problem"])) == (200, True)


def test_no_mutated_notification_breaks_anything(whatsapp: AccountFacts, notify: Post) -> None:
    chance = random.Random(11)
    body = json.dumps(text("سلام", context={"id": "wamid.OUT"})).encode()
    for _ in range(MUTATIONS):
        assert notify(whatsapp, mutated(body, chance)).status_code in {200, 400}
    assert not Incoming.objects.exclude(state__in=("done", "resting")).exists()
