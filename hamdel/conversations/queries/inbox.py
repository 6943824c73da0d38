"""The list of the inbox: what a row says of a conversation at a glance."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Substr

from hamdel.customers.public import facts_of, names_of_present
from hamdel.language.search import Piece
from hamdel.platform import cursors
from hamdel.platform.instants import system_now
from hamdel.platform.web.formats import show_digits
from hamdel.reading.public import readings_of

from ..dues import dues, tone_of
from ..models import Look, Message
from ..rules.entries import shown_address
from ..rules.queues import View
from .queues import Looker, in_queue, ordered
from .searching import said_in, searched

PAGE: Final = 30
SNIPPET: Final = 160  # letters
_REACHED: Final = ("phone", "email")


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """A conversation in the list. `emotion` is that of their newest words, "" where not sure.

    `found`: where it says what was searched; then `direction` is of that message. `place` sorts as
    text like the rows of its view. `due_at`: when the first promise about it breaks.
    """

    id: int
    name: str
    named: bool
    customer_id: int
    subject: str
    state: str
    priority: str
    channel: str
    assignee_id: int | None
    assignee: str
    team: str
    last_at: datetime
    waiting_since: datetime | None
    snoozed_until: datetime | None
    snippet: str
    direction: str
    author: str
    missed: bool
    emotion: str
    unread: bool
    place: str
    found: tuple[Piece, ...] = ()
    due_at: datetime | None = None
    due_tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPage:
    """A page of the list; `next` is the cursor of the next one. `rescued`: what was meant instead."""

    rows: tuple[InboxRow, ...]
    next: str
    rescued: str = ""


def inbox_page(view: View, looker: Looker, *, cursor: str = "", limit: int = PAGE) -> InboxPage:
    """A page of a queue. Raises ValueError for a cursor that is none of ours."""
    after = cursors.read_cursor(cursor, tuple[int, int, int]) if cursor else ()
    chosen, rescued = searched(in_queue(view, looker), view.search)
    found = _first(ordered(chosen, view, after), limit + 1)
    following = ""
    if len(found) > limit:
        last = found[limit - 1]
        following = cursors.write_cursor(last.rank, last.need, last.pk)
    rows = rows_of(found[:limit], person_id=looker.id, said=rescued or view.search)
    return InboxPage(rows=rows, next=following, rescued=rescued)


def inbox_row(conversation_id: int, view: View, looker: Looker) -> InboxRow | None:
    """One row, None where the conversation stands in that view no more."""
    chosen, meant = searched(in_queue(view, looker), view.search)
    found = _first(ordered(chosen.filter(pk=conversation_id), view, ()), 1)
    rows = rows_of(found, person_id=looker.id, said=meant or view.search)
    return next(iter(rows), None)


def _first(parts: Iterable[QuerySet[Any]], count: int) -> list[Any]:
    """The first rows of some parts; what is not needed for them is not asked.

    Which they are is asked first, of an index: with all that a row tells, none would be chosen.
    """
    found: list[Any] = []
    for part in parts:
        if len(found) < count:
            ids = list(part.values_list("pk", flat=True)[: count - len(found)])
            found += _with_newest(part.filter(pk__in=ids)) if ids else ()
    return found


def rows_of(found: Sequence[Any], *, person_id: int, said: str = "") -> tuple[InboxRow, ...]:
    """Rows of conversations; five questions whatever their number, and one where `said` was searched."""
    newest = _newest([row.newest for row in found])
    felt = _felt(row.felt for row in found)
    names = names_of_present({row.customer_id for row in found})
    nameless = {
        row.customer_id for row in found if not names.get(row.customer_id) and not row.address
    }
    known = known_by(nameless)
    looks = dict(
        Look.objects.filter(person=person_id, conversation__in=[row.pk for row in found])
        .values_list("conversation", "at")
    )  # fmt: skip
    words = said_in({row.pk: row.subject for row in found}, said)
    rows = (_row(row, newest.get(row.newest or 0), felt, names, known, looks) for row in found)
    return tuple(
        replace(row, direction=words[row.id][0], found=words[row.id][1], missed=False)
        if row.id in words
        else row
        for row in rows
    )


def _with_newest(rows: QuerySet[Any]) -> Any:
    said = Message.objects.filter(conversation=OuterRef("pk")).order_by("-at", "-pk")
    theirs = said.filter(direction="in", machine=False)
    known = dues()
    if known is not None:
        rows = rows.annotate(due_at=F(known.due_at), near_at=F(known.near_at))
    return rows.select_related("assignee", "team").annotate(
        customer_id=F("profile__customer_id"),
        newest=Subquery(said.values("pk")[:1]),
        address=Subquery(said.exclude(address="").values("address")[:1]),
        felt=Subquery(theirs.values("interaction_id")[:1]),
    )


def _newest(ids: Iterable[int | None]) -> dict[int, dict[str, Any]]:
    rows = Message.objects.filter(pk__in=[one for one in ids if one is not None])
    wanted = rows.annotate(start=Substr("text", 1, SNIPPET)).values(
        "pk", "start", "direction", "author", "call__outcome"
    )
    return {row["pk"]: dict(row) for row in wanted}


def _felt(ids: Iterable[int | None]) -> dict[int, str]:
    read = readings_of([one for one in ids if one is not None])
    sure = {pk: one.heads["emotion"] for pk, one in read.items()}
    return {pk: head.label for pk, head in sure.items() if head.label and not head.unsure}


def _row(
    row: Any,
    said: dict[str, Any] | None,
    felt: Mapping[int, str],
    names: Mapping[int, str],
    known: Mapping[int, str],
    looks: Mapping[int, datetime],
) -> InboxRow:
    newest, name = said or {}, names.get(row.customer_id, "")
    due_at, near_at = getattr(row, "due_at", None), getattr(row, "near_at", None)
    looked = looks.get(row.pk)
    return InboxRow(
        id=row.pk,
        name=name
        or show_digits(
            shown_address(row.address or "") or shown_address(known.get(row.customer_id, ""))
        ),
        named=bool(name),
        customer_id=row.customer_id,
        subject=row.subject,
        state=row.state,
        priority=row.priority,
        channel=row.channel,
        assignee_id=row.assignee_id,
        assignee="" if row.assignee is None else row.assignee.name,
        team="" if row.team is None else row.team.name,
        last_at=row.last_at,
        waiting_since=row.waiting_since,
        snoozed_until=row.snoozed_until,
        snippet=" ".join(newest.get("start", "").split()),
        direction=newest.get("direction", ""),
        author=newest.get("author", ""),
        missed=newest.get("call__outcome") == "missed",
        emotion=felt.get(row.felt or 0, ""),
        unread=row.waiting_since is not None and (looked is None or looked < row.last_at),
        place=f"{row.rank}.{row.need:020}",
        due_at=due_at,
        due_tone=tone_of(due_at, near_at, system_now()),
    )


def known_by(customer_ids: Collection[int]) -> dict[int, str]:
    """By what some customers without a name are known: a phone number, else an e-mail address."""
    if not customer_ids:
        return {}
    found = facts_of(list(customer_ids), whole=False)
    return {
        pk: next(
            (one.value for kind in _REACHED for one in facts.identifiers if one.kind == kind), ""
        )
        for pk, facts in found.items()
    }
