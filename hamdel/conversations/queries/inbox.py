"""The list of the inbox: what a row says of a conversation at a glance."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Substr

from hamdel.customers.public import customer_names, facts_of, list_customers
from hamdel.language.keyboard import rescue
from hamdel.platform import cursors
from hamdel.platform.web.formats import show_digits
from hamdel.reading.public import readings_of

from ..models import Conversation, Look, Message
from ..rules.entries import shown_address
from ..rules.queues import View
from .queues import Looker, in_queue, ordered

PAGE: Final = 30
SNIPPET: Final = 160  # letters
_REACHED: Final = ("phone", "email")
MOST_FOUND: Final = 200  # customers that a search looks at


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """A conversation in the list. `emotion` is that of their newest words, "" where not sure.

    `place` sorts as text like the rows of its view.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPage:
    """A page of the list; `next` is the cursor of the next one. `rescued`: what was meant instead."""

    rows: tuple[InboxRow, ...]
    next: str
    rescued: str = ""


def inbox_page(view: View, looker: Looker, *, cursor: str = "", limit: int = PAGE) -> InboxPage:
    """A page of a queue. Raises ValueError for a cursor that is none of ours."""
    after = cursors.read_cursor(cursor, tuple[int, int, int]) if cursor else ()
    chosen, rescued = _searched(in_queue(view, looker), view.search)
    found = list(_with_newest(ordered(chosen, view, after))[: limit + 1])
    following = ""
    if len(found) > limit:
        last = found[limit - 1]
        following = cursors.write_cursor(last.rank, last.need, last.pk)
    rows = rows_of(found[:limit], person_id=looker.id)
    return InboxPage(rows=rows, next=following, rescued=rescued)


def inbox_row(conversation_id: int, view: View, looker: Looker) -> InboxRow | None:
    """One row, None where the conversation stands in that view no more."""
    chosen, _ = _searched(in_queue(view, looker), view.search)
    found = _with_newest(ordered(chosen.filter(pk=conversation_id), view, ()))
    return next(iter(rows_of(list(found), person_id=looker.id)), None)


def rows_of(found: Sequence[Any], *, person_id: int) -> tuple[InboxRow, ...]:
    """Rows of conversations; five questions whatever their number."""
    newest = _newest([row.newest for row in found])
    felt = _felt(row.felt for row in found)
    names = customer_names({row.customer_id for row in found})
    nameless = {
        row.customer_id for row in found if not names.get(row.customer_id) and not row.address
    }
    known = known_by(nameless)
    looks = dict(
        Look.objects.filter(person=person_id, conversation__in=[row.pk for row in found])
        .values_list("conversation", "at")
    )  # fmt: skip
    return tuple(
        _row(row, newest.get(row.newest or 0), felt, names, known, looks) for row in found
    )


def _searched(rows: QuerySet[Conversation], said: str) -> tuple[QuerySet[Conversation], str]:
    """Those with the customers, or on the subject, that are searched; and what was meant by it."""
    if not said:
        return rows, ""
    page = list_customers(search=said, limit=MOST_FOUND, whole=False)
    profiles = [one for facts in page.customers for one in facts.profiles]
    meant = page.sought or (rescue(said) if not profiles else "") or ""
    subject = Q(subject__icontains=said)
    if meant:
        subject |= Q(subject__icontains=meant)
    return rows.filter(Q(profile__in=profiles) | subject), page.sought


def _with_newest(rows: QuerySet[Any]) -> Any:
    said = Message.objects.filter(conversation=OuterRef("pk")).order_by("-at", "-pk")
    theirs = said.filter(direction="in", machine=False)
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
