"""What happens to a case is a moment of its customer's story."""

from datetime import datetime
from typing import Any, Final, Literal

from hamdel.customers.public import naming_of
from hamdel.interactions.public import Given, draft_of_given, record_interactions

from ..models import Case

Action = Literal["Case Opened", "Case Closed", "Case Reopened"]
CHANNEL: Final = "case"  # of a case that came over no channel


def record(row: Case, action: Action, *, at: datetime, who: str, now: datetime) -> int | None:
    """Record what happened to a case, once for each version of it; returns the interaction's id.

    The caller holds the log still. None: a customer whom nothing names has no story to tell it in.
    """
    named = naming_of(row.profile_id)
    if not named:
        return None
    (kind, value, verified), *_ = named
    settled = action == "Case Closed"
    given = Given(
        id=f"case:{row.pk}:{row.version}",
        occurred_at=at,
        identifiers=((kind, value),),
        channel=row.channel or CHANNEL,
        action=action,
        outcome="success" if settled and row.outcome == "resolved" else None,
        attributes=_attributes(row, settled=settled),
    )
    draft = draft_of_given(given, source=who, verified=verified)
    found = record_interactions([draft], now=now)
    return found[0].id if found else None


def _attributes(row: Case, *, settled: bool) -> dict[str, Any]:
    """What the log keeps of a case: enough to react to it without asking."""
    told = {
        "case_id": str(row.pk),
        "title": row.title,
        "type": row.type.key,
        "priority": row.priority,
        "state": row.state,
        "reason": row.reason,
        "reason_kind": row.reason_kind,
        "reason_topic": row.reason_topic,
    }
    if settled:
        told |= {"case_outcome": row.outcome, "resolution": row.resolution[:2_000]}
    return {name: value for name, value in told.items() if value}
