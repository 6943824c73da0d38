"""Bodies that hold more, or other, than they should."""

import gzip
import json

import pytest

from hamdel.interactions.contracts import Refused
from hamdel.interactions.rules.envelope import (
    MOST_BYTES,
    MOST_EVENT_BYTES,
    MOST_EVENTS,
    TooLarge,
    inflate,
    read_batch,
    read_event,
)


def nested(depth: int) -> bytes:
    return b'{"properties":' + b"[" * depth + b"]" * depth + b"}"


def test_gzip_is_known_by_its_bytes() -> None:
    assert inflate(gzip.compress(b'{"a":1}')) == b'{"a":1}'
    assert inflate(b'{"a":1}') == b'{"a":1}'


def test_a_bomb_stops_at_the_limit() -> None:
    with pytest.raises(TooLarge):
        inflate(gzip.compress(b" " * (MOST_BYTES + 1)))
    with pytest.raises(TooLarge):
        inflate(b" " * (MOST_BYTES + 1))


@pytest.mark.parametrize(
    "body", [b"\x1f\x8b", gzip.compress(b"{}" * 50, mtime=0)[:-9], b"\x1f\x8bnonsense"]
)
def test_broken_gzip_is_refused(body: bytes) -> None:
    with pytest.raises(Refused):
        inflate(body)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"", "body"),
        (b"{}", "batch"),
        (b'{"batch":5}', "batch"),
        (b"7", "body"),
        (b'{"batch":[}', "body"),
    ],
)
def test_an_unreadable_envelope_names_its_field(body: bytes, field: str) -> None:
    with pytest.raises(Refused) as refused:
        read_batch(body)
    assert refused.value.field == field


def test_a_bare_list_is_a_batch() -> None:
    assert len(read_batch(b'[{"a":1},{}]').batch) == 2


def test_a_byte_order_mark_is_no_harm() -> None:
    assert len(read_batch(b'\xef\xbb\xbf{"batch":[{}]}').batch) == 1


def test_too_many_events() -> None:
    with pytest.raises(TooLarge):
        read_batch(json.dumps({"batch": [{}] * (MOST_EVENTS + 1)}).encode())


def test_too_large_an_event() -> None:
    with pytest.raises(TooLarge):
        read_event(b'{"a":"' + b"x" * MOST_EVENT_BYTES + b'"}')


def test_depth() -> None:
    read_event(nested(63))
    for depth in (64, 100, 10_000):
        with pytest.raises(Refused):
            read_event(nested(depth))


def test_brackets_in_text_are_not_depth() -> None:
    read_event(json.dumps({"properties": {"a": '[{\\"' * 200}}).encode())


@pytest.mark.parametrize(
    "body", [b"[]", b"null", b'"x"', b"{", b'{"a":NaN}', b'{"a":"\xff"}', b'{"properties":[1.]}']
)
def test_what_is_no_event(body: bytes) -> None:
    with pytest.raises(Refused):
        read_event(body)


def test_two_words_on_who_it_is_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_event(b'{"userId":"a","userId":"b"}')
    assert refused.value.field == "userId"


def test_speaking_of_a_name_is_not_saying_it_twice() -> None:
    read_event(
        b'{"userId":"a","event":"userId","properties":{"said":"\\"userId\\"","userId":"b"}}'
    )


def test_nul_in_a_name_is_refused_but_not_in_a_value() -> None:
    read_event(b'{"a":"x\\u0000"}')
    with pytest.raises(Refused):
        read_event(b'{"properties":{"a\\u0000b":1}}')


def test_half_a_character_spoils_its_event_alone() -> None:
    good = '{"event":"\\ud83d\\ude00 \\\\ud83d","userId":"u"}'
    cut = '{"event":"\\ud83d"}'
    events = read_batch(f'{{"batch":[{good},{cut},{good}],"sentAt":"x"}}'.encode()).batch
    assert [bytes(event).decode() for event in events] == [good, cut, good]
    assert read_event(bytes(events[0]))[0].event == "😀 \\ud83d"
    with pytest.raises(Refused):
        read_event(bytes(events[1]))


@pytest.mark.parametrize("body", [b'["\\ud800', b'{"batch":3,"x":"\\ud800"}', b'"\\ud800"'])
def test_half_a_character_mends_no_other_fault(body: bytes) -> None:
    with pytest.raises(Refused):
        read_batch(body)
