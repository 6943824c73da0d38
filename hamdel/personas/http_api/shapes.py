"""Bodies and answers of personas."""

from typing import Annotated

import msgspec

from hamdel.platform.api import Answer, Body
from hamdel.platform.instants import rfc3339

from ..contracts import LONGEST_LINE, MOST_LINES, PersonaFacts

Line = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_LINE)]
Lines = Annotated[list[Line], msgspec.Meta(max_length=MOST_LINES)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
About = Annotated[str, msgspec.Meta(max_length=500)]
Named = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]


class PersonaIn(Body):
    """A persona. `segment`: the id or key of the segment that they stand for; `about`: what they wish."""

    name: Name
    about: About = ""
    segment: Named | None = None
    goals: Lines = []
    pains: Lines = []
    words: Lines = []
    channels: Lines = []
    devices: Lines = []
    ideal: bool = False


class PersonaChangeIn(Body):
    """What is to be otherwise; what is left out stays. `segment` null: none."""

    name: Name | msgspec.UnsetType = msgspec.UNSET
    about: About | msgspec.UnsetType = msgspec.UNSET
    segment: Named | msgspec.UnsetType | None = msgspec.UNSET
    goals: Lines | msgspec.UnsetType = msgspec.UNSET
    pains: Lines | msgspec.UnsetType = msgspec.UNSET
    words: Lines | msgspec.UnsetType = msgspec.UNSET
    channels: Lines | msgspec.UnsetType = msgspec.UNSET
    devices: Lines | msgspec.UnsetType = msgspec.UNSET
    ideal: bool | msgspec.UnsetType = msgspec.UNSET


class PersonaOut(Answer):
    """A persona as it is drawn; `people` are in its segment now, null where it has none."""

    id: str
    name: str
    initials: str
    about: str
    segment_id: str | None
    people: int | None
    goals: list[str]
    pains: list[str]
    words: list[str]
    channels: list[str]
    devices: list[str]
    ideal: bool
    made_at: str
    changed_at: str


def persona_out(facts: PersonaFacts, people: int | None) -> PersonaOut:
    """Show a persona."""
    return PersonaOut(
        id=str(facts.id),
        name=facts.name,
        initials=facts.initials,
        about=facts.about,
        segment_id=None if facts.segment_id is None else str(facts.segment_id),
        people=people,
        goals=list(facts.goals),
        pains=list(facts.pains),
        words=list(facts.words),
        channels=list(facts.channels),
        devices=list(facts.devices),
        ideal=facts.ideal,
        made_at=rfc3339(facts.made_at),
        changed_at=rfc3339(facts.changed_at),
    )
