"""Erasing: what is personal of a customer goes, everywhere, in one transaction."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from hamdel.platform import audit, events, jobs
from hamdel.platform.journal import truncate_journal

from ..events import CustomerErased
from ..models import (
    Attribute,
    Change,
    Consent,
    Identifier,
    Link,
    Profile,
    Purchase,
    SharedIdentifier,
    Suggestion,
    Term,
)
from ..queries.finding import customer_of, known_customer, profiles_of
from .forgetting import drop_caches
from .locking import one_at_a_time
from .merging import NoSuchCustomer

Export = Callable[[Sequence[int]], Any]
Erase = Callable[[Sequence[int]], int]
_MINE = (Identifier, Attribute, Consent, Purchase, Term)
_ABOUT_MERGES = ("customers merged", "merge undone")
_MOST_LINES = 1_000
EMPTY_JOURNAL = "customers.empty_journal"


@dataclass(frozen=True, slots=True)
class Holder:
    """A package that holds personal data by profile: what it exports, how it erases."""

    name: str
    export: Export
    erase: Erase
    count: Erase | None = None
    hold: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What erasing a customer removed (or would remove): of each kind of thing how many."""

    customer_id: int
    removed: dict[str, int]


_holders: dict[str, Holder] = {}


def register_holder(
    name: str,
    *,
    export: Export,
    erase: Erase,
    count: Erase | None = None,
    hold: Callable[[], None] | None = None,
) -> None:
    """Let a package above take part in export and erasure.

    `export(profile ids)` gives what JSON can hold; `erase(profile ids)` removes what is personal,
    in the caller's transaction, and says of how many things; `count` says so beforehand. `hold`
    is called first: it keeps others from writing about the person until the transaction ends.
    """
    _holders[name] = Holder(name, export, erase, count, hold)


def holders() -> list[Holder]:
    """Who holds personal data beside `customers`, by name."""
    return [_holders[name] for name in sorted(_holders)]


def what_erasing_removes(customer_id: int) -> Erased:
    """Of each kind of thing how many `erase_customer` would remove. Raises NoSuchCustomer."""
    customer = _known(customer_id)
    profiles = profiles_of(customer)
    counts = {one.name: one.count(profiles) for one in holders() if one.count is not None}
    for model in _MINE:
        counts[_plural(model)] = model.objects.filter(profile_id__in=profiles).count()
    return Erased(customer_id=customer, removed=counts)


@transaction.atomic
def erase_customer(*, customer_id: int, who: str, now: datetime, why: str = "") -> Erased:
    """Remove what is personal of a customer, everywhere, in one transaction.

    Bare profiles and the log's rows without their content stay, so counts stay right; nothing in
    them says who it was. Raises NoSuchCustomer.
    """
    _hold_still()
    customer = _known(customer_id)
    profiles = profiles_of(customer)
    removed = {one.name: one.erase(profiles) for one in holders()}
    values = list(Identifier.objects.filter(profile_id__in=profiles).values_list("value", "kind"))
    for model in _MINE:
        removed[_plural(model)] = model.objects.filter(profile_id__in=profiles).delete()[0]
    _remove_links(profiles)
    _remove_values(values)
    Profile.objects.filter(pk__in=profiles).update(erased_at=now, voice=None)
    for one in profiles:
        audit.forget(subject=f"customer:{one}")
    drop_caches()
    audit.record(
        who=who,
        act="customer erased",
        subject=f"customer:{customer}",
        before=None,
        after={"removed": removed},
        why=why,
        now=now,
    )
    _leave_no_journal(now)
    events.publish(CustomerErased(customer_id=customer, profile_ids=tuple(profiles)))
    return Erased(customer_id=customer, removed=removed)


def _known(customer_id: int) -> int:
    customer = known_customer(customer_id)
    if customer is None:
        raise NoSuchCustomer(f"there is no customer {customer_id}")
    return customer


def _hold_still() -> None:
    """Whoever records holds the log before the people: the same order here, else both wait."""
    for one in holders():
        if one.hold is not None:
            one.hold()
    one_at_a_time()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # What is deleted is written over, else its bytes stay in the file's free pages.
            cursor.execute("PRAGMA secure_delete = ON")


def _leave_no_journal(now: datetime) -> None:
    """What SQLite's log still holds goes right after the commit, or when those who read it are done."""
    jobs.order(EMPTY_JOURNAL, now=now)
    transaction.on_commit(lambda: truncate_journal(patience=0), robust=True)


def _plural(model: Any) -> str:
    return f"{model._meta.model_name}s"


def _remove_links(profiles: list[int]) -> None:
    touching = Q(keep_id__in=profiles) | Q(join_id__in=profiles)
    links = Link.objects.filter(touching)
    _forget_merges(dict(links.values_list("id", "keep_id")))
    links.delete()
    Suggestion.objects.filter(Q(low_id__in=profiles) | Q(high_id__in=profiles)).delete()


def _forget_merges(keeps: dict[int, int]) -> None:
    """Merges with people who stay are told on their side of the trail: the words go there too."""
    subjects = {f"customer:{one}" for keep in keeps.values() for one in (keep, customer_of(keep))}
    for subject in subjects:
        for act in _ABOUT_MERGES:
            lines = audit.entries(text=subject, act=act, limit=_MOST_LINES)
            audit.forget_entries(
                [
                    line.id
                    for line in lines
                    if line.subject == subject
                    and {line.before.get("merge"), line.after.get("merge")} & keeps.keys()
                ]
            )


def _remove_values(values: list[tuple[str, str]]) -> None:
    """Marks and notes speak of identifiers too; they stay only where somebody else has them."""
    for value, kind in dict.fromkeys(values):
        Change.objects.filter(kind=kind, value=value).delete()
        if not Identifier.objects.filter(value=value, kind=kind).exists():
            SharedIdentifier.objects.filter(value=value, kind=kind).delete()
