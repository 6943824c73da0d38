"""Segment's calls as drafts of interactions.

Source: Segment's Spec (common fields; track, page, screen, identify, alias, group). What is ours
beyond it lives in `context.hamdel`.
"""

import hashlib
import hmac
from datetime import UTC, datetime
from typing import Any, Final
from uuid import uuid4

import msgspec

from hamdel.customers.public import Claim, Named
from hamdel.platform.foreign_json import read_foreign
from hamdel.platform.instants import EARLIEST_MICROS, LATEST_MICROS, to_micros

from ..contracts import ALIAS, GROUP, IDENTIFY, PAGE, SCREEN, TRACK, TYPES, Draft, Refused
from .devices import DEVICES, device_of_agent, device_of_type
from .envelope import NOTHING, Context, Event
from .own_ids import id_said
from .skew import occurred_at

OUTCOMES: Final = frozenset({"success", "failure", "abandoned"})
EMOTIONS: Final = frozenset({"anger", "sadness", "fear", "joy", "surprise", "neutral"})
MOST_ACTION: Final = 300
_EMPTY: Final[dict[str, Any]] = {}
_NO_CONTEXT: Final = Context()
# trait names that identify, beside the `userId` and `anonymousId` of every call
_TRAITS: Final = (
    ("email", "email"),
    ("phone", "phone"),
    ("nationalId", "national_id"),
    ("national_id", "national_id"),
    ("crmId", "crm_id"),
    ("crm_id", "crm_id"),
    ("telegram", "telegram"),
    ("bale", "bale"),
)
_SILENT: Final = frozenset(name for name, _ in _TRAITS)
_LARGEST: Final = 1e15
_MILLIS_FROM: Final = 1e11  # a number this large counts milliseconds


class Source(msgspec.Struct, frozen=True, gc=False):
    """Who sent an event: the key and its weight, and the envelope's clock (microseconds)."""

    key_id: int | None
    name: str
    verified: bool
    received: int
    sent: int | None = None
    signing: bytes = b""
    context: Context | None = None


def draft_of(event: Event, payload: str, source: Source) -> Draft:
    """Understand one event; `payload` is its text as it came.

    Raises Refused naming the field that is missing or makes no sense.
    """
    type_ = TYPES.get(event.type) if isinstance(event.type, str) else None
    if type_ is None:
        raise Refused("One of track, identify, page, screen, group, alias.", field="type")
    context = event.context or source.context or _NO_CONTEXT
    ours = context.hamdel
    said = micros_of(event.original_timestamp or event.timestamp, "timestamp")
    sent = micros_of(event.sent_at, "sentAt") if event.sent_at else source.sent
    at = occurred_at(said=said, sent=sent, received=source.received)
    if not EARLIEST_MICROS <= at <= LATEST_MICROS:
        at = source.received
    draft = Draft(
        type_,
        id_said(_name(event.message_id) or str(uuid4())),
        channel_of(event, context, type_),
        device_of(context),
        action_of(event, type_),
        at,
        claim_of(event, context, source, type_, at),
        payload,
        key_id=source.key_id,
    )
    if ours is not None:
        draft.outcome = _one_of(ours.outcome, "outcome", OUTCOMES)
        draft.sentiment = _number(ours.sentiment, "sentiment", -1.0, 1.0)
        draft.emotion = _one_of(ours.emotion, "emotion", EMOTIONS)
        draft.effort = _number(ours.effort, "effort", 1.0, 7.0)
    return draft


def claim_of(event: Event, context: Context, source: Source, type_: int, at: int) -> Claim:
    """What the event says of its person. Raises Refused where it names nobody."""
    user = _name(event.user_id)
    anonymous = _name(event.anonymous_id)
    if user is None and anonymous is None:
        raise Refused("userId or anonymousId is needed.", field="userId")
    verified = source.verified
    if not verified and user is not None and context.hamdel is not None:
        verified = vouched(user, context.hamdel.user_hash, source.signing)
    traits = event.traits if type_ == IDENTIFY else None
    identifiers: tuple[Named, ...] = () if user is None else (("user_id", user, verified),)
    if spoken := traits or context.traits:
        # A hash vouches for the user id and the device it came from, not for what is typed beside.
        identifiers += tuple(
            (kind, value, source.verified)
            for name, kind in _TRAITS
            if name in spoken and (value := _name(spoken[name])) is not None
        )
    if anonymous is not None:
        identifiers += (("anonymous_id", anonymous, verified),)
    if type_ < IDENTIFY:
        return Claim(identifiers, _EMPTY, source.name, at)
    alias_of = _previous(event) if type_ == ALIAS else None
    return Claim(identifiers, _attributes(event, traits, type_), source.name, at, alias_of)


