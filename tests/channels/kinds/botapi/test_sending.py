"""Messages to people on a messenger that answers, refuses, breaks off or talks nonsense."""

from collections.abc import Callable
from typing import Any

import pytest

from hamdel.channels.contracts import AccountFacts, CanNotSend, DeliveryFacts, StoredFile
from hamdel.channels.models import Delivery
from hamdel.channels.usecases.accounts import create_account
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.channels.usecases.sending import send_message
from hamdel.platform import stored_files
from tests.ground.bot_api import BotApi, error
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
Send = Callable[..., Delivery]


@pytest.fixture
def send(telegram: AccountFacts) -> Send:
    """Has a message sent to the chat 42, at once."""

    def ask(account: AccountFacts = telegram, **more: Any) -> Delivery:
        given = {"key": "message:1", "recipient": "42", "profile_id": None, "text": "سلام"}
        ordered: DeliveryFacts = send_message(account_id=account.id, now=NOW, **{**given, **more})
        assert deliver_due(now=NOW) == 1
        return Delivery.objects.get(pk=ordered.id)

    return ask


def file(content: bytes = b"%PDF", name: str = "رسید.pdf") -> StoredFile:
    stored = stored_files.store("attachments", content)
    return StoredFile(folder="attachments", stored=stored, name=name, type="application/pdf")


def test_a_message_arrives_as_an_answer(send: Send, bot_api: BotApi) -> None:
    row = send(text="رسید؟ <b>\u200c& 🙏", answers="777:42:9")
    (sent,) = bot_api.sent
    assert (sent["text"], sent["reply_to"]) == ("رسید؟ <b>\u200c& 🙏", 9)
    assert (row.state, row.ref, row.provider_id) == ("sent", "777:42:1", "777:42:1")


def test_bale_is_told_in_its_own_words_what_is_answered(
    send: Send, bale: AccountFacts, bot_api: BotApi
) -> None:
    send(bale, answers="777:42:9:edited:17")
    (_, given) = bot_api.calls[0]
    assert given == {"chat_id": 42, "text": "سلام", "reply_to_message_id": 9}


@pytest.mark.parametrize("answers", ["777:43:9", "778:42:9", "777:42:x", "", "777:42:", "<a@b>"])
def test_what_is_of_another_chat_is_not_answered(
    send: Send, bot_api: BotApi, answers: str
) -> None:
    send(answers=answers)
    assert bot_api.sent[0]["reply_to"] is None


def test_one_file_carries_a_short_text(send: Send, bot_api: BotApi) -> None:
    row = send(text="رسید", files=[file()], answers="777:42:9")
    (sent,) = bot_api.sent
    assert (sent["caption"], sent["document"]["file_name"], sent["reply_to"]) == (
        "رسید", "رسید.pdf", 9,
    )  # fmt: skip
    assert bot_api.files[sent["document"]["file_id"]][1] == b"%PDF"
    assert row.state == "sent"


def test_a_long_text_goes_before_its_files(send: Send, bot_api: BotApi) -> None:
    row = send(text="س" * 4096, files=[file(), file(b"2", "۲.pdf")], answers="777:42:9")
    assert [(one.get("text", ""), one["reply_to"]) for one in bot_api.sent] == [
        ("س" * 4096, 9), ("", None), ("", None),
    ]  # fmt: skip
    assert (row.state, row.ref) == ("sent", "777:42:1")


def test_who_blocked_the_bot_gets_nothing_and_we_are_told(send: Send, bot_api: BotApi) -> None:
    row = send(recipient="403")
    assert (row.state, row.problem) == ("refused", "They do not let the bot write to them.")
    assert row.answer == "403 Forbidden: bot was blocked by the user"
    assert send(recipient="400", key="2").state == "refused"


def test_a_messenger_that_asks_to_wait_is_asked_later(send: Send, bot_api: BotApi) -> None:
    row = send(recipient="429")
    assert (row.state, row.due_at > NOW) == ("waiting", True)
    assert bot_api.sent == []


def test_a_wrong_token_is_the_channel_s_fault(send: Send, bot_api: BotApi) -> None:
    bot_api.refusal = error(401, "Unauthorized")
    row = send()
    assert row.state == "waiting"
    row.account.refresh_from_db()
    assert row.account.state == "broken"
    bot_api.refusal = None


@pytest.mark.parametrize("trouble", ["cut", "500", "502", "garbage"])
def test_an_outcome_that_nobody_knows_is_never_repeated(
    send: Send, bot_api: BotApi, trouble: str
) -> None:
    bot_api.trouble = trouble
    assert send().state == "unknown"
    bot_api.trouble = ""
    assert deliver_due(now=NOW.replace(year=2027)) == 0
    assert len(bot_api.calls) == 1


def test_a_messenger_that_is_away_is_tried_again(send: Send, bot_api: BotApi) -> None:
    bot_api.end()
    row = send()
    assert (row.state, row.account.state) == ("waiting", "on")


def test_what_half_arrived_is_shown_and_not_repeated(
    send: Send, bot_api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot_api, "_senddocument", lambda _given: error(400, "Bad Request: x"))
    row = send(text="س" * 2000, files=[file()])
    assert (row.state, len(bot_api.sent)) == ("unknown", 1)


def test_a_name_of_a_chat_is_none(send: Send) -> None:
    assert send(recipient="@durov").state == "refused"


def test_a_bot_without_a_token_is_said_before_anything_is_written(
    send: Send, bot_api: BotApi
) -> None:
    bare = create_account(kind="bale", who="leila", now=NOW)
    with pytest.raises(CanNotSend, match="token is not set"):
        send(bare)
