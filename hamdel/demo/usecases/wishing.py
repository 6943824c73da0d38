"""What the company's customers wish for stands on its board of ideas."""

from datetime import datetime, timedelta
from typing import Final

from hamdel.customers.public import customers_of
from hamdel.ideas.public import (
    PastIdea,
    PastTelling,
    PastVoice,
    drop_past_ideas,
    keep_past_ideas,
)
from hamdel.interactions.public import profiles_heard_from
from hamdel.platform import options
from hamdel.platform.instants import from_micros, to_micros

from ..models import Company
from ..rules.wishing import Wanted, Wish, wishes

WHO: Final = "hamdel demo"
PREFIX: Final = "demo:"
NAME: Final = "رکاب"
_PEOPLE: Final = 180  # of the first customers: who is on the board
_AFTER: Final = timedelta(minutes=20)  # so long it took to tell them


def keep_wishes(company: Company, *, now: datetime) -> None:
    """Keep the ideas with the voices of the first customers, once."""
    keys = (company.site_key_id, company.server_key_id)
    customers = customers_of(sorted(profiles_heard_from(keys, limit=_PEOPLE)))
    found = wishes(sorted(set(customers.values())), now=to_micros(now), seed=company.seed)
    keep_past_ideas([_idea(one) for one in found])
    options.set("ideas.company", NAME, who=WHO, now=now)


def take_wishes_back(*, now: datetime) -> None:
    """Take the ideas of the list away again."""
    drop_past_ideas(PREFIX)
    options.set("ideas.company", "", who=WHO, now=now)


def _idea(one: Wish) -> PastIdea:
    said = one.said
    since = from_micros(one.since)
    return PastIdea(
        key=f"{PREFIX}{one.key}",
        title=said["title"],
        text=said["text"],
        state=said.get("state", "new"),
        made_at=from_micros(one.made),
        state_at=since,
        source="ideas",
        author_id=one.voices[0].profile_id if one.voices else None,
        reason=said.get("reason", ""),
        answer=said.get("answer", ""),
        answered_by=said.get("by", ""),
        effort=said.get("effort"),
        impact=said.get("impact"),
        shown="waiting" if "waits" in said else "shown",
        why_waiting=said.get("waits", ""),
        joined_to=f"{PREFIX}{said['of']}" if "of" in said else "",
        voices=[_voice(voice, place, since) for place, voice in enumerate(one.voices)],
    )


def _voice(voice: Wanted, place: int, since: datetime) -> PastVoice:
    return PastVoice(
        profile_id=voice.profile_id,
        at=from_micros(voice.at),
        how="voted" if place else "suggested",
        told=None if voice.told is None else _told(voice.told, since),
    )


def _told(told: tuple[str, str], since: datetime) -> PastTelling:
    kind, outcome = told
    return PastTelling(
        kind=kind, outcome=outcome, told_at=since + _AFTER if outcome == "sent" else None
    )