def _previous(event: Event) -> str:
    previous = _name(event.previous_id) or _name(event.anonymous_id)
    if previous is None or _name(event.user_id) is None:
        raise Refused("alias needs previousId and userId.", field="previousId")
    return previous


def _attributes(event: Event, traits: dict[str, Any] | None, type_: int) -> dict[str, Any]:
    if traits:
        return {name: value for name, value in traits.items() if name not in _SILENT}
    if type_ == GROUP and (group := _name(event.group_id)):
        return {"group": group}
    return _EMPTY


def vouched(user: str, given: Any, signing: bytes) -> bool:
    """Whether `userHash` is HMAC-SHA256 (hex) of the user id under `user_hash_key`."""
    right = hmac.new(signing, user.encode(), hashlib.sha256).hexdigest()
    return (
        bool(signing)
        and isinstance(given, str)
        and hmac.compare_digest(right.encode(), given.encode(errors="replace"))
    )


def channel_of(event: Event, context: Context, type_: int) -> str:
    """Where it happened: what the sender says, else what its library betrays."""
    if context.hamdel is not None:
        said = _name(context.hamdel.channel)
        if said is not None:
            return said.strip().lower()[:60]
    if type_ == SCREEN or context.app != NOTHING or event.channel == "mobile":
        return "app"
    if type_ == PAGE or context.page != NOTHING or context.user_agent is not None:
        return "web"
    return "server"


def device_of(context: Context) -> str:
    """One of DEVICES. Raises Refused where `context.hamdel.device` is none of them."""
    said = context.hamdel.device if context.hamdel is not None else None
    if said is not None:
        if not isinstance(said, str) or said not in DEVICES:
            raise Refused(f"One of {', '.join(sorted(DEVICES))}.", field="context.hamdel.device")
        return said
    device = context.device
    if isinstance(device, dict) and isinstance(device.get("type"), str):
        return device_of_type(device["type"])
    agent = context.user_agent
    return device_of_agent(agent) if isinstance(agent, str) else "unknown"


def action_of(event: Event, type_: int) -> str:
    """What was done, in a few words; empty for what is not a moment of the story."""
    if type_ == TRACK:
        action = event.event
        if not isinstance(action, str) or not (action := clean(action)):
            raise Refused("The name of what happened is needed.", field="event")
        return action[:MOST_ACTION]
    if type_ not in {PAGE, SCREEN}:
        return ""
    name = event.name
    if not isinstance(name, str) or not name.strip():
        name = _name_in(event.properties)
    return f"Viewed {clean(name)}"[:MOST_ACTION] if name else "Viewed"


def _name_in(properties: msgspec.Raw) -> str:
    """Find a page's name among its properties: name, else path, else address."""
    try:
        more = msgspec.json.decode(properties)
    except msgspec.DecodeError:  # a number past what a double holds, somewhere
        more = read_foreign(bytes(properties).decode())
    if isinstance(more, dict):
        for field in ("name", "path", "url"):
            name = more.get(field)
            if isinstance(name, str) and clean(name):
                return name
    return ""


def clean(text: str) -> str:
    """Without what no database column takes: NUL, lone surrogates; nor spaces at the ends."""
    if "\0" in text:
        text = text.replace("\0", "")
    return text.strip()


def micros_of(value: Any, field: str) -> int | None:
    """Microseconds since 1970 UTC of ISO 8601 text, or of a number of seconds or milliseconds.

    A time without zone is UTC; None for nothing. Raises Refused for what says no time.
    """
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            found = datetime.fromisoformat(value)
            return to_micros(found if found.tzinfo else found.replace(tzinfo=UTC))
        except (ValueError, OverflowError):
            pass
    elif isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _LARGEST:
        micros = int(value * 1_000_000 if abs(value) < _MILLIS_FROM else value * 1_000)
        if EARLIEST_MICROS <= micros <= LATEST_MICROS:
            return micros
    raise Refused("Not an ISO 8601 time.", field=field)


def _name(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, str):
        # `clean`, written out: every event asks three times.
        return (value.replace("\0", "") if "\0" in value else value).strip() or None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return None


def _one_of(value: Any, field: str, allowed: frozenset[str]) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or value not in allowed:
        raise Refused(f"One of {', '.join(sorted(allowed))}.", field=f"context.hamdel.{field}")
    return value


def _number(value: Any, field: str, low: float, high: float) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise Refused(f"A number from {low:g} to {high:g}.", field=f"context.hamdel.{field}")
    return float(value)
