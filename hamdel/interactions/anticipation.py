"""Why is this customer turning to us? Reasons foreseen from the log and by registered sources."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db.models import Count, Q

from hamdel.customers.public import profiles_of

from .contracts import Moment
from .models import ReasonSaid
from .outages import touched
from .queries import story_of
from .reason_learning import standing_weights
from .reason_sources import Whose, causes_of_sources
from .rules.causes import LOOKED_BACK, Cause, causes_in
from .rules.ranking import TOPIC, Hits, Key, Ranked, rank

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
    causes = foreseen(moments, whose)
    if not causes:
        return []
    known = standing_weights()
    learned, since = _said_of(causes, after=known.until)
    return rank(causes, now=now, learned=learned, since=since, weights=known.weights)


def foreseen(moments: Sequence[Moment], whose: Whose) -> list[Cause]:
    """Causes in the log and those of the sources, which win where both show the same evidence."""
    now = whose.now
    recent = [one for one in moments if one.occurred_at >= now - LOOKED_BACK]
    told = causes_of_sources(whose)
    shown = {one for cause in told for one in cause.evidence}
    own = [one for one in causes_in(recent, now=now) if not shown.intersection(one.evidence)]
    return [*touched(own, recent, now=now), *told]


def _said_of(causes: Sequence[Cause], *, after: int) -> tuple[dict[Key, Hits], dict[Key, Hits]]:
    """What people said of such causes: all of it, and what the weights do not know yet."""
    wanted = Q()
    for one in causes:
        wanted |= Q(kind=one.kind, topic=one.topic[:TOPIC])
    right, later = Q(right=True), Q(pk__gt=after)
    said = ReasonSaid.objects.filter(wanted).values("kind", "topic").annotate(
        all=Count("pk"), hits=Count("pk", filter=right),
        new=Count("pk", filter=later), new_hits=Count("pk", filter=right & later),
    )  # fmt: skip
    rows = [((row["kind"], row["topic"]), row) for row in said]
    return (
        {key: Hits(row["hits"], row["all"]) for key, row in rows},
        {key: Hits(row["new_hits"], row["new"]) for key, row in rows},
    )
