"""Drawing and reading personas over the API."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext_lazy as _
from msgspec import UNSET

from hamdel.platform.api import Call, Page, PageQuery, endpoint, page_of, read_cursor, row_id
from hamdel.platform.cursors import row_number
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING
from hamdel.segments.public import NoSuchSegment, segment, segments

from ..contracts import NoSuchPersona, PersonaFacts, Refused, ToKeep
from ..queries.personas import persona, personas
from ..usecases.keeping import change_persona, make_persona, remove_persona
from .shapes import PersonaChangeIn, PersonaIn, PersonaOut, persona_out


@endpoint(
    "GET",
    "/personas",
    scope="read",
    query=PageQuery,
    answer=Page[PersonaOut],
    summary=_("The personas, each with how many people it stands for now"),
)
def find_personas(call: Call) -> Page[PersonaOut]:
    """Page through personas, the first made first."""
    query: PageQuery = call.query
    place = read_cursor(query.cursor, tuple[int])
    rows = personas(after=place[0] if place else 0, limit=query.limit + 1)
    people = {one.id: one.members for one in segments()}
    return page_of(
        rows,
        limit=query.limit,
        show=lambda one: persona_out(one, people.get(one.segment_id or 0)),
        place=lambda one: (one.id,),
    )


@endpoint(
    "POST",
    "/personas",
    scope="write",
    roles=LEADING,
    body=PersonaIn,
    answer=PersonaOut,
    status=201,
    summary=_("Draw a persona"),
)
def add_persona(call: Call) -> PersonaOut:
    """Draw a persona."""
    given: PersonaIn = call.body
    with _told_as_problems():
        made = make_persona(_to_keep(given), who=call.caller.who, now=call.now)
    return _shown(persona(made))


@endpoint(
    "GET",
    "/personas/{id}",
    scope="read",
    answer=PersonaOut,
    summary=_("One persona"),
    problems=[404],
)
def read_persona(call: Call, id: str) -> PersonaOut:  # noqa: A002 - the name in the address
    """Read one persona."""
    return _shown(_known(id))


@endpoint(
    "PATCH",
    "/personas/{id}",
    scope="write",
    roles=LEADING,
    body=PersonaChangeIn,
    answer=PersonaOut,
    summary=_("Change a persona"),
    problems=[404],
)
def edit_persona(call: Call, id: str) -> PersonaOut:  # noqa: A002 - the name in the address
    """Change what is said; the rest stays."""
    one = _known(id)
    with _told_as_problems():
        change_persona(one.id, _changed(one, call.body), who=call.caller.who, now=call.now)
    return _shown(_known(id))


@endpoint(
    "DELETE",
    "/personas/{id}",
    scope="write",
    roles=LEADING,
    answer=None,
    summary=_("Put a persona away"),
    problems=[404],
)
def drop_persona(call: Call, id: str) -> None:  # noqa: A002 - the name in the address
    """Put a persona away; its segment stays as it is."""
    one = _known(id)
    with _told_as_problems():
        remove_persona(one.id, who=call.caller.who, now=call.now)


def _known(said: str) -> PersonaFacts:
    with _told_as_problems():
        return persona(row_id(said))


def _shown(facts: PersonaFacts) -> PersonaOut:
    held = None if facts.segment_id is None else segment(facts.segment_id)
    return persona_out(facts, None if held is None else held.members)


def _to_keep(given: PersonaIn) -> ToKeep:
    said = {name: _said(getattr(given, name)) for name in given.__struct_fields__}
    return ToKeep(segment_id=_segment(said.pop("segment")), **said)


def _changed(one: PersonaFacts, given: PersonaChangeIn) -> ToKeep:
    said = {name: getattr(given, name) for name in given.__struct_fields__}
    said = {name: _said(value) for name, value in said.items() if value is not UNSET}
    if "segment" in said:
        said["segment_id"] = _segment(said.pop("segment"))
    names = ("name", "about", "segment_id", "goals", "pains", "words", "channels", "devices")
    return ToKeep(**{**{name: getattr(one, name) for name in (*names, "ideal", "hue")}, **said})


def _said(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _segment(said: str | None) -> int | None:
    if said is None:
        return None
    number = row_number(said)
    try:
        return segment(said if number is None else number).id
    except NoSuchSegment:
        raise Problem(400, "There is no such segment.", field="segment") from None


@contextmanager
def _told_as_problems() -> Iterator[None]:
    try:
        yield
    except NoSuchPersona:
        raise Problem(404, "There is no such persona.") from None
    except Refused as refused:
        raise Problem(400, str(refused), field=refused.field) from None
