"""The company's journey map, its ideal beside it, and what a colleague says of it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from hamdel.accounts.public import person_by_email
from hamdel.conversations.public import Actor
from hamdel.maps.public import (
    Curve,
    Drawing,
    Stage,
    Step,
    draw_map,
    erase_maps,
    list_maps,
    name_version,
    say_of_map,
)
from hamdel.personas.public import personas

from ..contracts import SIGN_INS
from ..rules.words import read_list

WHO: Final = "hamdel demo"
_OF_A_STEP: Final = ("key", "touchpoint", "action", "thoughts", "ideas", "tasks")


def keep_map(*, now: datetime) -> None:
    """Keep the map as the team agreed on it, and its ideal."""
    said, lead = read_list("maps"), _colleague("supervisor")
    by = Actor(who=WHO, person_id=lead.person_id, name=lead.name) if lead else Actor(who=WHO)
    drawn_at = now - timedelta(days=26)
    there = {one.name: one.id for one in personas()}
    whose, other = there.get(said["persona"]), there.get(said["other"])
    as_is = _drawing(said, said["name"], feeling="emotion", persona_id=whose, other=other)
    made = draw_map(as_is, key="demo as-is", by=by, now=drawn_at)
    name_version(made, said["version"], by=by, now=drawn_at)
    ideal = _drawing(said, said["ideal"], feeling="ideal", persona_id=whose, other=None)
    draw_map(ideal, ideal_of=made, key="demo ideal", by=by, now=drawn_at + timedelta(days=1))
    if (speaks := _colleague("agent")) is not None:
        at = now - timedelta(days=3)
        say_of_map(made, said["comment"], step=said["comment_at"], by=speaks, now=at)


def take_map_back() -> None:
    """Remove the maps that the demo drew."""
    erase_maps([one.id for one in list_maps(limit=500) if one.key.startswith("demo ")])


def _colleague(role: str) -> Actor | None:
    """Somebody of the company who has a role."""
    found = person_by_email(next(one.email for one in SIGN_INS if one.role == role))
    return None if found is None else Actor(who=found.email, person_id=found.id, name=found.name)


def _drawing(
    said: Mapping[str, Any],
    name: str,
    *,
    feeling: str,
    persona_id: int | None,
    other: int | None,
) -> Drawing:
    steps = [one for stage in said["stage"] for one in stage["steps"]]
    curve = Curve(persona_id=other or 0, emotions={one["key"]: one["other"] for one in steps})
    return Drawing(
        name=name,
        kind="as_is" if feeling == "emotion" else "ideal",
        persona_id=persona_id,
        stages=tuple(
            Stage(
                key=stage["key"],
                name=stage["name"],
                steps=tuple(
                    Step(
                        emotion=one[feeling], **{key: one[key] for key in _OF_A_STEP if key in one}
                    )
                    for one in stage["steps"]
                ),
            )
            for stage in said["stage"]
        ),
        curves=() if other is None else (curve,),
    )
