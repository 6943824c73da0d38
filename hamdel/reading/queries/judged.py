"""What people said of the reader's labels, and how its labels spread over time."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

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


def drift_of(head: Head, *, since: datetime) -> list[Week]:
    """How a head's labels spread week by week, the oldest first; by when messages were written."""
    rows = Message.objects.filter(interaction__occurred_at__gte=since)
    found = rows.values_list("interaction__occurred_at", head, "unsure")
    weeks: dict[date, list[tuple[str, bool]]] = {}
    for at, label, unsure in found.iterator(chunk_size=5_000):
        begins = week_range(timezone.localtime(at).date()).start
        weeks.setdefault(begins, []).append((str(label), head in unsure.split()))
    return [_week(begins, told) for begins, told in sorted(weeks.items())]


def _week(begins: date, told: list[tuple[str, bool]]) -> Week:
    counted = Counter(label for label, _ in told)
    return Week(
        begins=begins,
        messages=len(told),
        unsure=sum(unsure for _, unsure in told) / len(told),
        shares=tuple((label, count / len(told)) for label, count in counted.most_common()),
    )
