"""The people behind a number of a report: who they are, and the moment that is meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, cast

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.customers.public import customer_names
from hamdel.interactions.public import Moment, moments_by_id
from hamdel.language.bidi import isolate
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, only_for
from hamdel.warehouse.public import TooMuch

from ..asked import Asked, asked_of
from ..contracts import Behind
from ..queries.funnel import Course, reached
from ..queries.measured import FACETS, AtStep, Facet, PeopleAt, people_at, people_between
from ..queries.walks import ToWhat, walkers
from ..report_frame import days_told, trouble_of
from ..rules.funnel import FEWEST, MOST
from ..rules.walks import Goal
from ..words import FACET_WORDS, name_of_action, name_of_step, step_names

SHOWN: Final = 50
_GOALS: Final = ("whole", "step", "left")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody, how often they were there, and their newest moment of those that are meant."""

    customer_id: int
    customer: str
    times: int
    moment: Moment | None
    what: str


@require_safe
@only_for(*EVERYBODY)
def people_screen(request: HttpRequest) -> HttpResponse:
    """Who was at a step, went from one to another, went a way, or came to a step of a funnel."""
    asked = asked_of(request.GET, today=timezone.localdate())
    given: dict[str, Any] = {"asked": asked, "days": days_told(asked.days), "most": SHOWN}
    try:
        said, found = _found(request.GET, asked)
    except (Behind, TooMuch) as trouble:
        return render(request, "journeys/people.html", {**given, **trouble_of(trouble)})
    given |= {"said": said, "total": found.total, "rows": _rows(found.people)}
    return render(request, "journeys/people.html", given)


def _found(said: QueryDict, asked: Asked) -> tuple[str, PeopleAt]:
    """What the people have in common, in words, and the people."""
    names = step_names()
    what = said.get("what", "")
    if what == "move":
        source, target = said.get("from", ""), said.get("to", "")
        words = {
            "source": isolate(name_of_step(source, names)),
            "target": isolate(name_of_step(target, names)),
        }
        told = _("Went from %(source)s right to %(target)s") % words
        return told, people_between(source, target, asked.span, most=SHOWN)
    if what == "walk":
        return _("Went this way"), _walkers(said, asked)
    if what == "level":
        return _("Came this far along the funnel"), _reached(said, asked)
    step, facet = said.get("step", ""), said.get("facet", "all")
    chosen: Facet = facet if facet in FACETS else "all"
    told = FACET_WORDS[chosen] % {"step": isolate(name_of_step(step, names))}
    return told, people_at(step, asked.span, facet=chosen, most=SHOWN)


def _walkers(said: QueryDict, asked: Asked) -> PeopleAt:
    goal = said.get("goal", "whole")
    to = ToWhat(goal=cast("Goal", goal) if goal in _GOALS else "whole", step=said.get("step", ""))
    steps = tuple(said.getlist("w"))
    return walkers(asked.span, to, steps=steps, cut=said.get("cut") == "1", most=SHOWN)


def _reached(said: QueryDict, asked: Asked) -> PeopleAt:
    steps = said.getlist("step")[:MOST]
    if len(steps) < FEWEST:
        return PeopleAt(people=(), total=0)
    window = min(max(row_number(said.get("window")) or 7, 1), 365)
    return reached(
        asked.span,
        Course(steps=steps, window=timedelta(days=window)),
        level=min(max(row_number(said.get("level")) or 1, 1), MOST),
        and_stopped=said.get("stopped") == "1",
        most=SHOWN,
    )


def _rows(people: Sequence[AtStep]) -> list[PersonRow]:
    moments = moments_by_id([one.newest_id for one in people if one.newest_id])
    names = customer_names({one.customer_id for one in people})
    return [
        PersonRow(
            customer_id=one.customer_id,
            customer=names.get(one.customer_id, ""),
            times=one.times,
            moment=moments.get(one.newest_id),
            what=name_of_action(moments[one.newest_id].action) if one.newest_id in moments else "",
        )
        for one in people
    ]
