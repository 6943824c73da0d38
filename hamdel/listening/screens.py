"""Mentions as screens show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from hamdel.customers.public import customer_names
from hamdel.platform.web.curve import tone_of

from .contracts import MentionFacts, PostFacts, RuleFacts, SourceFacts, SpikeFacts, Suggestion
from .queries.share import ShareOfVoice, Voice
from .words import (
    EVIDENCE,
    HEALTH,
    KINDS,
    MATCHED,
    POST_STATES,
    SIDES,
    SOURCE_KINDS,
    STATES,
    network_name,
    trouble,
)

_STARS: Final = 5


@dataclass(frozen=True, slots=True)
class MentionShown:
    """A mention in words. `tone` is how it sounds, "" where nobody is sure; `stars` of a rating."""

    facts: MentionFacts
    network: str
    kind: str
    icon: str
    state: str
    state_tone: str
    tone: str
    stars: str
    who: str
    customer: str
    matched: str

    @property
    def line(self) -> str:
        """What a row of a list says."""
        return self.facts.title if not self.facts.text else self.facts.text


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A source in words."""

    facts: SourceFacts
    trouble: str
    network: str
    kind: str
    health: str
    tone: str


@dataclass(frozen=True, slots=True)
class PostShown:
    """A post in words."""

    facts: PostFacts
    trouble: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class SuggestionShown:
    """Whose it may be, with why, in words."""

    facts: Suggestion
    why: tuple[tuple[str, str], ...]
    weak: bool


@dataclass(frozen=True, slots=True)
class SpikeShown:
    """A rule's day on which more was said than usual, of either kind; `first` is the one that tells it."""

    first: SpikeFacts
    negative: SpikeFacts | None


@dataclass(frozen=True, slots=True)
class VoiceShown:
    """A brand's line of the share of voice: its part of each span, and how many."""

    voice: Voice
    side: str
    share: float | None
    parts: tuple[tuple[float | None, int], ...]
    negative: float | None


def mentions_shown(found: Sequence[MentionFacts]) -> list[MentionShown]:
    """Mentions in words, with whose they are."""
    named = [one.customer_id for one in found if one.customer_id is not None]
    names = customer_names(named) if named else {}
    return [_shown(one, names.get(one.customer_id or 0, "")) for one in found]


def _shown(facts: MentionFacts, customer: str) -> MentionShown:
    kind, icon = KINDS.get(facts.kind, (facts.kind, "voice"))
    state, state_tone = STATES[facts.state]
    full = 0 if facts.rating is None else round(facts.rating)
    return MentionShown(
        facts=facts,
        network=network_name(facts.network),
        kind=str(kind),
        icon=icon,
        state=str(state),
        state_tone=state_tone,
        tone="" if facts.sentiment is None else tone_of(facts.sentiment),
        stars="" if facts.rating is None else "★" * full + "☆" * (_STARS - full),
        who=facts.author or facts.handle,
        customer=customer,
        matched=str(MATCHED.get(facts.matched_by, "")),
    )


def source_shown(facts: SourceFacts) -> SourceShown:
    """A source in words."""
    word, tone = HEALTH[facts.health]
    kind = str(SOURCE_KINDS.get(facts.kind, facts.kind))
    return SourceShown(
        facts, trouble(facts.error), network_name(facts.network), kind, str(word), tone
    )


def post_shown(facts: PostFacts) -> PostShown:
    """A post in words."""
    word, tone = POST_STATES.get(facts.state, (facts.state, ""))
    return PostShown(facts, trouble(facts.problem), str(word), tone)


def suggestion_shown(facts: Suggestion) -> SuggestionShown:
    """Whose it may be, in words."""
    why = tuple((str(EVIDENCE.get(what, what)), value) for what, value in facts.evidence)
    return SuggestionShown(facts, why, all(what == "name" for what, _ in facts.evidence))


def spikes_shown(found: Sequence[SpikeFacts], *, most: int) -> list[SpikeShown]:
    """Spikes, one for each rule and day: ours before others', those of which most was said first."""
    days: dict[tuple[int, date], dict[str, SpikeFacts]] = {}
    for one in found:
        days.setdefault((one.rule_id, one.day), {})[one.what] = one
    shown = [
        SpikeShown(kinds.get("all", kinds.get("negative", one)), kinds.get("negative"))
        for kinds in days.values()
        for one in [next(iter(kinds.values()))]
    ]
    return sorted(shown, key=lambda one: (one.first.side != "ours", -one.first.count))[:most]


def rule_side(facts: RuleFacts) -> str:
    """On whose side a rule's words are."""
    return str(SIDES.get(facts.side, facts.side))


def voices_shown(found: ShareOfVoice) -> list[VoiceShown]:
    """The brands' lines, ours first, then those most heard."""
    lines = [
        VoiceShown(
            voice=one,
            side=str(SIDES[one.side]),
            share=found.share(one),
            parts=tuple(
                (found.share(one, place), count) for place, count in enumerate(one.counts)
            ),
            negative=one.negative / one.total if one.total else None,
        )
        for one in found.voices
    ]
    return sorted(lines, key=lambda one: (one.voice.side != "ours", -one.voice.total))
