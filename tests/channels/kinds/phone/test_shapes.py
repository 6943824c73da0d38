"""Events as exchanges document them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from hamdel.channels.contracts import AccountFacts, CallEvent, Raw, Unreadable
from hamdel.channels.kinds.phone.kind import read
from hamdel.channels.kinds.phone.shapes import instant_of, told_by
from hamdel.channels.rules.fields import flat_fields

TEHRAN = ZoneInfo("Asia/Tehran")
ZAMMAD = (
    b"event=answer&from=493055571600&to=491711234567890&direction=in&callId=a3f9"
    b"&user%5B%5D=Sara&user%5B%5D=Reza&answeringNumber=21"
)
MANAGER = (
    b"Event: Newchannel\r\nCallerIDNum: 09121234567\r\nExten: 02188776655\r\n"
    b"Context: from-trunk\r\nUniqueid: 17.1\r\nLinkedid: 17.1\r\n\r\n"
    b"Event: DialBegin\r\nUniqueid: 17.1\r\nLinkedid: 17.1\r\nDestCallerIDNum: 101\r\n\r\n"
    b"Event: QueueCallerJoin\r\nQueue: support\r\nCallerIDNum: 09121234567\r\nExten: 02188776655\r\n"
    b"Uniqueid: 17.1\r\nLinkedid: 17.1\r\n\r\n"
    b"Event: DialEnd\r\nDialStatus: ANSWER\r\nDestCallerIDNum: 101\r\nCallerIDNum: 09121234567\r\n"
    b"Uniqueid: 17.1\r\nLinkedid: 17.1\r\n\r\n"
    b"Event: Hangup\r\nUniqueid: 17.2\r\nLinkedid: 17.1\r\nCallerIDNum: 101\r\n\r\n"
    b"Event: Hangup\r\nUniqueid: 17.1\r\nLinkedid: 17.1\r\nCallerIDNum: 09121234567\r\nCause: 16\r\n"
)


def calls(body: bytes, preset: str = "auto") -> list[CallEvent]:
    told = [told_by(fields, preset=preset, zone=TEHRAN) for fields in flat_fields(body)]
    return [one.event for one in told if one is not None]


def test_the_neutral_shape_says_who_and_when() -> None:
    body = (
        b'{"event":"ended","call_id":"7","from":"02188776655","to":"0912","direction":"out",'
        b'"queue":"sales","agent":"sara","at":"2026-11-23T12:00:00+03:30"}'
    )
    told = told_by(flat_fields(body)[0], preset="auto", zone=TEHRAN)
    assert told is not None
    assert told.at == datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
    event = told.event
    assert (event.step, event.direction, event.customer) == ("ended", "out", "0912")
    assert (event.ours, event.queue, event.agent) == ("02188776655", "sales", "sara")


def test_zammad_s_form_posts_are_told_apart_by_their_names() -> None:
    (event,) = calls(ZAMMAD)
    assert (event.step, event.customer, event.agent) == ("answered", "493055571600", "21")
    (rings,) = calls(b"event=newCall&from=1&to=2&direction=out&callId=b&user%5B%5D=Sara")
    assert (rings.step, rings.direction, rings.customer) == ("ringing", "out", "2")
    assert calls(b"event=hangup&callId=b&from=1&to=2&direction=in&cause=cancel")[0].step == "ended"


def test_simotel_s_states_and_records_are_steps() -> None:
    (rings,) = calls(
        b'{"event_name":"IncomingCall","number":"09331112233","unique_id":"1812.2",'
        b'"entry_point":"E1"}'
    )
    assert (rings.step, rings.customer, rings.call_id) == ("ringing", "09331112233", "1812.2")
    (answered,) = calls(
        b'{"event_name":"NewState","exten":"553","state":"InUse","participant":"09331112233",'
        b'"direction":"in","queue":"900","cuid":"1812.2"}'
    )
    assert (answered.step, answered.agent, answered.queue) == ("answered", "553", "900")
    record = (
        b'{"event_name":"Cdr","starttime":"2021-01-16 06:30:17.4","endtime":"2021-01-16 06:30:37.4",'
        b'"src":"09331112233","dst":"553","type":"incoming","disposition":"ANSWERED","duration":20,'
        b'"billsec":9,"wait":11,"record":"a.mp3","cuid":"1812.2"}'
    )
    told = told_by(flat_fields(record)[0], preset="auto", zone=TEHRAN)
    assert told is not None
    assert told.at == datetime(2021, 1, 16, 3, 0, 37, 400_000, tzinfo=UTC)
    event = told.event
    assert (event.step, event.answered, event.agent) == ("ended", True, "553")
    assert (event.wait_seconds, event.talk_seconds, event.recording) == (11, 9, "a.mp3")


@pytest.mark.parametrize(
    "body",
    [
        b'{"event_name":"NewState","exten":"991","state":"Idle","unique_id":"16.3"}',
        b'{"event_name":"Cdr","type":"local","src":"991","dst":"993","unique_id":"16.3"}',
        b'{"event_name":"Survey","cuid":"16.3"}',
        b"Event: PeerStatus\r\nPeer: PJSIP/101\r\n\r\n",
    ],
)
def test_what_is_no_step_of_a_customer_s_call_is_passed_over(body: bytes) -> None:
    assert calls(body) == []


def test_the_lines_of_asterisk_s_manager_are_steps_of_one_call() -> None:
    told = calls(MANAGER)
    assert [one.step for one in told] == ["ringing", "ringing", "answered", "ended"]
    assert {one.call_id for one in told} == {"17.1"}
    assert {one.customer for one in told} == {"09121234567"}
    assert told[1].queue == "support"
    assert told[2].agent == "101"


@pytest.mark.parametrize(
    "body",
    [
        b'{"event":"ringing"}',
        b'{"event":"singing","call_id":"1"}',
        b'{"event":"ended","call_id":"1","at":"soon"}',
        b'{"call_id":"1"}',
        b"event=hangup",
        b"event=bye&callId=3",
    ],
)
def test_an_event_that_says_too_little_is_unreadable(body: bytes) -> None:
    with pytest.raises(Unreadable):
        calls(body)


def test_a_preset_is_followed_whatever_the_names() -> None:
    with pytest.raises(Unreadable):
        calls(ZAMMAD, preset="neutral")


@pytest.mark.parametrize(
    ("text", "year"),
    [("1795363200", 2026), ("1795363200123", 2026), ("2026-11-23T12:00:00Z", 2026)],
)
def test_instants_are_read_as_exchanges_write_them(text: str, year: int) -> None:
    found = instant_of(text)
    assert found is not None
    assert found.year == year


@pytest.mark.parametrize("text", ["", "0", "12", "nan", "inf", "1e300", "soon"])
def test_what_is_no_instant_is_none(text: str) -> None:
    assert instant_of(text) is None


def test_keys_that_answer_a_survey_are_no_step_of_the_call() -> None:
    body = b'{"event":"keypad","call_id":"7","from":"09121234567","digits":"9#","survey":"3"}'
    told = told_by(flat_fields(body)[0], preset="auto", zone=ZoneInfo("Asia/Tehran"))
    assert told is not None
    assert (told.keyed, told.survey, told.is_code) == ("9#", "3", False)
    raw = Raw(id=1, body=body, content_type="", received_at=datetime.now(UTC), kept={})
    account = AccountFacts(
        id=1, kind="phone", name="p", state="on", token="t", settings={}, made_at=raw.received_at
    )
    (heard,) = read(raw, account)
    assert (heard.thing, heard.call, heard.action) == ("keyed", None, "Keypad Answered")
    assert heard.identifiers == (("phone", "+989121234567", True),)
