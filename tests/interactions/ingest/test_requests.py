"""What requests say, however odd: one event is never in the way of another, or of the next try."""

import json

import pytest

from hamdel.interactions.contracts import Refused
from hamdel.interactions.ingest.requests import key_in, read_several, read_single, with_type
from hamdel.interactions.rules.segment import Source, draft_of
from hamdel.interactions.rules.stored import stored_event

SOURCE = Source(key_id=1, name="shop", verified=False, received=1_795_000_000_000_000)
HUGE = "9" * 5_000
GOOD = '{"type":"track","userId":"mina","event":"Ad Clicked","messageId":"good"}'


def event(properties: str, **more: str) -> str:
    said = {"type": '"track"', "userId": '"mina"', "event": '"Order Completed"', **more}
    fields = ",".join(f'"{name}":{value}' for name, value in said.items() if value)
    return f'{{{fields},"properties":{properties}}}'


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        (event(f'{{"order_id":"h","total":{HUGE}}}'), "properties.total"),
        (event("{}", userId=HUGE), "userId"),
        (event("{}", integrations=f"[{HUGE}]"), "integrations.0"),
        (event("{}", timestamp=HUGE), "timestamp"),
    ],
)
def test_a_huge_integer_is_refused_beside_good_events(bad, field):
    read = read_several(f'{{"batch":[{bad},{GOOD}]}}'.encode(), SOURCE)
    assert [draft.message_id for draft in read.drafts] == ["good"]
    assert [one["index"] for one in read.refused] == [0]
    assert read.refused[0]["problem"].startswith(f"{field}: ")
    assert read.refusals[0].payload == bad
    with pytest.raises(Refused) as refused:
        read_single(bad.replace('"type":"track",', "").encode(), "track", SOURCE)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "said",
    [
        event('{"rate":1e400}'),
        event('{"rate":1e400}', type=""),
        event('{"rate":1e400}', type='"page"', event=""),
        event('{"rate":1e400,"path":"/a"}', type='"page"', event=""),
    ],
)
def test_a_number_past_a_double_is_kept_as_it_was_written(said):
    name = "page" if '"page"' in said else "track"
    (draft,) = read_single(said.encode(), name, SOURCE).drafts
    assert stored_event(draft.payload)["properties"]["rate"] == "1e400"
    assert "Infinity" not in draft.payload


def test_a_page_is_named_whatever_numbers_stand_beside():
    said = event('{"rate":1e400,"path":"/a"}', type='"page"', event="")
    assert read_single(said.encode(), "page", SOURCE).drafts[0].action == "Viewed /a"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("{}", {"type": "track"}),
        (" { } ", {"type": "track"}),
        ('{"a":"{"}', {"a": "{", "type": "track"}),
        ('{"a": 1.50 }\n', {"a": 1.5, "type": "track"}),
        ('{"type":"page","a":1}', {"type": "track", "a": 1}),
        ('{"type":null}', {"type": "track"}),
        ('{"device":{"type":"ios"}}', {"device": {"type": "ios"}, "type": "track"}),
    ],
)
def test_the_address_says_the_type(text, kept):
    assert json.loads(with_type(text, "track")) == kept


@pytest.mark.parametrize(
    "body",
    [
        b'{"batch":[],"writeKey":"hk_1"}',
        b'\xef\xbb\xbf{"batch":[],"writeKey":"hk_1"}',
        b'{"batch":[{"event":"\\ud83d"}],"writeKey":"hk_1"}',
        b'{"batch":[{"writeKey":"no","n":%s}],"writeKey":"hk_1"}' % HUGE.encode(),
        b'{"batch":[{"event":"\\x"}],"writeKey" : "hk_1"}',
        b'{"batch":[{"event":"\xd8"}],"writeKey":"hk_1"',
        b'{"batch":[{"a":' + b"[" * 9_000 + b'],"writeKey":"hk_1"}',
    ],
)
def test_the_key_is_found_whatever_else_a_body_holds(body):
    assert key_in(body) == "hk_1"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b'{"batch":[{"writeKey":"no"}]}',
        b'{"text":"\\"writeKey\\":\\"no\\""',
        b'{"writeKey":7}',
        b'{"writeKey":"no',
        b'["writeKey"]',
    ],
)
def test_no_key_is_made_up(body):
    assert key_in(body) == ""


@pytest.mark.parametrize("half", ["\\ud83d", "\\uDE00", "\\\\\\ud83d"])
def test_half_a_character_is_refused_beside_good_events(half):
    bad = event(f'{{"query":"خرید {half}"}}')
    read = read_several(f'{{"batch":[{bad},{GOOD}],"writeKey":"k"}}'.encode(), SOURCE)
    assert [draft.message_id for draft in read.drafts] == ["good"]
    assert [one["index"] for one in read.refused] == [0]
    assert read.refusals[0].payload == bad


def test_what_nobody_foresaw_is_refused_and_holds_up_nothing(monkeypatch):
    def failing(event, text, source):
        if event.user_id == "poison":
            raise ZeroDivisionError
        return draft_of(event, text, source)

    monkeypatch.setattr("hamdel.interactions.ingest.requests.draft_of", failing)
    poison = GOOD.replace("mina", "poison")
    read = read_several(f"[{poison},{GOOD}]".encode(), SOURCE)
    assert [draft.message_id for draft in read.drafts] == ["good"]
    assert [one["index"] for one in read.refused] == [0]
    with pytest.raises(Refused):
        read_single(poison.encode(), "track", SOURCE)
