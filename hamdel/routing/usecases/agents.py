"""Skills, and what is written of each person: what they know, how much they carry, when they work."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from hamdel.accounts.public import WrongHours, read_spans
from hamdel.conversations.public import Actor
from hamdel.language.fold import fold
from hamdel.platform import audit, jobs

from ..contracts import LANGUAGES, LEVELS, Refused, SkillFacts, ToServe
from ..live import tell
from ..models import Ability, Rule, Skill
from .states import TURN, hold_agent

_MOST: Final = 1000
_WEEK: Final = 7


@transaction.atomic
def add_skill(*, name: str, by: Actor, now: datetime) -> SkillFacts:
    """Name a skill; one that there is already is given back. Raises Refused."""
    said = " ".join(name.split())
    if not said or len(said) > 80:  # noqa: PLR2004 - as the column
        raise Refused("Name the skill in at most 80 letters.", field="name")
    row, made = Skill.objects.get_or_create(folded=fold(said)[:100], defaults={"name": said})
    if made:
        _trail("skill added", f"skill:{row.pk}", {}, {"name": said}, by, now)
    return SkillFacts(id=row.pk, name=row.name)


@transaction.atomic
def remove_skill(*, skill_id: int, by: Actor, now: datetime) -> None:
    """Take a skill away from everybody. Raises Refused where a rule needs it."""
    row = Skill.objects.filter(pk=skill_id).first()
    if row is None:
        raise Refused("There is no such skill.", field="id")
    needed = [
        rule.name
        for rule in Rule.objects.filter(removed_at=None)
        if any(one["skill"] == str(skill_id) for one in rule.needs)
    ]
    if needed:
        raise Refused(f"The rule “{needed[0]}” needs it.", field="id")
    _trail("skill removed", f"skill:{row.pk}", {"name": row.name}, {}, by, now)
    row.delete()


@transaction.atomic
def write_agent(*, person_id: int, said: ToServe, by: Actor, now: datetime) -> None:
    """Write down what somebody knows and carries, and when they work. Raises Refused."""
    _check(said)
    row = hold_agent(person_id, now=now)
    before = _told(row.capacity, row.languages, row.week, _levels(row.pk))
    row.capacity = said.capacity
    row.languages = " ".join(said.languages)
    row.week = None if said.week is None else _week(said.week)
    row.save(update_fields=["capacity", "languages", "week"])
    Ability.objects.filter(agent=row).delete()
    Ability.objects.bulk_create(
        Ability(agent=row, skill_id=skill, level=level) for skill, level in said.skills.items()
    )
    after = _told(row.capacity, row.languages, row.week, said.skills)
    if before != after:
        _trail("agent written", f"person:{person_id}", before, after, by, now)
    tell("state")
    jobs.order(TURN, now=now)


def _check(said: ToServe) -> None:
    if not 0 <= said.capacity <= _MOST:
        raise Refused(f"A capacity is 0 to {_MOST}.", field="capacity")
    if set(said.languages) - set(LANGUAGES):
        raise Refused("There is no such language.", field="languages")
    if any(level not in LEVELS for level in said.skills.values()):
        raise Refused("A level is 1 to 5.", field="skills")
    if Skill.objects.filter(pk__in=said.skills).count() != len(said.skills):
        raise Refused("There is no such skill.", field="skills")
    if said.week is not None and len(said.week) != _WEEK:
        raise Refused("Say the hours of seven days, from Saturday on.", field="week")


def _week(said: Sequence[str]) -> list[list[list[int]]]:
    try:
        return [[list(span) for span in read_spans(day)] for day in said]
    except WrongHours as wrong:
        raise Refused("Write hours like 9-13, 14-17.", field="week") from wrong


def _levels(agent_id: int) -> dict[int, int]:
    return dict(Ability.objects.filter(agent=agent_id).values_list("skill_id", "level"))


def _told(capacity: int, languages: str, week: Any, levels: Mapping[int, int]) -> dict[str, Any]:
    told = {str(skill): level for skill, level in sorted(levels.items())}
    return {"capacity": capacity, "languages": languages, "week": week, "skills": told}


def _trail(
    act: str, subject: str, before: dict[str, Any], after: dict[str, Any], by: Actor, now: datetime
) -> None:
    audit.record(who=by.who, act=act, subject=subject, before=before, after=after, now=now)
