"""The results of a survey, over the API."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Answer, Body, Call, endpoint, row_id
from hamdel.platform.instants import rfc3339
from hamdel.platform.problems import Problem

from ..queries.results import DIMENSIONS, Invited, Results, results_of
from ..queries.surveys import survey
from ..rules.statistics import Measured

USUAL = ("stage", "touchpoint", "team", "period")
Moment = Annotated[datetime, msgspec.Meta(tz=True)]
Interval = Annotated[list[float], msgspec.Meta(min_length=2, max_length=2)]


class ResultsQuery(Body):
    """Which answers, and by what: names of `stage`, `touchpoint`, `team`, `segment`, `period`, joined by commas.

    Answered from `from` to before `to`.
    """

    start: Moment | None = msgspec.field(default=None, name="from")
    end: Moment | None = msgspec.field(default=None, name="to")
    by: Annotated[str, msgspec.Meta(max_length=100)] = ",".join(USUAL)


class MeasuredOut(Answer):
    """What some answers say. `n` of them gave a score; all null where none did."""

    n: int
    score: float | None
    interval: Interval | None
    promoters: int | None = None
    passives: int | None = None
    detractors: int | None = None


class GroupOut(MeasuredOut):
    """What a group says. `name` of a team; `from` and `to` of a Jalali month (its key is like 1405-08)."""

    name: str | None = None
    start: str | None = msgspec.field(default=None, name="from")
    end: str | None = msgspec.field(default=None, name="to")


class RateOut(Answer):
    """How many were asked on a channel, were reached, answered or refused; `rate`: of those reached."""

    channel: str
    asked: int
    reached: int
    answered: int
    refused: int
    rate: float | None


class EffortOut(Answer):
    """Of CES, the same as effort: 1 (none) … 7 (heavy)."""

    score: float | None
    interval: Interval | None


class ResultsOut(MeasuredOut, kw_only=True):
    """The results of a survey; groups of NPS are counts, `interval` is the 95 % one.

    `score` is NPS (-100 … 100), the mean of CES (1 hard … 7 easy, as it was asked), the share (0 … 1) of
    4 and 5 of CSAT. `answers` counts also what has no score; of a form `n` is the same.
    """

    kind: str
    answers: int
    by: dict[str, dict[str, GroupOut]]
    response_rates: list[RateOut]
    effort: EffortOut | None


@endpoint(
    "GET",
    "/surveys/{id}/results",
    scope="read",
    query=ResultsQuery,
    answer=ResultsOut,
    summary=_("What the answers to a survey say, with intervals and numbers"),
    problems=[404],
)
def survey_results(call: Call, id: str) -> ResultsOut:  # noqa: A002 - the name in the address
    """Count the answers, acknowledged ones at once."""
    found = survey(row_id(id))
    if found is None:
        raise Problem(404, "There is no such survey.")
    query: ResultsQuery = call.query
    by = [one for one in query.by.split(",") if one]
    if wrong := next((one for one in by if one not in DIMENSIONS), None):
        raise Problem(400, f"There is nothing to count by called {wrong}.", field="by")
    results = results_of(found, by=by, now=call.now, start=query.start, end=query.end)
    return results_out(found.kind, results)


def results_out(kind: str, results: Results) -> ResultsOut:
    """Show results."""
    whole = _measured(kind, results.split.whole)
    if kind == "form":
        whole["n"] = results.split.answers
    return ResultsOut(
        **whole,
        kind=kind,
        answers=results.split.answers,
        by={
            name: dict(_group(kind, name, key, one, results) for key, one in groups.items())
            for name, groups in results.split.groups.items()
        },
        response_rates=[_rate(one) for one in results.invited],
        effort=None if results.effort is None else _effort(results.effort),
    )


def _group(
    kind: str, dimension: str, key: str, one: Measured, results: Results
) -> tuple[str, GroupOut]:
    shown = _measured(kind, one)
    if dimension == "team":
        return key, GroupOut(**shown, name=results.teams.get(key, ""))
    if dimension != "period":
        return key, GroupOut(**shown)
    month = results.months[int(key)]
    return month.key or "before", GroupOut(
        **shown, start=rfc3339(month.start), end=rfc3339(month.end)
    )


def _measured(kind: str, one: Measured) -> dict[str, Any]:
    groups = kind == "nps"
    return {
        "n": one.n,
        "score": one.score,
        "interval": _interval(one),
        "promoters": one.promoters if groups else None,
        "passives": one.passives if groups else None,
        "detractors": one.detractors if groups else None,
    }


def _interval(one: Measured) -> Interval | None:
    return None if one.low is None or one.high is None else [one.low, one.high]


def _effort(one: Measured) -> EffortOut:
    return EffortOut(score=one.score, interval=_interval(one))


def _rate(one: Invited) -> RateOut:
    return RateOut(
        channel=one.channel,
        asked=one.asked,
        reached=one.reached,
        answered=one.answered,
        refused=one.refused,
        rate=one.rate,
    )
