"""Which span and whose moments a screen is asked about."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hamdel.language.jalali import DateRange
from hamdel.language.periods import parse_period, span_before
from hamdel.platform.cursors import row_number
from hamdel.segments.public import NoSuchSegment, SegmentFacts, segment

from .contracts import Span

USUAL: Final = "last_30_days"
PERIODS: Final = {
    "last_7_days": _("7 days"),
    USUAL: _("30 days"),
    "this_month": _("This month"),
    "last_month": _("Last month"),
    "this_season": _("This season"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Days that have begun, and as many before them; whose moments (None: everybody's)."""

    period: str
    days: DateRange
    before: DateRange
    segment: SegmentFacts | None

    @property
    def span(self) -> Span:
        """The span of the days."""
        since, until = instants(self.days)
        return Span(since=since, until=until, segment_id=self.segment.id if self.segment else None)

    @property
    def query(self) -> dict[str, str]:
        """As an address says it."""
        chosen = {"segment": self.segment.key} if self.segment else {}
        return {"period": self.period, **chosen}


def asked_of(given: QueryDict, *, today: date) -> Asked:
    """What a screen's address asks about; what says nothing is the last thirty days of everybody."""
    period = given.get("period", USUAL)
    days = parse_period(period, today=today)
    if days is None:
        period = USUAL
        days = parse_period(USUAL, today=today)
    assert days is not None  # noqa: S101 - USUAL is one of the names
    begun = DateRange(days.start, max(min(days.end, today + timedelta(days=1)), days.start))
    return Asked(period, begun, span_before(begun), _segment(given.get("segment", "")))


def instants(days: DateRange) -> tuple[datetime, datetime]:
    """The midnights around some days, in the company's zone."""
    first, last = (timezone.make_aware(datetime.combine(day, time())) for day in days)
    return first, last


def _segment(said: str) -> SegmentFacts | None:
    number = row_number(said)
    try:
        return segment(said if number is None else number) if said else None
    except NoSuchSegment:
        return None
