"""Everything said is an interaction in the log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from hamdel.customers.public import Claim, Named, Recognizer
from hamdel.interactions.public import Draft, Given, draft_of_given, record_interactions
from hamdel.platform.instants import to_micros
from hamdel.platform.rawdb import of_django

LONGEST: Final = 20_000  # characters of a text in the log; the message itself is whole


@dataclass(frozen=True, kw_only=True)
class Moment:
    """What is to be recorded. `id` makes doing it twice harmless."""

    id: str
    at: datetime
    channel: str
    action: str
    device: str = "unknown"
    text: str = ""
    outcome: str | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)


def recognize(identifiers: Sequence[Named], *, name: str, source: str, at: datetime) -> int:
    """Find or make the profile of a person, in the caller's transaction that holds the log."""
    claim = Claim(tuple(identifiers), {"name": name} if name else {}, source, to_micros(at))
    return Recognizer(of_django(), capacity=64).recognize([claim])[0]


def record(
    moment: Moment, identifiers: Sequence[Named], *, source: str, now: datetime
) -> int | None:
    """Record a moment of the person of some identifiers; returns the interaction's id.

    None where nothing names the person (they were erased meanwhile).
    """
    if not identifiers:
        return None
    given = Given(
        id=moment.id,
        occurred_at=moment.at,
        identifiers=tuple((kind, value) for kind, value, _ in identifiers),
        channel=moment.channel,
        action=moment.action,
        device=moment.device,
        text=moment.text[:LONGEST] or None,
        outcome=moment.outcome,
        attributes=dict(moment.attributes),
    )
    draft = _vouched(draft_of_given(given, source=source), identifiers)
    found = record_interactions([draft], now=now)
    return found[0].id if found else None


def _vouched(draft: Draft, identifiers: Sequence[Named]) -> Draft:
    """The draft with each identifier claimed or vouched for as it was said."""
    claim = draft.claim
    draft.claim = Claim(tuple(identifiers), {}, claim.source, claim.at, None)
    return draft
