"""The links between profiles."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from ..models import Link
from ..rules.replay import Edge


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeFact:
    """One link of a customer, live or undone. `source`: "event", "claim" or "person"."""

    id: int
    keep_profile: int
    join_profile: int
    source: str
    kind: str
    value: str
    why: str
    who: str
    at: datetime
    undone_at: datetime | None
    undone_by: str


def live_edges(profiles: Iterable[int]) -> list[Edge]:
    """The links that stand and touch some profiles."""
    some = list(profiles)
    rows = Link.objects.filter(Q(keep_id__in=some) | Q(join_id__in=some), undone_at=None)
    return [
        Edge(pk, keep, join, source)
        for pk, keep, join, source in rows.values_list("id", "keep_id", "join_id", "source")
    ]


def merges_of(profiles: Iterable[int]) -> list[MergeFact]:
    """Every link that touches some profiles, newest first, undone ones too."""
    some = list(profiles)
    rows = Link.objects.filter(Q(keep_id__in=some) | Q(join_id__in=some)).order_by("-id")
    return [
        MergeFact(
            id=row.pk,
            keep_profile=row.keep_id,
            join_profile=row.join_id,
            source=row.source,
            kind=row.kind,
            value=row.value,
            why=row.why,
            who=row.who,
            at=row.at,
            undone_at=row.undone_at,
            undone_by=row.undone_by,
        )
        for row in rows
    ]
