"""How somebody stands with the guard: when they were asked, refused, what holds them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max

from hamdel.channels.public import held_back
from hamdel.customers.public import CustomerFacts
from hamdel.platform import options
from hamdel.segments.public import segments_of

from ..models import Ask
from ..rules.guard import Limits, Person
from ..settings import DAYS, REFUSED_DAYS
from .reaching import Reach, Sender, reaches_of, refuses

AT_HAND = frozenset({"web", "phone", "link"})  # nobody is written to: it asks while they are there


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A person as the guard sees them on a way, and where they would be asked (None: no message)."""

    person: Person
    reach: Reach | None = None


def limits() -> Limits:
    """What the company allows now."""
    return Limits(days=int(options.get(DAYS)), refused_days=int(options.get(REFUSED_DAYS)))


def standing_of(
    facts: CustomerFacts,
    *,
    way: str,
    sending: tuple[Sender, ...],
    now: datetime,
    but: int | None = None,
) -> Standing:
    """How a customer stands for one ask; `but`: an ask that is not counted, for it is this one."""
    asked_at, refused_at = _asked(facts.profiles, now=now, but=but)
    holds = held_back([facts.id]).get(facts.id, ())
    if way in AT_HAND:
        person = Person(
            asked_at=asked_at, refused_at=refused_at, refuses=refuses(facts, way), holds=holds,
            consented=None,
        )  # fmt: skip
        return Standing(person=person)
    reach = _chosen(reaches_of(facts, sending), way)
    refused_there = refuses(facts, "*" if reach is None else reach.kind)
    person = Person(
        asked_at=asked_at,
        refused_at=refused_at,
        refuses=refused_there,
        holds=holds,
        consented=True if reach is None else reach.consented,
        reachable=reach is not None,
    )
    return Standing(person=person, reach=reach)


def in_segment(segment_id: int | None, customer_id: int) -> bool:
    """Whether a customer is in a segment, as of the last look; everybody is in none."""
    if segment_id is None:
        return True
    return any(one.id == segment_id for one in segments_of([customer_id]).get(customer_id, []))


def _chosen(reaches: Sequence[Reach], way: str) -> Reach | None:
    """The wanted way; of several the first on which they agreed to be asked."""
    fitting = [one for one in reaches if way in ("best", one.kind)]
    agreed = [one for one in fitting if one.consented]
    return next(iter(agreed or fitting), None)


def _asked(
    profiles: Sequence[int], *, now: datetime, but: int | None
) -> tuple[tuple[datetime, ...], datetime | None]:
    """When some profiles were asked or reminded lately, and when they refused last."""
    rows = Ask.objects.filter(profile_id__in=profiles, state="asked")
    refused: datetime | None = rows.aggregate(at=Max("invitation__refused_at"))["at"]
    since = now - timedelta(days=max(limits().days, 1))
    near = rows.exclude(pk=but or 0).values_list("asked_at", "reminded_at")
    found = [one for pair in near for one in pair if one is not None and one > since]
    return tuple(found), refused
