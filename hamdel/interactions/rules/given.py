"""An interaction said outright (API, imports) as a draft."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from hamdel.customers.public import Claim
from hamdel.platform.instants import can_be_shown, rfc3339, to_micros

from ..contracts import TRACK, Draft, Refused
from .segment import MOST_ACTION, clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One interaction as its recorder says it; `identifiers` are (kind, value) in any written form."""

    occurred_at: datetime
    identifiers: tuple[tuple[str, str], ...]
    channel: str
    action: str
    device: str = "unknown"
    id: str | None = None
    outcome: str | None = None
    text: str | None = None
    sentiment: float | None = None
    emotion: str | None = None
    effort: float | None = None
    attributes: dict[str, Any] = field(default_factory=dict)


def draft_of_given(
    given: Given, *, source: str, verified: bool = True, key_id: int | None = None
) -> Draft:
    """Understand one interaction said outright.

    `source` names who says it; `verified` whether its word about identifiers counts. The kept
    text is shaped like a track call, so every row of the log reads the same. Raises Refused
    naming the field that is empty.
    """
    action, channel = clean(given.action), clean(given.channel).lower()
    if not action:
        raise Refused("The name of what happened is needed.", field="action")
    if not channel:
        raise Refused("Where it happened is needed.", field="channel")
    if not can_be_shown(given.occurred_at):
        raise Refused("Not a time between the years 2 and 9998.", field="occurred_at")
    message_id = given.id or str(uuid4())
    at = to_micros(given.occurred_at)
    identifiers = tuple(
        (kind, value, verified) for kind, raw in given.identifiers if (value := clean(raw))
    )
    if not identifiers:
        raise Refused("At least one identifier is needed.", field="identifiers")
    return Draft(
        TRACK,
        message_id,
        channel,
        given.device,
        action[:MOST_ACTION],
        at,
        Claim(identifiers, {}, source, at, None),
        json.dumps(_event(given, message_id), ensure_ascii=False, separators=(",", ":")),
        given.outcome,
        given.sentiment,
        given.emotion,
        given.effort,
        key_id,
    )


def _event(given: Given, message_id: str) -> dict[str, Any]:
    ours = {
        "channel": given.channel,
        "device": given.device,
        "outcome": given.outcome,
        "text": given.text,
        "sentiment": given.sentiment,
        "emotion": given.emotion,
        "effort": given.effort,
    }
    return {
        "type": "track",
        "event": given.action,
        "messageId": message_id,
        "timestamp": rfc3339(given.occurred_at),
        "properties": given.attributes,
        "context": {"hamdel": {name: value for name, value in ours.items() if value is not None}},
    }
