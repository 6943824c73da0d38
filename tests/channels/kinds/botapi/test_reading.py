"""What people do on a messenger, as it becomes part of a conversation."""

from datetime import UTC, datetime
from typing import Any

import pytest

from hamdel.channels.contracts import AccountFacts, Unreadable
from hamdel.channels.kinds.botapi.reading import inbounds_of, is_cheap
from hamdel.platform.outgoing import BrokenOff
from tests.channels.kinds.botapi.conftest import Read, raw
from tests.ground.bot_api import BotApi

pytestmark = pytest.mark.django_db


def test_what_somebody_writes_is_theirs(read: Read, bot_api: BotApi) -> None:
    one = read(bot_api.update(text="سلام، سفارشم نرسید"))
    assert (one.text, one.name, one.sender) == ("سلام، سفارشم نرسید", "مینا کاظمی", "42")
    assert one.identifiers == (("telegram", "42", True),)
    assert (one.id, one.ref, one.joins_sender) == ("777:42:1", "777:42:1", True)
    assert one.at == datetime.fromtimestamp(1_795_336_200, UTC)


def test_an_answer_says_what_it_answers(read: Read, bot_api: BotApi) -> None:
    one = read(
        bot_api.update(
            text="بله", reply_to_message={"message_id": 9, "text": "؟"}, quote={"text": "رسید؟"}
        )
    )
    assert (one.answers, one.quoted) == (("777:42:9",), "رسید؟")


def test_new_words_of_a_message_are_a_fact_of_their_own(read: Read, bot_api: BotApi) -> None:
    first = read(bot_api.update(text="سفارش ۱۲", message_id=5))
    edit = bot_api.update(text="سفارش ۱۳", message_id=5, edit_date=1_795_336_260, edited=True)
    second = read(edit)
    assert (first.id, first.action) == ("777:42:5", "")
    assert (second.id, second.action, second.text) == (
        "777:42:5:edited:1795336260", "Message Edited", "سفارش ۱۳",
    )  # fmt: skip
    assert second.answers == ("777:42:5",)
    assert second.attributes == {"edits": "777:42:5"}
    assert (second.at - first.at).total_seconds() == 60


@pytest.mark.parametrize(
    ("contact", "phone"),
    [
        ({"phone_number": "989123456789", "user_id": 42}, "+989123456789"),
        ({"phone_number": "+98 912 345 6789", "user_id": 42}, "+989123456789"),
        ({"phone_number": "989123456789", "user_id": 43}, None),
        ({"phone_number": "989123456789"}, None),
        ({"phone_number": "12", "user_id": 42}, None),
    ],
)
def test_only_the_own_contact_tells_whose_number_it_is(
    read: Read, bot_api: BotApi, contact: dict[str, Any], phone: str | None
) -> None:
    one = read(bot_api.update(contact={**contact, "first_name": "مینا"}))
    told = (("phone", phone, True),) if phone else ()
    assert one.identifiers == (("telegram", "42", True), *told)
    assert one.text == f"مینا\n{contact['phone_number']}"


def test_a_passed_on_contact_tells_nothing(read: Read, bot_api: BotApi) -> None:
    contact = {"phone_number": "989123456789", "user_id": 42}
    one = read(bot_api.update(contact=contact, forward_date=1_795_336_000))
    assert one.identifiers == (("telegram", "42", True),)


def test_the_link_that_brought_them_is_remembered(read: Read, bot_api: BotApi) -> None:
    one = read(bot_api.update(text="/start c12-abcdefghij234567"))
    assert (one.thread, one.attributes) == (
        "c12-abcdefghij234567", {"start": "c12-abcdefghij234567"},
    )  # fmt: skip
    assert read(bot_api.update(text="/started x")).thread == ""


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ({"location": {"latitude": 35.6892, "longitude": 51.389}}, "35.689200, 51.389000"),
        (
            {"venue": {"location": {"latitude": 1, "longitude": 2}, "title": "فروشگاه", "address": "ونک"}},
            "فروشگاه\nونک\n1.000000, 2.000000",
        ),
        ({"sticker": {"file_id": "x", "emoji": "🙏"}}, "🙏"),
        ({"dice": {"emoji": "🎲", "value": 3}}, "🎲"),
        ({"game": {"title": "x"}, "story": {}}, "[game, story]"),
    ],
)  # fmt: skip
def test_what_has_no_words_is_told_in_a_line(
    read: Read, bot_api: BotApi, content: dict[str, Any], text: str
) -> None:
    assert read(bot_api.update(**content)).text == text


