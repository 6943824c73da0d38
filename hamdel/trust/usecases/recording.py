"""What happens to a promise is an interaction in the log, each once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from hamdel.customers.public import Claim, naming_of
from hamdel.interactions.public import Given, draft_of_given, record_interactions
from hamdel.platform.instants import rfc3339

from ..models import Promise

NOWHERE: Final = "phone"  # the channel of what was promised outside of any conversation


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """A moment to be recorded: `id` makes doing it twice harmless."""

    id: str
    at: datetime
    action: str
    channel: str
    attributes: Mapping[str, Any]
    outcome: str | None = None


def record(profile_id: int, happened: Happened, *, source: str, now: datetime) -> int | None:
    """Record a moment of a profile's person; returns the interaction's id.

    In the caller's transaction, which holds the log. None where nothing names the person any more.
    """
    naming = naming_of(profile_id)
    if not naming:
        return None
    given = Given(
        id=happened.id,
        occurred_at=happened.at,
        identifiers=tuple((kind, value) for kind, value, _ in naming),
        channel=happened.channel,
        action=happened.action,
        device="unknown",
        outcome=happened.outcome,
        attributes=dict(happened.attributes),
    )
    draft = draft_of_given(given, source=source)
    draft.claim = Claim(naming, {}, draft.claim.source, draft.claim.at, None)
    found = record_interactions([draft], now=now)
    return found[0].id if found else None


def record_promise(
    row: Promise, action: str, *, at: datetime, who: str, now: datetime, outcome: str
) -> int | None:
    """Record what became of a promise: `Promise Made`, `Kept`, `Broken`, `Withdrawn`."""
    attributes: dict[str, Any] = {
        "title": row.what,
        "promise_id": str(row.pk),
        "due_at": rfc3339(row.due_at),
        "agent": "" if row.owner is None else row.owner.name,
        "team": "" if row.team is None else row.team.name,
    }
    for name, value in (("conversation_id", row.conversation_id), ("case_id", row.case_id)):
        if value is not None:
            attributes[name] = str(value)
    happened = Happened(
        id=f"promise:{row.pk}:{action.rpartition(' ')[2].lower()}",
        at=at,
        action=action,
        channel=row.channel,
        attributes=attributes,
        outcome=outcome,
    )
    return record(row.profile_id, happened, source=who, now=now)
