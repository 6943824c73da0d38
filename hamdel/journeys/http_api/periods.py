"""Jalali periods, who came again, and where people are, over the API."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hamdel.language.jalali import DateRange
from hamdel.platform.api import Answer, Body, Call, endpoint

from ..contracts import MeasuredStep
from ..queries.mix import mix
from ..queries.periods import measured_in, retention
from ..rules.mix import Part
from ..rules.periods import periods_until, year_earlier
from ..span_said import SpanQuery, answered, segment_asked, span_of
from .measured import MeasuredOut, measured_out


class CalendarQuery(Body):
    """The last `periods` Jalali weeks (from Saturday), months, seasons or years up to today.

    `step`: only moments there (a touchpoint's key, or `action:<name>`).
    """

    by: Literal["week", "month", "season", "year"] = "month"
    periods: Annotated[int, msgspec.Meta(ge=1, le=60)] = 12
    step: str = ""
    segment: str | None = None


class RetentionQuery(Body):
    """Customers by the Jalali week or month of their first moment (of their first at `step`)."""

    by: Literal["week", "month"] = "month"
    periods: Annotated[int, msgspec.Meta(ge=2, le=24)] = 8
    step: str = ""
    segment: str | None = None


class PeriodOut(MeasuredOut):
    """What was measured in the days [from, to) of the company's zone."""

    from_: str = msgspec.field(name="from")
    to: str


class ComparedOut(Answer):
    """A period, and the same of the year before: Nowruz to Nowruz."""

    now: PeriodOut
    year_before: PeriodOut


class CalendarOut(Answer):
    """The periods, oldest first."""

    periods: list[ComparedOut]


class CohortOut(Answer):
    """Who came first in [from, to); `again`: how many of them each period later, null where it has not begun."""

    from_: str = msgspec.field(name="from")
    to: str
    customers: int
    again: list[int | None]


class AverageOut(Answer):
    """The share (0…1) of all who could have come again so many periods later, with its 95 % interval."""

    later: int
    share: float
    interval: list[float]


class RetentionOut(Answer):
    """Cohorts, oldest first, and what they give together."""

    cohorts: list[CohortOut]
    average: list[AverageOut]


class PartOut(Answer):
    """A channel or device: `contacts` are moments in which somebody turned to the company."""

    name: str
    moments: int
    contacts: int
    share: float
    interval: list[float]
    success_rate: float | None


class StageMixOut(Answer):
    """A stage (null: on no touchpoint)."""

    stage: str | None
    moments: int
    contacts: int
    channels: list[PartOut]
    devices: list[PartOut]


class MixOut(Answer):
    """The stages in their order."""

    stages: list[StageMixOut]


@endpoint(
    "GET",
    "/reports/calendar",
    scope="read",
    query=CalendarQuery,
    answer=CalendarOut,
    summary=_("Jalali weeks, months, seasons or years beside those of the year before"),
    problems=[503],
)
def report_calendar(call: Call) -> CalendarOut:
    """Measure Jalali periods, each beside the same of the year before."""
    query: CalendarQuery = call.query
    periods = periods_until(_today(call), query.by, query.periods)
    earlier = [year_earlier(one, query.by) for one in periods]
    segment = segment_asked(query.segment)
    with answered():
        now = measured_in(periods, at=query.step, segment_id=segment)
        before = measured_in(earlier, at=query.step, segment_id=segment)
    return CalendarOut(
        periods=[
            ComparedOut(now=_period(days, one), year_before=_period(old, other))
            for days, one, old, other in zip(periods, now, earlier, before, strict=True)
        ]
    )


@endpoint(
    "GET",
    "/reports/retention",
    scope="read",
    query=RetentionQuery,
    answer=RetentionOut,
    summary=_("Who came first in a Jalali week or month, and came again"),
    problems=[503],
)
def report_retention(call: Call) -> RetentionOut:
    """Cohorts by Jalali weeks or months."""
    query: RetentionQuery = call.query
    periods = periods_until(_today(call), query.by, query.periods)
    with answered():
        found = retention(periods, at=query.step, segment_id=segment_asked(query.segment))
    averages = [(later, found.average(later)) for later in range(1, query.periods)]
    return RetentionOut(
        cohorts=[
            CohortOut(
                from_=one.days.start.isoformat(),
                to=one.days.end.isoformat(),
                customers=one.people,
                again=list(one.again),
            )
            for one in found.cohorts
        ],
        average=[
            AverageOut(later=later, share=one[0], interval=list(one[1:]))
            for later, one in averages
            if one is not None
        ],
    )


@endpoint(
    "GET",
    "/reports/mix",
    scope="read",
    query=SpanQuery,
    answer=MixOut,
    summary=_("On which channels and devices customers are at each stage"),
    problems=[503],
)
def report_mix(call: Call) -> MixOut:
    """Every stage by channel and device."""
    with answered():
        found = mix(span_of(call.query, call))
    return MixOut(
        stages=[
            StageMixOut(
                stage=one.stage or None,
                moments=one.seen,
                contacts=one.contacts,
                channels=[_part(each) for each in one.channels],
                devices=[_part(each) for each in one.devices],
            )
            for one in found
        ]
    )


def _part(one: Part) -> PartOut:
    return PartOut(
        name=one.key,
        moments=one.seen,
        contacts=one.contacts,
        share=one.share,
        interval=list(one.interval),
        success_rate=one.success_rate,
    )


def _period(days: DateRange, one: MeasuredStep) -> PeriodOut:
    told = msgspec.structs.asdict(measured_out(one))
    return PeriodOut(from_=days.start.isoformat(), to=days.end.isoformat(), **told)


def _today(call: Call) -> date:
    return timezone.localtime(call.now).date()
