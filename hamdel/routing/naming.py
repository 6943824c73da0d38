"""The names of what rules speak of, in the reader's language: teams, skills, touchpoints, intents."""

from collections.abc import Mapping
from dataclasses import dataclass

from hamdel.accounts.public import people, teams
from hamdel.cases.public import case_types
from hamdel.platform.web.formats import screen_language
from hamdel.platform.web.words import CHANNELS, EMOTIONS
from hamdel.reading.public import intent_names
from hamdel.segments.public import segments
from hamdel.touchpoints.public import catalogue, stages

from .queries.agents import skills
from .words import HOURS, KINDS, LANGUAGES, PRIORITIES

Choices = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What there is to choose from, by field of a condition; teams, skills and people by id."""

    values: Mapping[str, Choices]
    teams: Mapping[int, str]
    skills: Mapping[str, str]
    people: Mapping[int, str]

    def value(self, field: str, key: str) -> str:
        """The name of a value of a condition; as it is written where there is none."""
        return self.values.get(field, {}).get(key, key)


def names_now(*, choices: bool = True) -> Names:
    """All names there are; without `choices` only those of teams, skills and people."""
    return Names(
        values=_choices() if choices else {},
        teams={one.id: one.name for one in teams()},
        skills={str(one.id): one.name for one in skills()},
        people={one.id: one.name for one in people()},
    )


def _choices() -> dict[str, Choices]:
    fa = screen_language() == "fa"
    return {
        "kind": {key: str(name) for key, name in KINDS.items()},
        "channel": {key: str(name) for key, name in CHANNELS.items()},
        "intent": intent_names(),
        "mood": {key: str(name) for key, name in EMOTIONS.items()},
        "priority": {key: str(name) for key, name in PRIORITIES.items()},
        "language": {key: str(name) for key, name in LANGUAGES.items()},
        "hours": {key: str(name) for key, name in HOURS.items()},
        "stage": {one.key: one.name_fa if fa else one.name_en for one in stages()},
        "touchpoint": {one.key: one.name_fa if fa else one.name_en for one in catalogue()},
        "case_type": {one.key: one.name_fa if fa else one.name_en for one in case_types()},
        "segment": {one.key: one.name_fa if fa else one.name_en for one in segments()},
    }
