"""How many cases were opened of which type, about what, and where they came from."""

from datetime import date, datetime, time

from django.db.models import Count, Q
from django.utils import timezone

from ..models import Case
from ..rules.drivers import Counted, Period


def counted(period: Period, before: Period) -> list[Counted]:
    """The cases opened in two periods, by type, topic of the reason, and touchpoint; one question."""
    in_now, in_before = _within(period), _within(before)
    rows = Case.objects.filter(in_now | in_before, merged_into=None)
    found = rows.values("type__key", "reason_kind", "reason_topic", "touchpoint").annotate(
        now=Count("pk", filter=in_now), before=Count("pk", filter=in_before)
    )
    return [
        Counted(
            type=row["type__key"],
            topic=f"{row['reason_kind']}:{row['reason_topic']}" if row["reason_topic"] else "",
            touchpoint=row["touchpoint"],
            now=row["now"],
            before=row["before"],
        )
        for row in found.order_by("type__key", "reason_kind", "reason_topic", "touchpoint")
    ]


def _within(period: Period) -> Q:
    return Q(opened_at__gte=_begins(period.since), opened_at__lt=_begins(period.until))


def _begins(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
