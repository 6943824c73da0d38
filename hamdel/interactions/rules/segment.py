"""Segment's calls as drafts of interactions.

Source: Segment's Spec (common fields; track, page, screen, identify, alias, group). What is ours
beyond it lives in `context.hamdel`.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import uuid4

from hamdel.customers.public import Claim
from hamdel.platform.instants import to_micros

from ..contracts import ALIAS, GROUP, IDENTIFY, PAGE, SCREEN, TRACK, TYPES, Draft, Refused
from .devices import DEVICES, device_of_agent, device_of_type
from .skew import occurred_at

OUTCOMES: Final = frozenset({"success", "failure", "abandoned"})
EMOTIONS: Final = frozenset({"anger", "sadness", "fear", "joy", "surprise", "neutral"})
MOST_ACTION: Final = 300
_EMPTY: Final[dict[str, Any]] = {}
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
_DAY_ONE: Final = -62135596800000000
_LAST_DAY: Final = 253402300799999999


@dataclass(frozen=True, slots=True)
class Source:
    """Who sent an event: the key and its weight, and the envelope's clock (microseconds)."""

    key_id: int | None
    name: str
    verified: bool
    received: int
    sent: int | None = None
    signing: bytes = b""
    context: dict[str, Any] | None = None


def draft_of(event: dict[str, Any], payload: str, source: Source) -> Draft:
    """Understand one event.

    `event` is the parsed JSON object, `payload` its text as it came. Raises Refused naming the
    field that is missing or makes no sense.
    """
    named = event.get("type")
    type_ = TYPES.get(named) if isinstance(named, str) else None
    if type_ is None:
        raise Refused("One of track, identify, page, screen, group, alias.", field="type")
    context = _object(event, "context") or source.context or _EMPTY
    ours = _object(context, "hamdel", "context.hamdel")
    said = micros_of(event, "originalTimestamp")
    if said is None:
        said = micros_of(event, "timestamp")
    sent = micros_of(event, "sentAt") or source.sent
    at = occurred_at(said=said, sent=sent, received=source.received)
    channel = channel_of(event, context, ours, type_)
    return Draft(
        type_,
        _name(event.get("messageId")) or str(uuid4()),
        channel,
        device_of(context, ours),
        action_of(event, type_),
        min(max(at, _DAY_ONE), _LAST_DAY),
        claim_of(event, context, ours, source, type_, at),
        payload,
        _one_of(ours, "outcome", OUTCOMES),
        _number(ours, "sentiment", -1.0, 1.0),
        _one_of(ours, "emotion", EMOTIONS),
        _number(ours, "effort", 1.0, 7.0),
        source.key_id,
    )


def claim_of(  # noqa: PLR0913, PLR0917 - the parts of one event, each looked up once
    event: dict[str, Any],
    context: dict[str, Any],
    ours: dict[str, Any],
    source: Source,
    type_: int,
    at: int,
) -> Claim:
    """What the event says of its person. Raises Refused where it names nobody."""
    user = _name(event.get("userId"))
    anonymous = _name(event.get("anonymousId"))
    verified = source.verified or (
        user is not None
        and "userHash" in ours
        and vouched(user, ours["userHash"], source.signing)
    )
    traits = _object(event, "traits") if type_ == IDENTIFY else _EMPTY
    spoken = traits or _object(context, "traits", "context.traits")
    identifiers: list[tuple[str, str, bool]] = []
    if user is not None:
        identifiers.append(("user_id", user, verified))
    if spoken:
        for name, kind in _TRAITS:
            if name in spoken:
                value = _name(spoken[name])
                if value is not None:
                    identifiers.append((kind, value, verified))
    if anonymous is not None:
        identifiers.append(("anonymous_id", anonymous, verified))
    if user is None and anonymous is None:
        raise Refused("userId or anonymousId is needed.", field="userId")
    alias_of = None
    if type_ == ALIAS:
        alias_of = _name(event.get("previousId")) or anonymous
        if alias_of is None or user is None:
            raise Refused("alias needs previousId and userId.", field="previousId")
    attributes = {k: v for k, v in traits.items() if k not in _SILENT} if traits else _EMPTY
    if type_ == GROUP and (group := _name(event.get("groupId"))):
        attributes = {"group": group}
    return Claim(tuple(identifiers), attributes, source.name, at, alias_of)


