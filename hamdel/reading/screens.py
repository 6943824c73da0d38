"""A message's reading as screens draw it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from hamdel.language.entities import Entity
from hamdel.language.fold import plain
from hamdel.language.reader.reading import Reading, Weighed
from hamdel.platform.web.words import EMOTIONS

from .contracts import EMOTIONS as EMOTION_KEYS
from .contracts import HEADS, SENTIMENTS, TOXIC, Head, HeadFacts
from .public import intent_names, sure_of
from .rules.marking import Piece, pieces_of
from .values import shown_value
from .words import ENTITIES, TOXICITY
from .words import HEADS as HEAD_NAMES
from .words import SENTIMENTS as SENTIMENT_NAMES

_WHY: Final[dict[Head, str]] = {
    "sentiment": "sentiment", "emotion": "emotion", "intent": "intent", "toxic": "toxicity",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeadRow:
    """One head of a message: what holds, how sure the reader was, why, and what else it could be."""

    head: Head
    name: str
    label: str
    label_name: str
    said_name: str
    probability: float
    unsure: bool
    corrected_by: str
    confirmed: bool
    pieces: tuple[Piece, ...]
    choices: tuple[tuple[str, str], ...]

    @property
    def marked(self) -> bool:
        """Whether any word weighed enough to be shown."""
        return any(piece.weight for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class EntityShown:
    """A fact of a message: what it is, as it was written, and what that means, "" where it says no more."""

    kind: str
    name: str
    surface: str
    value: str
    ambiguous: bool


def label_names(head: Head) -> dict[str, str]:
    """The labels of a head in the words of the screen, by key."""
    if head == "intent":
        return intent_names()
    words: dict[Head, tuple[Sequence[str], Mapping[str, Any]]] = {
        "sentiment": (SENTIMENTS, SENTIMENT_NAMES),
        "emotion": (EMOTION_KEYS, EMOTIONS),
        "toxic": (TOXIC, TOXICITY),
    }
    keys, names = words[head]
    return {key: str(names[key]) for key in keys}


def head_rows(
    text: str,
    reading: Reading,
    facts: Mapping[Head, HeadFacts],
    *,
    people: Mapping[str, str] = MappingProxyType({}),
) -> list[HeadRow]:
    """Every head of a message; `reading` is one just made, which says why.

    `people` are the names of those who corrected it, by e-mail.
    """
    return [_head_row(text, reading, facts[head], people) for head in HEADS]


def facts_of_reading(reading: Reading) -> dict[Head, HeadFacts]:
    """The heads of a reading that nobody corrected."""
    toxic = reading.toxicity
    judged: dict[Head, tuple[str, float, bool]] = {
        "toxic": ("yes" if toxic.toxic else "no", sure_of(toxic), toxic.abstained)
    }
    for head in HEADS[:3]:
        one = getattr(reading, head)
        judged[head] = (one.label, one.probability, one.abstained)
    return {
        head: HeadFacts(head, label, label, sure, unsure)
        for head, (label, sure, unsure) in judged.items()
    }


def entities_shown(text: str, entities: Sequence[Entity]) -> list[EntityShown]:
    """The facts of a message as a screen shows them."""
    return [
        EntityShown(
            kind=one.kind,
            name=str(ENTITIES[one.kind]),
            surface=text[one.start : one.end],
            value=_meant(one, text[one.start : one.end]),
            ambiguous=one.ambiguous,
        )
        for one in entities
    ]


def _meant(entity: Entity, surface: str) -> str:
    meant = shown_value(entity)
    return "" if plain(meant) == plain(surface) else meant


def _head_row(text: str, reading: Reading, facts: HeadFacts, people: Mapping[str, str]) -> HeadRow:
    names = label_names(facts.head)
    why: Sequence[Weighed] = reading.why.get(_WHY[facts.head], ())
    return HeadRow(
        head=facts.head,
        name=str(HEAD_NAMES[facts.head]),
        label=facts.label,
        label_name=names.get(facts.label, facts.label),
        said_name=names.get(facts.said, facts.said),
        probability=facts.probability,
        unsure=facts.unsure,
        corrected_by=people.get(facts.corrected_by, facts.corrected_by),
        confirmed=facts.confirmed,
        pieces=pieces_of(text, why),
        choices=tuple(names.items()),
    )
