"""What a case may point at: people, teams, types, other cases."""

from typing import Final

from hamdel.accounts.public import person, team

from ..contracts import CaseTypeFacts, Refused
from ..models import Case, CaseType
from ..queries.types import case_types, type_of_topic, type_said
from ..starting import load_starting_types

USUAL: Final = "question"


def check_person(person_id: int | None) -> None:
    """Raise Refused where there is no such person who may sign in."""
    found = None if person_id is None else person(person_id)
    if person_id is not None and (found is None or not found.is_active):
        raise Refused("There is no such person.", field="owner")


def check_team(team_id: int | None) -> None:
    """Raise Refused where there is no such team."""
    if team_id is not None and team(team_id) is None:
        raise Refused("There is no such team.", field="team")


def check_parent(parent_id: int | None, *, of: int | None = None) -> None:
    """Raise Refused where it can be nobody's part: it is gone, or a part of it itself."""
    place, seen = parent_id, {of}
    while place is not None:
        if place in seen:
            raise Refused("A case can not be a part of itself.", field="parent")
        seen.add(place)
        found = Case.objects.filter(pk=place, merged_into=None).values_list("parent").first()
        if found is None:
            raise Refused("There is no such case.", field="parent")
        place = found[0]


def type_meant(said: str, *, topic: str = "") -> CaseTypeFacts:
    """The type somebody means; where they say none, that of the topic, or else a question's.

    Raises Refused where there is none, or it is used no more.
    """
    kinds = _types()
    if said:
        found = type_said(said, kinds)
        if found is None:
            keys = ", ".join(one.key for one in kinds)
            raise Refused(f"There is no such type; there are: {keys}.", field="type")
        return found
    found = type_of_topic(topic) if topic else None
    return found or next((one for one in kinds if one.key == USUAL), kinds[0])


def _types() -> list[CaseTypeFacts]:
    found = case_types()
    if not found and not CaseType.objects.exists():
        load_starting_types(type_model=CaseType)
        found = case_types()
    if not found:
        raise Refused("No type of cases is in use.", field="type")
    return found