def vouched(user: str, given: Any, signing: bytes) -> bool:
    """Whether `userHash` is HMAC-SHA256 (hex) of the user id under the signing key."""
    right = hmac.new(signing, user.encode(), hashlib.sha256).hexdigest()
    return bool(signing) and isinstance(given, str) and hmac.compare_digest(
        right.encode(), given.encode(errors="replace")
    )


def channel_of(
    event: dict[str, Any], context: dict[str, Any], ours: dict[str, Any], type_: int
) -> str:
    """Where it happened: what the sender says, else what its library betrays."""
    said = _name(ours.get("channel"))
    if said is not None:
        return clean(said.strip().lower())[:60] or "unknown"
    named = event.get("channel")
    if named == "mobile" or type_ == SCREEN or "app" in context:
        return "app"
    if named == "server" or ("userAgent" not in context and "page" not in context):
        return "web" if type_ == PAGE else "server"
    return "web"


def device_of(context: dict[str, Any], ours: dict[str, Any]) -> str:
    """One of DEVICES. Raises Refused where `context.hamdel.device` is none of them."""
    said = ours.get("device")
    if said is not None:
        if not isinstance(said, str) or said not in DEVICES:
            raise Refused(f"One of {', '.join(sorted(DEVICES))}.", field="context.hamdel.device")
        return said
    device = context.get("device")
    if isinstance(device, dict) and isinstance(device.get("type"), str):
        return device_of_type(device["type"])
    agent = context.get("userAgent")
    return device_of_agent(agent) if isinstance(agent, str) else "unknown"


def action_of(event: dict[str, Any], type_: int) -> str:
    """What was done, in a few words; empty for what is not a moment of the story."""
    if type_ == TRACK:
        action = event.get("event")
        if not isinstance(action, str) or not action.strip():
            raise Refused("The name of what happened is needed.", field="event")
        return clean(action)[:MOST_ACTION]
    if type_ in {PAGE, SCREEN}:
        properties = event.get("properties")
        more = properties if isinstance(properties, dict) else _EMPTY
        for name in (event.get("name"), more.get("name"), more.get("path"), more.get("url")):
            if isinstance(name, str) and name.strip():
                return f"Viewed {clean(name)}"[:MOST_ACTION]
        return "Viewed"
    return ""


def clean(text: str) -> str:
    """Without what no database column takes: NUL, lone surrogates; nor spaces at the ends."""
    if "\0" in text:
        text = text.replace("\0", "")
    return text.strip()


def micros_of(event: dict[str, Any], field: str) -> int | None:
    """Microseconds since 1970 UTC of a field: ISO 8601, or seconds or milliseconds as a number.

    A time without zone is UTC. Raises Refused where the field says no time.
    """
    value = event.get(field)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        try:
            found = datetime.fromisoformat(value)
            return to_micros(found if found.tzinfo else found.replace(tzinfo=UTC))
        except (ValueError, OverflowError):
            pass
    elif isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e15:  # noqa: PLR2004
        micros = int(value * 1_000_000 if abs(value) < 1e11 else value * 1_000)  # noqa: PLR2004
        if _DAY_ONE <= micros <= _LAST_DAY:
            return micros
    raise Refused("Not an ISO 8601 time.", field=field)


def _object(owner: dict[str, Any], field: str, path: str = "") -> dict[str, Any]:
    value = owner.get(field)
    if value is None:
        return _EMPTY
    if not isinstance(value, dict):
        raise Refused("Must be an object.", field=path or field)
    return value


def _name(value: Any) -> str | None:
    if isinstance(value, str):
        return clean(value) or None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return None


def _one_of(ours: dict[str, Any], field: str, allowed: frozenset[str]) -> str | None:
    value = ours.get(field)
    if value is None:
        return None
    if not isinstance(value, str) or value not in allowed:
        raise Refused(f"One of {', '.join(sorted(allowed))}.", field=f"context.hamdel.{field}")
    return value


def _number(ours: dict[str, Any], field: str, low: float, high: float) -> float | None:
    value = ours.get(field)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise Refused(f"A number from {low:g} to {high:g}.", field=f"context.hamdel.{field}")
    return float(value)
