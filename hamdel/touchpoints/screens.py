"""Rows of the catalogue's screens, in the language of the screen."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hamdel.language.fold import plain

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
    recent: int
    share: int
    last_seen_at: datetime | None
    archived: bool


@dataclass(frozen=True, slots=True)
class StageColumn:
    """A stage with its touchpoints."""

    key: str
    name: str
    cards: tuple[Card, ...]
    recent: int


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage to be edited: its names, how many touchpoints hold it, whether it is at an end."""

    key: str
    name_fa: str
    name_en: str
    touchpoints: int
    first: bool
    last: bool


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
class WaitingAction:
    """Kinds of one action that wait for a place, the most seen one first."""

    kind: SeenKind
    channels: tuple[str, ...]
    devices: tuple[str, ...]
    seen: int
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
    recent: Mapping[int, int],
    people: Mapping[int, str],
    language: str,
) -> CataloguePage:
    """Lay the catalogue out; `recent` are moments of 30 days by id, `people` names by id."""
    draw = _Drawing(recent, people, max(recent.values(), default=0) or 1, language)
    columns = [
        draw.column(stage, [t for t in touchpoints if t.stage == stage.key]) for stage in stages
    ]
    return CataloguePage(
        stages=tuple(columns),
        touchpoints=len(touchpoints),
        owned=sum(t.owner_id is not None for t in touchpoints),
        unmatched=unmatched,
        silent=sum(not t.seen for t in touchpoints),
    )


def waiting_actions(
    kinds: Iterable[SeenKind],
    offers: Mapping[int, Sequence[TouchpointFacts]],
    *,
    language: str,
) -> tuple[WaitingAction, ...]:
    """What waits, the most seen first; one row an action, however it is spelled."""
    alike: dict[str, list[SeenKind]] = {}
    for kind in kinds:
        alike.setdefault(plain(kind.action), []).append(kind)
    rows = [_waiting(group, offers.get(group[0].id, ()), language) for group in alike.values()]
    return tuple(sorted(rows, key=lambda row: (-row.seen, row.kind.id)))


def _waiting(
    group: Sequence[SeenKind], offers: Sequence[TouchpointFacts], language: str
) -> WaitingAction:
    return WaitingAction(
        kind=group[0],
        channels=tuple(dict.fromkeys(kind.channel for kind in group)),
        devices=tuple(dict.fromkeys(kind.device for kind in group)),
        seen=sum(kind.seen for kind in group),
        offers=offers_of(offers, language=language),
    )


def offers_of(offers: Sequence[TouchpointFacts], *, language: str) -> tuple[Offer, ...]:
    """Suggested touchpoints, each with the key that chooses it."""
    return tuple(
        Offer(t.key, name_of(t, language=language), number)
        for number, t in enumerate(offers, start=1)
    )


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What every card needs besides its touchpoint."""

    recent: Mapping[int, int]
    people: Mapping[int, str]
    busiest: int
    language: str

    def column(self, stage: StageFacts, listed: Sequence[TouchpointFacts]) -> StageColumn:
        """One stage."""
        cards = tuple(self.card(facts) for facts in listed)
        name = stage.name_fa if self.language == "fa" else stage.name_en
        return StageColumn(stage.key, name, cards, sum(card.recent for card in cards))

    def card(self, facts: TouchpointFacts) -> Card:
        """One touchpoint."""
        recent = self.recent.get(facts.id, 0)
        return Card(
            key=facts.key,
            name=name_of(facts, language=self.language),
            channel=facts.usual_channel,
            device=facts.usual_device,
            owner=self.people.get(facts.owner_id or 0, ""),
            friction=text_of(facts, "friction", language=self.language),
            effort=facts.effort or 0,
            cost_irr=facts.cost_irr,
            kinds=facts.kinds,
            seen=facts.seen,
            recent=recent,
            share=round(100 * recent / self.busiest),
            last_seen_at=facts.last_seen_at,
            archived=facts.archived,
        )


def stage_rows(
    stages: Sequence[StageFacts], touchpoints: Iterable[TouchpointFacts]
) -> tuple[StageRow, ...]:
    """The stages as their editor shows them; touchpoints put away count too."""
    held = Counter(one.stage for one in touchpoints)
    return tuple(
        StageRow(
            key=stage.key,
            name_fa=stage.name_fa,
            name_en=stage.name_en,
            touchpoints=held[stage.key],
            first=place == 0,
            last=place == len(stages) - 1,
        )
        for place, stage in enumerate(stages)
    )
