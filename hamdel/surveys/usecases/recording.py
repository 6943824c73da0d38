"""An answer is a moment of its person's story."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from hamdel.customers.public import Claim, Named
from hamdel.interactions.public import Given, draft_of_given, record_interactions

from ..models import Response, Survey
from ..rules.scoring import effort_of

ACTION: Final = "Survey Answered"
LONGEST: Final = 20_000


def record(
    row: Response, survey: Survey, named: Sequence[Named], *, source: str, now: datetime
) -> int | None:
    """Record a whole answer once; returns the interaction's id. The caller holds the log still.

    None: nobody says whose it is, so that no story has it.
    """
    if not named:
        return None
    given = Given(
        id=f"survey:{row.pk}",
        occurred_at=row.answered_at,
        identifiers=tuple((kind, value) for kind, value, _ in named),
        channel=row.channel,
        device=row.device,
        action=ACTION,
        text=row.comment[:LONGEST] or None,
        effort=effort_of(survey.kind, row.score),
        attributes=attributes_of(row, survey),
    )
    draft = draft_of_given(given, source=source)
    draft.claim = Claim(tuple(named), {}, draft.claim.source, draft.claim.at, None)
    found = record_interactions([draft], now=now)
    return found[0].id if found else None


def attributes_of(row: Response, survey: Survey) -> dict[str, Any]:
    """What the log keeps of an answer: enough to react to it without asking."""
    told = {
        "survey_id": str(survey.pk),
        "survey": survey.title,
        "kind": survey.kind,
        "score": row.score,
        "response_id": str(row.pk),
        "stage": row.stage,
        "touchpoint": row.touchpoint,
    }
    return {name: value for name, value in told.items() if value not in (None, "")}
