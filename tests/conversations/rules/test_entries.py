"""How messages stand in a thread."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hamdel.conversations.contracts import CallFacts, DeliveryState, MessageFacts
from hamdel.conversations.rules.entries import Line, lay_out, lines_of, shown_address

NOON = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)


def said(minutes: int = 0, **more: Any) -> MessageFacts:
    given: dict[str, Any] = {
        "id": 1, "at": NOON + timedelta(minutes=minutes), "direction": "in", "channel": "phone",
        "author": "", "text": "سلام", "html": "", "quoted": "", "machine": False, "attachments": (),
        "call": None, "delivery": None, **more,
    }  # fmt: skip
    return MessageFacts(**given)


def laid(*messages: MessageFacts, **more: Any) -> Any:
    return lay_out(messages, local=lambda at: at, emotions={7: "anger"}, **more)


def test_a_day_begins_once_and_a_channel_where_it_changes() -> None:
    found = laid(
        said(),
        said(1, channel="form"),
        said(2, direction="note", channel="form"),
        said(3, channel="form"),
        said(24 * 60, channel="phone"),
    )
    assert [one.day is not None for one in found] == [True, False, False, False, True]
    assert [one.seam for one in found] == [True, True, False, False, True]


def test_what_is_known_of_a_message_stands_beside_it() -> None:
    late = DeliveryState(
        state="waiting", sent_at=None, problem="", receipt="", due_at=NOON + timedelta(hours=2)
    )
    soon = DeliveryState(
        state="waiting", sent_at=None, problem="", receipt="", due_at=NOON + timedelta(seconds=10)
    )
    found = laid(
        said(interaction_id=7, address="+989123456789"),
        said(id=2, delivery=late),
        said(id=3, delivery=soon),
        card_id=2,
    )
    assert [one.emotion for one in found] == ["anger", "", ""]
    assert [one.is_card for one in found] == [False, True, False]
    assert [one.scheduled for one in found] == [False, True, False]
    assert found[0].sender == "0912 345 6789"


def test_lengths_of_a_call() -> None:
    call = CallFacts(
        id=1, conversation_id=1, call_id="c", direction="in", number="", ours="", queue="",
        agent="", started_at=NOON, answered_at=None, ended_at=None, wait_seconds=40,
        talk_seconds=None, outcome="missed", transfers=0, recording="", settled_at=None,
    )  # fmt: skip
    (one,) = laid(said(call=call))
    assert one.waited == timedelta(seconds=40)
    assert one.talked is None


def test_each_line_stands_alone_and_empty_ones_only_part_them() -> None:
    assert lines_of("\n\nالف\nab\n\n \nج\n") == (
        Line(text="الف", apart=False),
        Line(text="ab", apart=False),
        Line(text="ج", apart=True),
    )
    assert lines_of("  ") == ()


def test_an_address_is_shown_as_people_write_it() -> None:
    assert shown_address("mina@example.ir") == "mina@example.ir"
    assert shown_address("") == ""
    assert shown_address("v4e433b18ad5a8dde6687c290") == ""  # a browser that chats


def test_a_line_of_a_note_shows_whom_it_names() -> None:
    (line,) = lines_of("ببین @سارا، a@b.ir و @رضا")
    assert line.pieces == (
        ("ببین ", False), ("@سارا", True), ("، a@b.ir و ", False), ("@رضا", True),
    )  # fmt: skip