def test_files_are_fetched(read: Read, bot_api: BotApi) -> None:
    small = bot_api.keep_file(b"small", "photos/small.jpg")
    large = bot_api.keep_file(b"large", "photos/large.jpg")
    receipt = bot_api.keep_file(b"%PDF", "documents/file 1.pdf")
    one = read(
        bot_api.update(
            photo=[{"file_id": small}, {"file_id": large}],
            document={"file_id": receipt, "file_name": "رسید.pdf", "mime_type": "application/pdf"},
            caption="رسید",
        )
    )
    assert [(file.name, file.type, file.content) for file in one.files] == [
        ("photo.jpg", "image/jpeg", b"large"),
        ("رسید.pdf", "application/pdf", b"%PDF"),
    ]
    assert one.text == "رسید"


def test_what_can_not_be_had_is_said_and_the_rest_is_there(read: Read, bot_api: BotApi) -> None:
    huge = {"file_id": bot_api.keep_file(b"x"), "file_size": 21_000_000, "file_name": "film.mp4"}
    liar = {"file_id": bot_api.keep_file(b"x" * 20_000_001), "file_name": "v.ogg"}
    gone = {"file_id": "nowhere", "file_name": "x.pdf"}
    one = read(bot_api.update(video=huge, voice=liar, document=gone, caption="ببینید"))
    assert one.files == ()
    assert one.text.splitlines() == [
        "ببینید",
        "[v.ogg: فایل گرفته نشد]",
        "[film.mp4: بیش از اندازه بزرگ است]",
        "[x.pdf: فایل گرفته نشد]",
    ]


def test_a_provider_that_is_away_is_asked_again_until_it_is_the_last_time(
    read: Read, bot_api: BotApi
) -> None:
    update = bot_api.update(voice={"file_id": bot_api.keep_file(b"OggS")}, caption="گوش کنید")
    bot_api.trouble = "502"
    with pytest.raises(BrokenOff):
        read(update)
    assert read(update, last=True).text == "گوش کنید\n[voice.ogg: فایل گرفته نشد]"
    bot_api.trouble = ""
    assert read(update).files[0].content == b"OggS"


@pytest.mark.parametrize("path", ["/etc/passwd", "../../x", "a/../../b", "//evil.example/x"])
def test_the_path_of_a_file_leads_nowhere_else(read: Read, bot_api: BotApi, path: str) -> None:
    update = bot_api.update(voice={"file_id": bot_api.keep_file(b"OggS", path)})
    assert read(update).files == ()


def test_groups_and_buttons_say_nothing_to_us(telegram: AccountFacts, bot_api: BotApi) -> None:
    group = bot_api.update(text="سلام همه", chat=-100)
    group["message"]["chat"]["type"] = "supergroup"
    for update in (group, {"update_id": 1, "callback_query": {"id": "1"}}):
        assert inbounds_of(raw(update), telegram, identifier="telegram") == ()


@pytest.mark.parametrize(
    "body",
    [b"{", b"[]", b"1", b"{}", b'{"update_id":1}', b'{"update_id":"1","message":{}}', b"\xff", b"null",
     b'{"update_id":1,"message":{"message_id":1,"date":1e300,"chat":{"id":1}}}',
     b'{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"}}}',
     b'{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"moon"},"from":{"id":1}}}',
     b"[" * 100_000],
)  # fmt: skip
def test_what_is_no_update_is_unreadable(telegram: AccountFacts, body: bytes) -> None:
    with pytest.raises(Unreadable):
        inbounds_of(raw(body), telegram, identifier="telegram")


def test_only_what_needs_no_file_is_read_at_once(bot_api: BotApi) -> None:
    assert is_cheap(raw(bot_api.update(text="سلام")).body)
    assert not is_cheap(raw(bot_api.update(voice={"file_id": "x"})).body)
