"""The ideal customer profile over the API."""

from typing import Annotated

import msgspec
from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Answer, Body, Call, endpoint
from hamdel.platform.api.paging import number_said
from hamdel.platform.instants import rfc3339
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING
from hamdel.segments.public import segment

from ..contracts import Refused
from ..queries.ideal import ideal
from ..queries.personas import personas
from ..usecases.idealizing import save_ideal

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=20)]


class IdealIn(Body):
    """Who fits (customers of a segment, by its id), why, and which personas are ideal."""

    segment_id: Id | None = None
    why: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    persona_ids: Annotated[list[Id], msgspec.Meta(max_length=40)] = []


class IdealOut(Answer):
    """The profile; `customers` fit now. `changed_at` null while nobody said it."""

    segment_id: str | None
    customers: int | None
    why: str
    persona_ids: list[str]
    changed_at: str | None


@endpoint(
    "GET",
    "/ideal-customer",
    scope="read",
    answer=IdealOut,
    summary=_("The ideal customer profile, and how many customers fit it"),
)
def read_ideal(_call: Call) -> IdealOut:
    """Give the profile."""
    return _shown()


@endpoint(
    "PUT",
    "/ideal-customer",
    scope="write",
    roles=LEADING,
    body=IdealIn,
    answer=IdealOut,
    summary=_("Say who the ideal customer is, and why"),
)
def write_ideal(call: Call) -> IdealOut:
    """Say it anew."""
    given: IdealIn = call.body
    chosen = [number_said(one, field="persona_ids") for one in given.persona_ids]
    try:
        save_ideal(
            segment_id=number_said(given.segment_id, field="segment_id"),
            why=given.why,
            persona_ids=[one for one in chosen if one is not None],
            who=call.caller.who,
            now=call.now,
        )
    except Refused as refused:
        field = "segment_id" if refused.field == "segment" else refused.field
        raise Problem(400, str(refused), field=field) from None
    return _shown()


def _shown() -> IdealOut:
    said = ideal()
    held = None if said is None or said.segment_id is None else segment(said.segment_id)
    return IdealOut(
        segment_id=None if held is None else str(held.id),
        customers=None if held is None else held.members,
        why=said.why if said else "",
        persona_ids=[str(one.id) for one in personas() if one.ideal],
        changed_at=rfc3339(said.changed_at) if said else None,
    )
