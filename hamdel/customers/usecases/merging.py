"""Joining two customers by hand, and taking any joining back: exactly, in any order."""

from datetime import datetime

from django.db import transaction

from hamdel.platform import audit, events

from ..contracts import MergeDone
from ..events import CustomersMerged, MergeUndone
from ..models import Identifier, Link, Profile
from ..queries.finding import customer_of, profiles_of
from ..queries.links import live_edges
from ..rules.replay import replay
from .forgetting import tell_caches
from .locking import one_at_a_time


class NoSuchCustomer(LookupError):
    """There is no customer of this id (any more)."""


class SameCustomer(ValueError):
    """Both ids are one customer already."""


class NoSuchMerge(LookupError):
    """There is no merge of this id."""


@transaction.atomic
def merge_customers(*, keep: int, join: int, why: str, who: str, now: datetime) -> MergeDone:
    """Make two customers one; `keep`'s id stays, `join`'s leads there from now on.

    A person's word counts above every rule. Raises NoSuchCustomer or SameCustomer.
    """
    one_at_a_time()
    kept, joined = _known(keep), _known(join)
    if kept == joined:
        raise SameCustomer(f"{keep} and {join} are one customer already")
    link = Link.objects.create(
        keep_id=kept, join_id=joined, source="person", why=why, who=who, at=now
    )
    moved = profiles_of(joined)
    _release_claims([*profiles_of(kept), *moved])
    Profile.objects.filter(customer_id=joined).update(customer_id=kept)
    audit.record(
        who=who,
        act="customers merged",
        subject=f"customer:{kept}",
        before={"customers": [kept, joined]},
        after={"customers": [kept], "merge": link.pk, "joined_profiles": moved},
        why=why,
        now=now,
    )
    events.publish(CustomersMerged(merge_id=link.pk, customer_id=kept, joined=joined))
    return MergeDone(id=link.pk, customer_id=kept)


@transaction.atomic
def undo_merge(*, merge_id: int, who: str, now: datetime, why: str = "") -> MergeDone:
    """Take a link back, made by a person or by itself; both are again what they were without it.

    The two are never joined by themselves again. Twice is harmless. Raises NoSuchMerge.
    """
    one_at_a_time()
    link = Link.objects.filter(pk=merge_id).first()
    if link is None:
        raise NoSuchMerge(f"there is no merge {merge_id}")
    if link.undone_at is None:
        _undo(link, who=who, now=now, why=why)
    elif not link.apart:
        # Taken back by itself before; now a person agrees, for good.
        Link.objects.filter(pk=link.pk).update(apart=True)
    return MergeDone(id=link.pk, customer_id=customer_of(link.keep_id) or link.keep_id)


def _undo(link: Link, *, who: str, now: datetime, why: str) -> None:
    before = customer_of(link.keep_id)
    Link.objects.filter(pk=link.pk).update(undone_at=now, undone_by=who, apart=True)
    profiles = profiles_of(before) if before is not None else []
    _release_claims(profiles)
    after = regroup(profiles)
    parted = tuple(dict.fromkeys((after[link.keep_id], after[link.join_id])))
    audit.record(
        who=who,
        act="merge undone",
        subject=f"customer:{after[link.keep_id]}",
        before={"customers": [before], "merge": link.pk},
        after={"customers": list(parted)},
        why=why,
        now=now,
    )
    events.publish(MergeUndone(merge_id=link.pk, customer_ids=parted))


def regroup(profiles: list[int]) -> dict[int, int]:
    """Store what replaying the live links says of these profiles: profile → customer."""
    after = replay(profiles, live_edges(profiles))
    stored = dict(Profile.objects.filter(pk__in=profiles).values_list("id", "customer_id"))
    moves: dict[int, list[int]] = {}
    for one, customer in after.items():
        if stored[one] != customer:
            moves.setdefault(customer, []).append(one)
    for customer, some in moves.items():
        Profile.objects.filter(pk__in=some).update(customer_id=customer)
    return after


def _known(customer_id: int) -> int:
    row = Profile.objects.filter(pk=customer_id, erased_at=None).first()
    if row is None:
        raise NoSuchCustomer(f"there is no customer {customer_id}")
    return row.customer_id


def _release_claims(profiles: list[int]) -> None:
    """Whether claims still reach these profiles is judged anew: somebody may be vouched for now."""
    rows = Identifier.objects.filter(profile_id__in=profiles, home=True, verified=False)
    tell_caches(rows.values_list("kind", "value"))
