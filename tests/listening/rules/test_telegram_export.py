"""Exports of Telegram Desktop."""

from typing import Any

import pytest

from hamdel.listening.rules.telegram_export import NoExport, heard_in, text_of

EXPORT: dict[str, Any] = {
    "name": "دوچرخه‌سواران تهران",
    "type": "public_supergroup",
    "id": 1234567890,
    "messages": [
        {"id": 1, "type": "service", "action": "create_group", "date_unixtime": "1762000000"},
        {
            "id": 2, "type": "message", "date": "2026-11-01T12:00:00", "date_unixtime": "1793530800",
            "from": "آرش", "from_id": "user77", "text": ["کسی ", {"type": "bold", "text": "رکاب"}, " خریده؟"],
        },
        {"id": 3, "type": "message", "date_unixtime": "1793530900", "from": "کانال", "from_id": "channel5", "reply_to_message_id": 2, "text": "بله"},
        {"id": 4, "type": "message", "from": "مینا", "from_id": "user8", "text": "", "photo": "x.jpg"},
        {"id": "5", "type": "message", "text": "بی شناسه"},
        "هیچ",
    ],
}  # fmt: skip


def test_what_was_said_is_read() -> None:
    name, (first, second) = heard_in(EXPORT)
    assert name == "دوچرخه‌سواران تهران"
    assert (first.text, first.author, first.ref) == ("کسی رکاب خریده؟", "آرش", "1234567890/2")
    assert first.identifiers == (("telegram", "77"),)
    assert first.posted_at is not None
    assert first.posted_at.timestamp() == 1793530800
    assert second.identifiers == ()
    assert second.answers == first.ref


@pytest.mark.parametrize(
    "export",
    [
        None,
        [],
        {},
        {"messages": 5},
        {"type": "private_chat", "messages": []},
        {"chats": {"list": []}},
    ],
)
def test_what_is_no_public_chat_is_refused(export: Any) -> None:
    with pytest.raises(NoExport):
        heard_in(export)


def test_times_that_are_none_are_left_to_the_arrival() -> None:
    for said in ("", "9" * 40, "-5", None, "۱۲"):
        message = {**EXPORT["messages"][1], "date_unixtime": said}
        (found,) = heard_in({**EXPORT, "messages": [message]})[1]
        assert found.posted_at is None or said == "9" * 40


def test_texts_come_in_pieces() -> None:
    assert text_of([{"type": "link"}, "a", 5, {"text": "b"}]) == "ab"
    assert text_of(5) == ""
