"""Why is this customer turning to us? Reasons foreseen from the log, and what people say of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db.models import Count, Q

from hamdel.customers.public import customer_of, profiles_of

from .contracts import Moment
from .models import ReasonSaid
from .outages import touched
from .queries import story_of
from .reason_sources import Whose, causes_of_sources, registered_kinds
from .rules.causes import LOOKED_BACK, Cause, causes_in
from .rules.ranking import Hits, Ranked, rank, starting

# Of a customer's newest moments.
MOST_LOOKED_AT: Final = 300


def reasons_of(
    customer_id: int, *, now: datetime, profiles: Sequence[int] | None = None
) -> list[Ranked]:
    """At most five reasons why a customer may turn to us at this moment, the most probable first.

    Empty where neither the last month of their story nor a registered source tells one.
    `profiles`: theirs, where known.
    """
    own = profiles_of(customer_id) if profiles is None else profiles
    story = story_of(customer_id, limit=MOST_LOOKED_AT, profiles=own)
    return reasons_in(story.moments, customer_id=customer_id, now=now, profiles=own)


def reasons_in(
    moments: Sequence[Moment],
    *,
    customer_id: int,
    now: datetime,
    profiles: Sequence[int] | None = None,
) -> list[Ranked]:
    """The same for a story that is at hand, its newest moments first."""
    own = profiles_of(customer_id) if profiles is None else profiles
    whose = Whose(customer_id=customer_id, profiles=own, now=now)
    causes = _foreseen(moments, whose)
    if not causes:
        return []
    learned = _said_of(causes)
    weights = starting({one.key: (one.begins, one.fades) for one in registered_kinds().values()})
    return rank(causes, now=now, learned=learned, weights=weights)


def _foreseen(moments: Sequence[Moment], whose: Whose) -> list[Cause]:
    """Causes in the log and those of the sources, which win where both show the same evidence."""
    now = whose.now
    recent = [one for one in moments if one.occurred_at >= now - LOOKED_BACK]
    told = causes_of_sources(whose)
    shown = {one for cause in told for one in cause.evidence}
    own = [one for one in causes_in(recent, now=now) if not shown.intersection(one.evidence)]
    return [*touched(own, recent, now=now), *told]


def _said_of(causes: Sequence[Cause]) -> dict[tuple[str, str], Hits]:
    """What people said of such causes."""
    wanted = Q()
    for one in causes:
        wanted |= Q(kind=one.kind, topic=one.topic)
    said = (
        ReasonSaid.objects.filter(wanted)
        .values("kind", "topic")
        .annotate(all=Count("pk"), hits=Count("pk", filter=Q(right=True)))
    )
    return {(row["kind"], row["topic"]): Hits(row["hits"], row["all"]) for row in said}


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
