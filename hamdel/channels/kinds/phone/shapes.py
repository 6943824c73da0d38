"""Events of telephone exchanges in their own shapes, as steps of calls.

Neutral: docs/channels.md. Zammad's generic CTI: docs.zammad.org, "Generic CTI". Simotel: its event web
hooks (wiki.simotel.com). Asterisk: events of the manager interface (docs.asterisk.org, AMI Events).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from hamdel.platform.instants import parse_instant

from ...contracts import CallEvent, CallStep, Direction, Unreadable
from ...rules.fields import Fields

_EARLIEST: Final = 946_684_800  # 2000-01-01: a smaller number is no instant
_MILLIS: Final = 100_000_000_000


@dataclass(frozen=True, kw_only=True)
class Told:
    """A step of a call and when it was; `at` None where the exchange does not say.

    `code`: the continuation code that the caller keyed in; `is_code`: the event tells only that.
    `keyed` are the keys of an answer to the survey `survey`: an event that tells no step.
    """

    event: CallEvent
    at: datetime | None
    code: str = ""
    is_code: bool = False
    keyed: str | None = None
    survey: str = ""


Mapping_ = Callable[[Fields, ZoneInfo], Told | None]


def told_by(fields: Fields, *, preset: str, zone: ZoneInfo) -> Told | None:
    """The step that an event tells; None for one that is no step of a call. Raises Unreadable.

    `preset` is a name of PRESETS, or "auto": the shape is told by the names in it.
    """
    shape = preset if preset in PRESETS else shape_of(fields)
    told = PRESETS[shape](fields, zone)
    if told is not None and not told.event.call_id:
        raise Unreadable("The event does not say which call it is about.")
    return told


def shape_of(fields: Mapping[str, str]) -> str:
    """Whose shape an event has, by the names in it. Raises Unreadable."""
    if "event_name" in fields:
        return "simotel"
    if "Event" in fields:
        return "asterisk"
    if "callId" in fields:
        return "zammad"
    if "event" in fields:
        return "neutral"
    raise Unreadable("The event has no name: `event`, `event_name` or `Event`.")


def neutral(fields: Fields, _zone: ZoneInfo) -> Told | None:
    """Our own shape: event, call_id, from, to, direction, queue, agent, code, digits, survey, at."""
    step = _step(fields.get("event", ""), _NEUTRAL)
    if step is None:
        raise Unreadable("`event` is ringing, answered, ended, code or keypad.")
    at = fields.get("at", "")
    when = instant_of(at)
    if at and when is None:
        raise Unreadable("`at` is no instant; write it like 2026-11-23T12:00:00Z.")
    event = _event(
        fields.get("call_id", ""), step, _direction(fields.get("direction", "")),
        fields.get("from", ""), fields.get("to", ""),
    )  # fmt: skip
    event = replace(
        event,
        queue=fields.get("queue", ""),
        agent=fields.get("agent", ""),
        recording=fields.get("recording", ""),
    )
    name = fields.get("event", "").strip().lower()
    if name == "keypad":
        keyed, survey = fields.get("digits", ""), fields.get("survey", "")
        return Told(event=event, at=when, keyed=keyed[:20], survey=survey[:20])
    return Told(event=event, at=when, code=fields.get("code", ""), is_code=name == "code")


def zammad(fields: Fields, _zone: ZoneInfo) -> Told | None:
    """Zammad's generic CTI: newCall, answer, hangup."""
    step = _step(fields.get("event", ""), _ZAMMAD)
    if step is None:
        raise Unreadable("`event` is newCall, answer or hangup.")
    event = _event(
        fields.get("callId", ""), step, _direction(fields.get("direction", "")),
        fields.get("from", ""), fields.get("to", ""),
    )  # fmt: skip
    who = fields.get("answeringNumber", "") or fields.get("user", "")
    event = replace(event, queue=fields.get("queue", ""), agent=who if step != "ringing" else "")
    return Told(event=event, at=None)


def simotel(fields: Fields, zone: ZoneInfo) -> Told | None:
    """Simotel's event web hooks: IncomingCall, OutGoingCall, NewState, Cdr; others tell no step."""
    name = fields["event_name"].replace(" ", "").lower()
    call_id = fields.get("cuid", "") or fields.get("unique_id", "")
    if name == "cdr":
        return _simotel_record(fields, call_id, zone)
    if name == "newstate":
        return _simotel_state(fields, call_id)
    number = fields.get("number", "") or fields.get("participant", "")
    if name == "incomingcall":
        event = _event(call_id, "ringing", "in", number, fields.get("entry_point", ""))
        return Told(event=event, at=None)
    if name == "outgoingcall":
        ours = fields.get("exten", "") or fields.get("outgoing_point", "")
        return Told(event=_event(call_id, "ringing", "out", ours, number), at=None)
    return None


