"""Rows of the catalogue's screens, in the language of the screen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from .contracts import SeenKind, StageFacts, TouchpointFacts


@dataclass(frozen=True, slots=True)
class Card:
    """A touchpoint on the catalogue page. `share`: its part of the busiest one's volume, 0…100."""

    key: str
    name: str
    channel: str
    device: str
    owner: str
    friction: str
    effort: int
    cost_irr: int | None
    kinds: int
    seen: int
    share: int
    last_seen_at: datetime | None
    archived: bool


@dataclass(frozen=True, slots=True)
class StageColumn:
    """A stage with its touchpoints."""

    key: str
    name: str
    cards: tuple[Card, ...]
    seen: int


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """The catalogue: stages, and what the sentence above them says."""

    stages: tuple[StageColumn, ...]
    touchpoints: int
    owned: int
    unmatched: int
    silent: int

    @property
    def unowned(self) -> int:
        """How many nobody answers for."""
        return self.touchpoints - self.owned


@dataclass(frozen=True, slots=True)
class Offer:
    """A touchpoint offered for a kind, with the key that takes it."""

    key: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class WaitingKind:
    """A kind that waits for a place."""

    kind: SeenKind
    offers: tuple[Offer, ...]


def name_of(facts: TouchpointFacts, *, language: str) -> str:
    """The touchpoint's name, in the other language where this one is missing."""
    first, second = facts.name_fa, facts.name_en
    return (first or second) if language == "fa" else (second or first)


def text_of(facts: TouchpointFacts, what: str, *, language: str) -> str:
    """Its "friction" or "measure", in the other language where this one is missing."""
    first, second = getattr(facts, f"{what}_fa"), getattr(facts, f"{what}_en")
    return str((first or second) if language == "fa" else (second or first))


def catalogue_page(
    *,
    stages: Sequence[StageFacts],
    touchpoints: Sequence[TouchpointFacts],
    unmatched: int,
    people: Mapping[int, str],
    language: str,
) -> CataloguePage:
    """Lay the catalogue out; `people` are names by id."""
    busiest = max((t.seen for t in touchpoints), default=0) or 1
    columns = [
        _column(stage, [t for t in touchpoints if t.stage == stage.key], people, busiest, language)
        for stage in stages
    ]
    return CataloguePage(
        stages=tuple(columns),
        touchpoints=len(touchpoints),
        owned=sum(t.owner_id is not None for t in touchpoints),
        unmatched=unmatched,
        silent=sum(not t.seen for t in touchpoints),
    )


def waiting_kinds(
    kinds: Iterable[SeenKind],
    offers: Mapping[int, Sequence[TouchpointFacts]],
    *,
    language: str,
) -> tuple[WaitingKind, ...]:
    """The kinds that wait, each with what is offered."""
    return tuple(
        WaitingKind(
            kind=kind,
            offers=tuple(
                Offer(t.key, name_of(t, language=language), number)
                for number, t in enumerate(offers.get(kind.id, ()), start=1)
            ),
        )
        for kind in kinds
    )


def _column(
    stage: StageFacts,
    listed: Sequence[TouchpointFacts],
    people: Mapping[int, str],
    busiest: int,
    language: str,
) -> StageColumn:
    cards = tuple(_card(t, people, busiest, language) for t in listed)
    name = stage.name_fa if language == "fa" else stage.name_en
    return StageColumn(stage.key, name, cards, sum(card.seen for card in cards))


def _card(facts: TouchpointFacts, people: Mapping[int, str], busiest: int, language: str) -> Card:
    return Card(
        key=facts.key,
        name=name_of(facts, language=language),
        channel=facts.usual_channel,
        device=facts.usual_device,
        owner=people.get(facts.owner_id or 0, ""),
        friction=text_of(facts, "friction", language=language),
        effort=facts.effort or 0,
        cost_irr=facts.cost_irr,
        kinds=facts.kinds,
        seen=facts.seen,
        share=round(100 * facts.seen / busiest),
        last_seen_at=facts.last_seen_at,
        archived=facts.archived,
    )
