"""Why is this customer turning to us? Reasons foreseen from the log, and what people say of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db.models import Count, Q

from hamdel.customers.public import customer_of, profiles_of

from .contracts import Moment
from .models import ReasonSaid
from .queries import story_of
from .rules.causes import LOOKED_BACK, causes_in
from .rules.ranking import Hits, Ranked, rank

# Of a customer's newest moments.
MOST_LOOKED_AT: Final = 300


def reasons_of(
    customer_id: int, *, now: datetime, profiles: Sequence[int] | None = None
) -> list[Ranked]:
    """At most five reasons why a customer may turn to us at this moment, the most probable first.

    Empty where the last month of their story tells none. `profiles`: theirs, where known.
    """
    story = story_of(customer_id, limit=MOST_LOOKED_AT, profiles=profiles)
    return reasons_in(story.moments, now=now)


def reasons_in(moments: Sequence[Moment], *, now: datetime) -> list[Ranked]:
    """The same for a story that is at hand, its newest moments first."""
    causes = causes_in([one for one in moments if one.occurred_at >= now - LOOKED_BACK], now=now)
    if not causes:
        return []
    wanted = Q()
    for one in causes:
        wanted |= Q(kind=one.kind, topic=one.topic)
    said = (
        ReasonSaid.objects.filter(wanted)
        .values("kind", "topic")
        .annotate(all=Count("pk"), hits=Count("pk", filter=Q(right=True)))
    )
    learned = {(row["kind"], row["topic"]): Hits(row["hits"], row["all"]) for row in said}
    return rank(causes, now=now, learned=learned)


def judge_reason(
    *, customer_id: int, kind: str, topic: str, right: bool, who: str, now: datetime
) -> int | None:
    """Keep what a person says of a reason that stands now; None where it stands no longer.

    Returns the id by which it can be taken back.
    """
    found = next(
        (
            one
            for one in reasons_of(customer_id, now=now)
            if (one.cause.kind, one.cause.topic) == (kind, topic)
        ),
        None,
    )
    profiles = profiles_of(customer_id)
    if found is None or not profiles:
        return None
    row = ReasonSaid.objects.create(
        profile_id=profiles[0],
        kind=kind,
        topic=topic[:120],
        touchpoint=(found.cause.touchpoint or "")[:60],
        probability=found.probability,
        right=right,
        who=who[:200],
        at=now,
    )
    return row.pk


def take_back_judgment(judgment_id: int, *, who: str) -> int | None:
    """Forget what this person said of a reason; returns whom it was about, None for none of theirs."""
    row = ReasonSaid.objects.filter(pk=judgment_id, who=who[:200]).first()
    if row is None:
        return None
    row.delete()
    return customer_of(row.profile_id)