def asterisk(fields: Fields, _zone: ZoneInfo) -> Told | None:
    """Events of Asterisk's manager interface: those of a call's first leg that tell a step."""
    call_id = fields.get("Linkedid", "") or fields.get("Uniqueid", "")
    first_leg = fields.get("Uniqueid", call_id) == call_id
    step = _asterisk_step(fields, first_leg=first_leg)
    if step is None or not call_id:
        return None
    ours = fields.get("Exten", "") or fields.get("ConnectedLineNum", "")
    outward = fields.get("Context", "").startswith("from-internal")
    event = _event(call_id, step, "out" if outward else "in", fields.get("CallerIDNum", ""), ours)
    agent = fields.get("DestCallerIDNum", "") or fields.get("MemberName", "")
    event = replace(
        event, queue=fields.get("Queue", ""), agent=agent if step == "answered" else ""
    )
    return Told(event=event, at=instant_of(fields.get("Timestamp", "")))


PRESETS: Final[dict[str, Mapping_]] = {
    "neutral": neutral,
    "zammad": zammad,
    "simotel": simotel,
    "asterisk": asterisk,
}

_NEUTRAL: Final[dict[str, CallStep]] = {
    "code": "ringing",  # keyed in while nobody has answered yet
    "keypad": "answered",
    "ringing": "ringing",
    "answered": "answered",
    "ended": "ended",
}
_ZAMMAD: Final[dict[str, CallStep]] = {
    "newcall": "ringing",
    "answer": "answered",
    "hangup": "ended",
}
_OUTWARD: Final = frozenset({"out", "outbound", "outgoing"})


def instant_of(text: str) -> datetime | None:
    """An instant as exchanges write it: RFC 3339, or seconds or milliseconds since 1970."""
    try:
        number = float(text)
    except ValueError:
        return parse_instant(text)
    seconds = number / 1000 if number > _MILLIS else number
    if not _EARLIEST < seconds < _MILLIS:
        return None
    return datetime.fromtimestamp(seconds, UTC)


def _simotel_record(fields: Fields, call_id: str, zone: ZoneInfo) -> Told | None:
    kind = fields.get("type", "")
    if kind not in {"incoming", "outgoing"}:
        return None  # calls between colleagues
    source, target = fields.get("src", ""), fields.get("dst", "")
    answered = fields.get("disposition", "").lower() == "answered"
    direction: Direction = "in" if kind == "incoming" else "out"
    event = replace(
        _event(call_id, "ended", direction, source, target),
        answered=answered,
        agent=(target if direction == "in" else source) if answered else "",
        wait_seconds=_seconds(fields.get("wait", "")),
        talk_seconds=_seconds(fields.get("billsec", "")) if answered else 0,
        recording=fields.get("record", ""),
    )
    return Told(event=event, at=_local(fields, ("endtime", "end_time"), zone))


def _simotel_state(fields: Fields, call_id: str) -> Told | None:
    step = _step(fields.get("state", ""), {"ringing": "ringing", "inuse": "answered"})
    other, agent = fields.get("participant", ""), fields.get("exten", "")
    if step is None or not other or fields.get("dialer"):
        return None
    direction = _direction(fields.get("direction", ""))
    source, target = (other, "") if direction == "in" else ("", other)
    event = replace(
        _event(call_id, step, direction, source, target),
        queue=fields.get("queue", ""),
        agent=agent if step == "answered" else "",
    )
    return Told(event=event, at=None)


def _asterisk_step(fields: Fields, *, first_leg: bool) -> CallStep | None:
    name = fields["Event"].lower()
    if name in {"newchannel", "queuecallerjoin"} and first_leg:
        return "ringing"
    if name == "agentconnect" or (name == "dialend" and fields.get("DialStatus") == "ANSWER"):
        return "answered"
    return "ended" if name == "hangup" and first_leg else None


def _step(word: str, steps: Mapping[str, CallStep]) -> CallStep | None:
    return steps.get(word.lower())


def _direction(word: str) -> Direction:
    return "out" if word.lower() in _OUTWARD else "in"


def _event(
    call_id: str, step: CallStep, direction: Direction, source: str, target: str
) -> CallEvent:
    customer, ours = (source, target) if direction == "in" else (target, source)
    return CallEvent(
        call_id=call_id[:250],
        step=step,
        direction=direction,
        customer=customer[:64],
        ours=ours[:64],
    )


def _seconds(text: str) -> int | None:
    try:
        return max(0, round(float(text)))
    except (ValueError, OverflowError):
        return None


def _local(fields: Fields, names: tuple[str, ...], zone: ZoneInfo) -> datetime | None:
    text = next((fields[name] for name in names if fields.get(name)), "")
    try:
        return datetime.fromisoformat(text).replace(tzinfo=zone)
    except ValueError:
        return None
