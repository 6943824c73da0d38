"""Interactions as rows of a file, both ways."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec
from django.conf import settings

from hamdel.customers.public import customers_of
from hamdel.interactions.public import Draft, Given, draft_of_given, log_after
from hamdel.language.jalali import parse_date
from hamdel.language.numbers import parse_number
from hamdel.platform.instants import parse_instant, rfc3339

COLUMNS: Final = {
    "id": "int", "message_id": "text", "customer_id": "int", "occurred_at": "text",
    "received_at": "text", "channel": "text", "device": "text", "action": "text",
    "touchpoint": "text", "stage": "text", "outcome": "text", "sentiment": "float",
    "emotion": "text", "effort": "float", "text": "text", "attributes": "text",
}  # fmt: skip
KINDS: Final = (
    "user_id", "national_id", "crm_id", "email", "phone", "telegram", "bale", "anonymous_id",
)  # fmt: skip
_OUR_OWN: Final = frozenset({"id", "customer_id", "received_at", "touchpoint", "stage"})
_DEVICES: Final = frozenset({"laptop", "mobile", "tablet", "phone line", "kiosk", "unknown"})
_OUTCOMES: Final = frozenset({"success", "failure", "abandoned"})
_EMOTIONS: Final = frozenset({"anger", "sadness", "fear", "joy", "surprise", "neutral"})
_AT_ONCE: Final = 2_000


class NoInteraction(ValueError):
    """The row says no interaction; the text says why."""


def interaction_rows() -> Iterator[dict[str, Any]]:
    """Give every moment of the log, in the order in which they came in."""
    position = 0
    while True:
        rows, reached = log_after(position, _AT_ONCE)
        if reached == position:
            return
        position = reached
        customers = customers_of([profile for profile, _, _ in rows])
        for profile, moment, _ in rows:
            if not moment.action:
                continue  # identify, alias, group: no moments of the story
            yield {
                "id": moment.id,
                "message_id": moment.message_id,
                "customer_id": customers.get(profile),
                "occurred_at": rfc3339(moment.occurred_at),
                "received_at": rfc3339(moment.received_at),
                "channel": moment.channel,
                "device": moment.device,
                "action": moment.action,
                "touchpoint": moment.touchpoint,
                "stage": moment.stage,
                "outcome": moment.outcome,
                "sentiment": moment.sentiment,
                "emotion": moment.emotion,
                "effort": moment.effort,
                "text": moment.text or None,
                "attributes": moment.properties,
            }


def draft_of_row(row: dict[str, Any], *, source: str) -> Draft:
    """Understand a row: the columns of an export, or the shape of the API; others are attributes.

    `occurred_at` is RFC 3339, or a Jalali or Gregorian day. Raises NoInteraction.
    """
    rest = {name: value for name, value in row.items() if name not in _OUR_OWN}
    given = Given(
        occurred_at=_instant(rest.pop("occurred_at", None)),
        identifiers=_identifiers(rest),
        channel=_text(rest.pop("channel", "")),
        action=_text(rest.pop("action", "")),
        device=_one_of(rest.pop("device", None), "device", _DEVICES) or "unknown",
        id=_text(rest.pop("message_id", "") or row.get("id", "")) or None,
        outcome=_one_of(rest.pop("outcome", None), "outcome", _OUTCOMES),
        text=_text(rest.pop("text", "")) or None,
        sentiment=_number(rest.pop("sentiment", None), "sentiment", -1, 1),
        emotion=_one_of(rest.pop("emotion", None), "emotion", _EMOTIONS),
        effort=_number(rest.pop("effort", None), "effort", 1, 7),
        attributes=_attributes(rest.pop("attributes", None)) | rest,
    )
    return draft_of_given(given, source=source)


def _identifiers(rest: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    listed = rest.pop("identifiers", None) or []
    if isinstance(listed, str):
        listed = _json(listed, "identifiers")
    try:
        said = [(str(one["kind"]), str(one["value"])) for one in listed]
    except (TypeError, KeyError):
        raise NoInteraction("identifiers: a list of {kind, value}") from None
    unknown = [kind for kind, _ in said if kind not in KINDS]
    if unknown:
        raise NoInteraction(f"identifiers: there is no kind {unknown[0]}")
    return (*said, *((kind, _text(rest.pop(kind))) for kind in KINDS if kind in rest))


def _instant(value: Any) -> datetime:
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    text = _text(value)
    found = parse_instant(text)
    if found is None and (day := parse_date(text)) is not None:
        zone = ZoneInfo(settings.TIME_ZONE)
        found = datetime(day.year, day.month, day.day, tzinfo=zone)
    if found is None:
        raise NoInteraction("occurred_at: not a time")
    return found


def _number(value: Any, name: str, least: float, most: float) -> float | None:
    if value is None or value == "":
        return None
    found = value if isinstance(value, int | float) else parse_number(_text(value))
    if found is None or not least <= float(found) <= most:
        raise NoInteraction(f"{name}: not a number from {least} to {most}")
    return float(found)


def _one_of(value: Any, name: str, allowed: frozenset[str]) -> str | None:
    text = _text(value).lower()
    if text and text not in allowed:
        raise NoInteraction(f"{name}: not one of {', '.join(sorted(allowed))}")
    return text or None


def _attributes(value: Any) -> dict[str, Any]:
    found = _json(value, "attributes") if isinstance(value, str) else value or {}
    if not isinstance(found, dict):
        raise NoInteraction("attributes: not an object")
    return found


def _json(text: str, name: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except msgspec.MsgspecError:
        raise NoInteraction(f"{name}: not JSON") from None


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()
