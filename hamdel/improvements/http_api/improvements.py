"""Making, reading and changing improvements."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from msgspec import UNSET

from hamdel.accounts.public import person_said
from hamdel.conversations.public import actor_of_call
from hamdel.platform.api import Call, Page, endpoint, page_of, read_cursor, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..contracts import Changed, Filter, ImprovementFacts, NoSuch, Refused, ToImprove
from ..queries.capacity import capacity
from ..queries.figures import LATELY, figures_at
from ..queries.improvements import improvement, improvements
from ..usecases.improving import change_improvement, make_improvement
from .shapes import (
    ImprovementIn,
    ImprovementOut,
    ImprovementPatch,
    ImprovementsQuery,
    improvement_out,
)

_AS_SAID: Final = (
    "title", "problem", "idea", "expected_share", "cost_irr", "person_days", "people", "due_on", "state",
)  # fmt: skip


@endpoint(
    "GET",
    "/improvements",
    scope="read",
    query=ImprovementsQuery,
    answer=Page[ImprovementOut],
    summary=_("Improvements, what is worth most for its cost first"),
)
def find_improvements(call: Call) -> Page[ImprovementOut]:
    """Page through improvements by (pain × volume × the share they take away) / cost."""
    query: ImprovementsQuery = call.query
    place = read_cursor(query.cursor, tuple[int]) or (0,)
    able = capacity()
    wanted = Filter(
        states=(query.state,) if query.state else (),
        steps=(query.touchpoint,) if query.touchpoint else (),
        owner_id=person_said(query.owner, call, field="owner"),
        late_on=timezone.localdate(call.now) if query.late else None,
    )
    start = max(place[0], 0)
    found = improvements(wanted, day_irr=able.day_irr)
    rows = list(enumerate(found))[start : start + query.limit + 1]
    return page_of(
        rows,
        limit=query.limit,
        show=lambda one: improvement_out(one[1], able),
        place=lambda one: (one[0] + 1,),
    )


@endpoint(
    "POST",
    "/improvements",
    scope="write",
    roles=SERVING,
    body=ImprovementIn,
    answer=ImprovementOut,
    status=201,
    summary=_("Make a task of what hurts at a touchpoint"),
)
def make(call: Call) -> ImprovementOut:
    """Keep an improvement with the figures of its touchpoint."""
    given: ImprovementIn = call.body
    step = given.touchpoint or ""
    figures = figures_at(step, since=call.now - LATELY, until=call.now) if step else None
    wanted = ToImprove(
        **{name: getattr(given, name) for name in _AS_SAID},
        step=step,
        expected=given.expected_effect,
        owner_id=person_said(given.owner, call, field="owner"),
        origin=given.origin,
        figures=figures,
    )
    with _told_as_problems():
        made = make_improvement(wanted, by=actor_of_call(call), now=call.now)
    return improvement_out(improvement(made), capacity())


@endpoint(
    "GET",
    "/improvements/{id}",
    scope="read",
    answer=ImprovementOut,
    summary=_("One improvement"),
    problems=[404],
)
def read(_call: Call, id: str) -> ImprovementOut:  # noqa: A002 - the name in the address
    """Read one improvement."""
    return improvement_out(known(id), capacity())


@endpoint(
    "PATCH",
    "/improvements/{id}",
    scope="write",
    roles=SERVING,
    body=ImprovementPatch,
    answer=ImprovementOut,
    summary=_("Change an improvement: how it stands, what it costs, who does it until when"),
    problems=[404, 409],
)
def patch(call: Call, id: str) -> ImprovementOut:  # noqa: A002 - the name in the address
    """Change what is named."""
    given: ImprovementPatch = call.body
    found = known(id)
    with _told_as_problems():
        change_improvement(
            found.id,
            _changes(given, call),
            version=given.version,
            by=actor_of_call(call),
            now=call.now,
        )
    return improvement_out(known(id), capacity())


def _changes(given: ImprovementPatch, call: Call) -> dict[str, Any]:
    changes: dict[str, Any] = {
        name: value for name in _AS_SAID if (value := getattr(given, name)) is not UNSET
    }
    if given.touchpoint is not UNSET:
        changes["step"] = given.touchpoint or ""
    if given.expected_effect is not UNSET:
        changes["expected"] = given.expected_effect
    if given.owner is not UNSET:
        changes["owner_id"] = person_said(given.owner or None, call, field="owner")
    return changes


def known(text: str) -> ImprovementFacts:
    """The improvement that an address names. Problem 404."""
    with _told_as_problems():
        return improvement(row_id(text))


@contextmanager
def _told_as_problems() -> Iterator[None]:
    try:
        yield
    except NoSuch:
        raise Problem(404, "There is no such improvement.") from None
    except Changed:
        raise Problem(409, "It was changed meanwhile.") from None
    except Refused as refused:
        raise Problem(400, str(refused), field=refused.field) from None
