"""Drawing, reading, changing journey maps over the API."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import msgspec
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from hamdel.accounts.public import people
from hamdel.conversations.public import actor_of_call
from hamdel.personas.public import NoSuchPersona, persona
from hamdel.platform.api import Call, Page, PageQuery, endpoint, page_of, read_cursor, row_id
from hamdel.platform.cursors import row_number
from hamdel.platform.instants import to_micros
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..contracts import CannotDraw, Curve, Drawing, MapFacts, NoSuchMap
from ..queries.maps import every_map, one_map
from ..rules.drawing import checked
from ..usecases.drawing import change_map, draw_map, remove_map
from ..words import refusal
from .shapes import CurveIn, MapChangeIn, MapIn, MapOut, StageIn, map_out, stages_of


@endpoint(
    "GET",
    "/journey-maps",
    scope="read",
    query=PageQuery,
    answer=Page[MapOut],
    summary=_("Journey maps, the last changed first"),
)
def list_journey_maps(call: Call) -> Page[MapOut]:
    """Page through the maps."""
    query: PageQuery = call.query
    after = read_cursor(query.cursor, tuple[int, int])
    found = every_map(after=after, limit=query.limit + 1)
    return page_of(
        found,
        limit=query.limit,
        show=map_out,
        place=lambda one: (to_micros(one.changed_at), one.id),
    )


@endpoint(
    "POST",
    "/journey-maps",
    scope="write",
    roles=SERVING,
    body=MapIn,
    answer=MapOut,
    status=201,
    summary=_("Draw a journey map"),
    problems=[404],
)
def draw_journey_map(call: Call) -> MapOut:
    """Draw a map."""
    given: MapIn = call.body
    ideal_of = None if given.ideal_of is None else row_number(given.ideal_of)
    if given.ideal_of is not None and ideal_of is None:
        raise Problem(400, "There is no such map.", field="ideal_of")
    drawing = Drawing(
        name=given.name,
        kind=given.kind,
        persona_id=_persona(given.persona, field="persona"),
        stages=_stages(given.stages),
        curves=_curves(given.curves),
    )
    with told_as_problems():
        made = draw_map(drawing, ideal_of=ideal_of, by=actor_of_call(call), now=call.now)
    return map_out(known_map(str(made)))


@endpoint(
    "GET",
    "/journey-maps/{id}",
    scope="read",
    answer=MapOut,
    summary=_("One journey map"),
    problems=[404],
)
def one_journey_map(call: Call, id: str) -> MapOut:  # noqa: A002 - the name in the address
    """Answer one map as it is now."""
    return map_out(known_map(id))


@endpoint(
    "PATCH",
    "/journey-maps/{id}",
    scope="write",
    roles=SERVING,
    body=MapChangeIn,
    answer=MapOut,
    summary=_("Change a journey map; every version is kept"),
    problems=[404],
)
def change_journey_map(call: Call, id: str) -> MapOut:  # noqa: A002 - the name in the address
    """Change what is said, keep what is not."""
    given: MapChangeIn = call.body
    changes: dict[str, Any] = {}
    for name in ("name", "kind"):
        if getattr(given, name) is not msgspec.UNSET:
            changes[name] = getattr(given, name)
    if not isinstance(given.persona, msgspec.UnsetType):
        changes["persona_id"] = _persona(given.persona, field="persona")
    if not isinstance(given.stages, msgspec.UnsetType):
        changes["stages"] = _stages(given.stages)
    if not isinstance(given.curves, msgspec.UnsetType):
        changes["curves"] = _curves(given.curves)
    with told_as_problems():
        made = change_map(
            known_map(id).id,
            "map changed",
            lambda drawing: checked(replace(drawing, **changes)),
            by=actor_of_call(call),
            now=call.now,
        )
    return map_out(made)


@endpoint(
    "DELETE",
    "/journey-maps/{id}",
    scope="write",
    roles=SERVING,
    answer=None,
    status=204,
    summary=_("Put a journey map away"),
    problems=[404],
)
def drop_journey_map(call: Call, id: str) -> None:  # noqa: A002 - the name in the address
    """Put a map away."""
    with told_as_problems():
        remove_map(row_id(id), by=actor_of_call(call), now=call.now)


def known_map(text: str) -> MapFacts:
    """The map of an address. Problem 404."""
    with told_as_problems():
        return one_map(row_id(text))


@contextmanager
def told_as_problems() -> Iterator[None]:
    """What can not be done, as problems."""
    try:
        yield
    except NoSuchMap:
        raise Problem(404, "There is no such map.") from None
    except CannotDraw as wrong:
        raise Problem(400, refusal(wrong), field=wrong.field or None) from None


def _stages(given: list[StageIn]) -> Any:
    owners = {step.owner for stage in given for step in stage.steps if step.owner}
    if owners and not owners <= {str(one.id) for one in people()}:
        raise Problem(400, "There is no such colleague.", field="owner")
    made = stages_of(given)
    keys = [step.key for stage in made for step in stage.steps]
    if len(keys) != len(set(keys)) or len({one.key for one in made}) != len(made):
        raise Problem(400, "Two have the same key.", field="stages")
    return made


def _curves(given: list[CurveIn]) -> tuple[Curve, ...]:
    return tuple(
        Curve(persona_id=_persona(one.persona, field="curves") or 0, emotions=one.emotions)
        for one in given
    )


def _persona(said: str | None, *, field: str) -> int | None:
    if said is None:
        return None
    try:
        return persona(row_number(said) or 0).id
    except NoSuchPersona:
        raise Problem(400, "There is no such persona.", field=field) from None
