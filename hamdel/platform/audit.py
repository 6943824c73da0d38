"""The audit trail: who did what, before → after, and why."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from django.db.models import Q

from hamdel.platform.models import Audit

Facts = Mapping[str, Any] | None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the trail; `before` and `after` hold only what the act touched."""

    id: int
    at: datetime
    who: str
    act: str
    subject: str
    before: dict[str, Any]
    after: dict[str, Any]
    why: str

    @property
    def changes(self) -> list[tuple[str, Any, Any]]:
        """Name, before and after of everything the act touched; None where there was nothing."""
        names = dict.fromkeys((*self.before, *self.after))
        return [(name, self.before.get(name), self.after.get(name)) for name in names]


Watcher = Callable[[Entry], None]
_watchers: dict[str, list[Watcher]] = {}


def record(  # noqa: PLR0913 - an entry is these seven things
    *, who: str, act: str, subject: str, before: Facts, after: Facts, now: datetime, why: str = ""
) -> int:
    """Write one entry in the transaction of the deed itself; returns its id.

    `who` is an e-mail, `key: NAME` or `hamdel`; `act` a past deed such as `customers merged`;
    `subject` a kind and an id, e.g. `customer:12`. `before` and `after` must be JSON-able.
    """
    row = Audit.objects.create(
        at=now,
        who=who[:150],
        act=act,
        subject=subject,
        before=_json(before),
        after=_json(after),
        why=why,
    )
    for watcher in _watchers.get(act, ()):
        watcher(_entry(row))
    return row.pk


def watch(act: str, watcher: Watcher) -> None:
    """Have `watcher(entry)` called with each new entry of an act, in the transaction of the deed.

    What it writes stands or falls with the deed, so nothing is missed; call it from `handlers.py`.
    """
    mine = _watchers.setdefault(act, [])
    if watcher not in mine:
        mine.append(watcher)


def entries(
    *, text: str = "", act: str = "", before_id: int | None = None, limit: int = 50
) -> list[Entry]:
    """The newest entries, at most `limit`; `before_id` goes on after the last one seen.

    `text` is a part of who did it, or the beginning of the subject.
    """
    rows = Audit.objects.order_by("-pk")
    if text:
        rows = rows.filter(Q(who__icontains=text) | Q(subject__istartswith=text))
    if act:
        rows = rows.filter(act=act)
    if before_id is not None:
        rows = rows.filter(pk__lt=before_id)
    return [_entry(row) for row in rows[:limit]]


def entries_of(subject: str, *, limit: int = 50) -> list[Entry]:
    """The newest entries of exactly this subject, at most `limit`."""
    return [_entry(row) for row in Audit.objects.filter(subject=subject).order_by("-pk")[:limit]]


def all_entries(*, act: str) -> Iterator[Entry]:
    """Every entry of an act, oldest first."""
    rows = Audit.objects.filter(act=act).order_by("pk")
    return (_entry(row) for row in rows.iterator(chunk_size=500))


def acts() -> list[str]:
    """The distinct acts met, for the filter."""
    return list(Audit.objects.order_by("act").values_list("act", flat=True).distinct())


def forget(*, subject: str) -> int:
    """Erase what the entries of a subject say (privacy); that they happened stays. Returns how many."""
    return Audit.objects.filter(subject=subject).update(before="", after="", why="")


def forget_entries(ids: Collection[int]) -> int:
    """Erase what some entries say (privacy); that they happened stays. Returns how many."""
    return Audit.objects.filter(pk__in=ids).update(before="", after="", why="")


def _json(facts: Facts) -> str:
    return msgspec.json.encode(dict(facts)).decode() if facts else ""


def _entry(row: Audit) -> Entry:
    return Entry(
        id=row.pk,
        at=row.at,
        who=row.who,
        act=row.act,
        subject=row.subject,
        before=msgspec.json.decode(row.before) if row.before else {},
        after=msgspec.json.decode(row.after) if row.after else {},
        why=row.why,
    )
