"""What customers do with ideas is a moment of their story, each once."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from hamdel.customers.public import Claim, naming_of
from hamdel.interactions.public import Given, draft_of_given, record_interactions

from ..models import Idea

Action = Literal["Idea Suggested", "Idea Voted", "Idea Done Told"]
LONGEST: Final = 5_200


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What somebody did with an idea; `key` makes recording it twice harmless."""

    action: Action
    profile_id: int
    key: str
    channel: str
    at: datetime
    origin: str = ""


def record(idea: Idea, moment: Moment, *, who: str, now: datetime) -> int | None:
    """Record what a profile's person did; returns the interaction's id.

    In the caller's transaction, which holds the log. None where nothing names the person.
    """
    naming = naming_of(moment.profile_id)
    if not naming:
        return None
    suggested, told = moment.action == "Idea Suggested", moment.action == "Idea Done Told"
    said = f"{idea.title}\n{idea.text}".strip() if suggested else ""
    origin = {"origin": moment.origin} if moment.origin else {}
    given = Given(
        id=f"idea:{idea.pk}:{moment.key}",
        occurred_at=moment.at,
        identifiers=tuple((kind, value) for kind, value, _ in naming),
        channel=moment.channel or "web",
        action=moment.action,
        text=said[:LONGEST] or None,
        outcome="success" if told else None,
        attributes={"idea_id": str(idea.pk), "idea": idea.title, **origin},
    )
    draft = draft_of_given(given, source=who)
    draft.claim = Claim(naming, {}, draft.claim.source, draft.claim.at, None)
    found = record_interactions([draft], now=now)
    return found[0].id if found else None
