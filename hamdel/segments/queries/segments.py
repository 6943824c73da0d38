"""The segments that there are, who is in them, who came and went."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import F

from ..contracts import Counted, Move, NoSuchSegment, SegmentFacts, SegmentOfCustomer
from ..models import DayCount, Membership, Segment


def segments() -> list[SegmentFacts]:
    """Every segment, the first made first."""
    return [facts_of_row(row) for row in Segment.objects.filter(removed_at=None).order_by("pk")]


def segment(named: int | str) -> SegmentFacts:
    """One by id or key. Raises NoSuchSegment."""
    wanted = {"pk": named} if isinstance(named, int) else {"key": named}
    row = Segment.objects.filter(removed_at=None, **wanted).first()
    if row is None:
        raise NoSuchSegment(str(named))
    return facts_of_row(row)


def segments_of(customer_ids: Sequence[int]) -> dict[int, list[SegmentOfCustomer]]:
    """The segments that each of some customers is in, as of the last look; one question."""
    rows = Membership.objects.filter(
        customer__in=customer_ids, left_at=None, segment__removed_at=None
    ).select_related("segment")
    found: dict[int, list[SegmentOfCustomer]] = {one: [] for one in customer_ids}
    for row in rows.order_by("segment"):
        found[row.customer_id].append(
            SegmentOfCustomer(
                id=row.segment_id,
                key=row.segment.key,
                name_fa=row.segment.name_fa,
                name_en=row.segment.name_en,
                since=row.joined_at,
            )
        )
    return found


def members_kept(
    segment_id: int, *, after: int = 0, limit: int = 50
) -> list[tuple[int, datetime]]:
    """Who is in, as of the last look: (customer, since when), by id after one."""
    rows = Membership.objects.filter(segment=segment_id, left_at=None, customer__gt=after)
    # Who was joined to another meanwhile is that one now.
    rows = rows.filter(customer__customer_id=F("customer_id"), customer__erased_at=None)
    return list(rows.order_by("customer").values_list("customer", "joined_at")[:limit])


def members_sql(segment_id: int) -> tuple[str, tuple[int, ...]]:
    """SQL for the ids of the customers who are in, and its values (`%s`), for other questions."""
    return (
        "SELECT customer_id FROM segments_membership WHERE segment_id = %s AND left_at IS NULL",
        (segment_id,),
    )


def since_when(segment_id: int, customer_ids: Sequence[int]) -> dict[int, datetime]:
    """Since when each of some customers is in."""
    rows = Membership.objects.filter(segment=segment_id, left_at=None, customer__in=customer_ids)
    return dict(rows.values_list("customer", "joined_at"))


def moves(
    segment_id: int, *, joined: bool, before: tuple[datetime, int] | None = None, limit: int = 50
) -> list[Move]:
    """Who came in (or went out), the newest first; `before`: (when, customer) of the last seen."""
    at, by = ("joined_at", "joined_by_rule") if joined else ("left_at", "left_by_rule")
    rows = Membership.objects.filter(segment=segment_id, **{f"{at}__isnull": False})
    rows = rows.filter(customer__erased_at=None)
    if before is not None:
        rows = rows.filter(**{f"{at}__lte": before[0]}).exclude(
            **{at: before[0], "customer__gte": before[1]}
        )
    told = rows.order_by(f"-{at}", "-customer").values_list("customer", at, by)[:limit]
    return [
        Move(customer_id=one, joined=joined, at=when, by_rule=rule) for one, when, rule in told
    ]


def counts(segment_id: int, *, since: date, until: date) -> list[Counted]:
    """How many were in on each day that is known, both days included, the oldest first."""
    rows = DayCount.objects.filter(segment=segment_id, day__gte=since, day__lte=until)
    return [
        Counted(day=row.day, members=row.members, reckoned=row.reckoned)
        for row in rows.order_by("day")
    ]


def counts_of_all(*, since: date) -> dict[int, list[Counted]]:
    """The counts of every segment since a day, by segment."""
    found: dict[int, list[Counted]] = {}
    for row in DayCount.objects.filter(day__gte=since).order_by("segment", "day"):
        found.setdefault(row.segment_id, []).append(
            Counted(day=row.day, members=row.members, reckoned=row.reckoned)
        )
    return found


def facts_of_row(row: Segment) -> SegmentFacts:
    """A row as others see it."""
    return SegmentFacts(
        id=row.pk,
        key=row.key,
        name_fa=row.name_fa,
        name_en=row.name_en,
        about_fa=row.about_fa,
        about_en=row.about_en,
        rule=row.rule,
        members=row.members,
        made_at=row.made_at,
        made_by=row.made_by,
        changed_at=row.changed_at,
        looked_at=row.looked_at,
    )
