"""What people said of the reader's labels, and how its labels spread over time."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.db.models import Case, Count, IntegerField, Value, When
from django.utils import timezone

from hamdel.language.jalali import week_range

from ..contracts import Head
from ..models import Annotation, Message
from ..rules.quality import Judged

MOST: Final = 5_000  # the newest words of people tell how the reader fares now


@dataclass(frozen=True, slots=True)
class Week:
    """How one head's labels spread in a week (from Saturday): shares of what was read then."""

    begins: date
    messages: int
    unsure: float
    shares: tuple[tuple[str, float], ...]


def judged_by_people(head: Head) -> list[Judged]:
    """The newest words of people on a head, newest first."""
    rows = Annotation.objects.filter(head=head, taken_back_at=None).order_by("-pk")
    told = rows.values_list("interaction_id", "said", "label", "sure")[:MOST]
    return [Judged(*one) for one in told]


def drift_of(head: Head, *, since: datetime, until: datetime) -> list[Week]:
    """How a head's labels spread week by week, the oldest first; by when messages were written."""
    first = week_range(timezone.localtime(since).date()).start
    last = timezone.localtime(until).date()
    begins = [first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1)]
    rows = Message.objects.filter(
        interaction__occurred_at__gte=since, interaction__occurred_at__lte=until
    )
    counted = (
        rows.values(head, "unsure", week=_week_of(begins)).annotate(n=Count("pk")).order_by("week")
    )
    weeks: dict[int, list[tuple[str, bool, int]]] = {}
    for row in counted:
        told = (str(row[head]), head in row["unsure"].split(), row["n"])
        weeks.setdefault(row["week"], []).append(told)
    return [_week(begins[place], told) for place, told in weeks.items()]


def _week_of(begins: Sequence[date]) -> Case:
    """The place of the week that holds a message, counted by the database."""
    ends = [timezone.make_aware(datetime.combine(day, time.min)) for day in begins[1:]]
    return Case(
        *(When(interaction__occurred_at__lt=end, then=Value(n)) for n, end in enumerate(ends)),
        default=Value(len(ends)),
        output_field=IntegerField(),
    )


def _week(begins: date, told: list[tuple[str, bool, int]]) -> Week:
    counted: Counter[str] = Counter()
    for label, _, n in told:
        counted[label] += n
    total = counted.total()
    return Week(
        begins=begins,
        messages=total,
        unsure=sum(n for _, unsure, n in told if unsure) / total,
        shares=tuple((label, count / total) for label, count in counted.most_common()),
    )
