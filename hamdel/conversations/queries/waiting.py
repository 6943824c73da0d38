"""Who waits for an answer, what each colleague has in hand, and how long waits were of late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Exists, F, Min, OuterRef, Q, Subquery

from ..contracts import LIVE
from ..dues import dues
from ..models import Call, Conversation, Message

MOST: Final = 1_000
_ACTIVE: Final = ("open", "waiting")
_LONGEST_CALL: Final = timedelta(hours=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingFacts:
    """A conversation in which it is our turn. `interaction_id`: of the newest that was said by them.

    `last_person_id`: who answered last, at `last_answered_at`. `due_at`: when the first promise about it
    breaks, `near_at`: from when one is near.
    """

    id: int
    version: int
    profile_id: int
    customer_id: int
    account_id: int | None
    subject: str
    channel: str
    priority: str
    team_id: int | None
    assignee_id: int | None
    opened_at: datetime
    waiting_since: datetime
    interaction_id: int | None
    last_person_id: int | None
    last_answered_at: datetime | None
    due_at: datetime | None = None
    near_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InHand:
    """A conversation that somebody has, and is at: they wait, or spoke a moment ago, or are on the phone."""

    id: int
    assignee_id: int
    team_id: int | None
    channel: str
    waiting_since: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waited:
    """Somebody waited for a first answer from one instant to another; not `answered`: they gave up."""

    since: datetime
    until: datetime
    team_id: int | None
    channel: str
    answered: bool


def waiting_for_answers(
    *, unassigned: bool = False, ids: Sequence[int] | None = None, limit: int = MOST
) -> list[WaitingFacts]:
    """Conversations that wait for an answer of ours, who waits longest first; one question."""
    rows = Conversation.objects.filter(
        merged_into=None, state="open", waiting_since__isnull=False
    )  # fmt: skip
    if unassigned:
        rows = rows.filter(assignee=None)
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    said = Message.objects.filter(conversation=OuterRef("pk")).order_by("-at", "-pk")
    theirs = said.filter(direction="in", machine=False)
    ours = said.filter(direction="out", person__isnull=False)
    found = rows.order_by("waiting_since", "pk").annotate(
        customer_id=F("profile__customer_id"),
        newest=Subquery(theirs.values("interaction_id")[:1]),
        last_person=Subquery(ours.values("person_id")[:1]),
        last_answer=Subquery(ours.values("at")[:1]),
    )
    promised = dues()
    if promised is not None:
        found = found.annotate(due_at=F(promised.due_at), near_at=F(promised.near_at))
    return [
        WaitingFacts(
            id=row.pk,
            version=row.version,
            profile_id=row.profile_id,
            customer_id=row.customer_id,
            account_id=row.account_id,
            subject=row.subject,
            channel=row.channel,
            priority=row.priority,
            team_id=row.team_id,
            assignee_id=row.assignee_id,
            opened_at=row.opened_at,
            waiting_since=row.waiting_since,
            interaction_id=row.newest,
            last_person_id=row.last_person,
            last_answered_at=row.last_answer,
            due_at=getattr(row, "due_at", None),
            near_at=getattr(row, "near_at", None),
        )
        for row in found[:limit]
        if row.waiting_since is not None
    ]


def count_waiting(*, unassigned: bool = False) -> int:
    """How many conversations wait for an answer of ours, or for somebody to have them."""
    rows = Conversation.objects.filter(
        merged_into=None, state="open", waiting_since__isnull=False
    )  # fmt: skip
    return (rows.filter(assignee=None) if unassigned else rows).count()


def in_hand(
    *, warm_since: datetime, now: datetime, person_ids: Sequence[int] | None = None
) -> list[InHand]:
    """What colleagues have in hand: of some of them, or of all; one question."""
    on_the_phone = Call.objects.filter(
        conversation=OuterRef("pk"),
        answered_at__isnull=False,
        ended_at=None,
        started_at__gt=now - _LONGEST_CALL,
    )
    rows = Conversation.objects.filter(
        merged_into=None, state__in=_ACTIVE, assignee__isnull=False
    ).filter(Q(waiting_since__isnull=False) | Q(last_at__gt=warm_since) | Exists(on_the_phone))
    if person_ids is not None:
        rows = rows.filter(assignee__in=person_ids)
    wanted = ("pk", "assignee_id", "team_id", "channel", "waiting_since")
    return [
        InHand(id=pk, assignee_id=who, team_id=team, channel=channel, waiting_since=since)
        for pk, who, team, channel, since in rows.values_list(*wanted)
        if who is not None
    ]


def live_conversations_of(person_id: int) -> list[tuple[int, int | None]]:
    """Conversations of one person in which somebody waits for them, with their teams."""
    rows = Conversation.objects.filter(
        merged_into=None, state__in=LIVE, assignee=person_id, waiting_since__isnull=False
    )
    return list(rows.order_by("waiting_since", "pk").values_list("pk", "team_id"))


def waits_since(since: datetime, *, limit: int = 500) -> list[Waited]:
    """How long people waited whose wait ended since an instant: for a first answer, or on the phone."""
    return sorted([*_answered(since, limit), *_calls(since, limit)], key=lambda one: one.until)


def _answered(since: datetime, limit: int) -> list[Waited]:
    rows = (
        Conversation.objects.filter(changed_at__gt=since, merged_into=None)
        .exclude(channel="phone")
        .annotate(
            asked=Min("message__at", filter=Q(message__direction="in", message__machine=False)),
            first=Min("message__at", filter=Q(message__direction="out", message__machine=False)),
        )
        .filter(first__gt=since, asked__lt=F("first"))
        .order_by("-changed_at", "-pk")
    )
    return [
        Waited(since=asked, until=first, team_id=team, channel=channel, answered=True)
        for asked, first, team, channel in rows.values_list(
            "asked", "first", "team_id", "channel"
        )[:limit]
    ]


def _calls(since: datetime, limit: int) -> list[Waited]:
    rows = Call.objects.filter(direction="in", started_at__gt=since - _LONGEST_CALL)
    over = rows.filter(Q(answered_at__gt=since) | Q(answered_at=None, ended_at__gt=since))
    newest = over.order_by("-started_at", "-pk").values_list(
        "started_at", "answered_at", "ended_at", "conversation__team_id"
    )
    ended_at = (
        (started, answered or ended, answered, team)
        for started, answered, ended, team in newest[:limit]
    )
    return [
        Waited(
            since=started,
            until=until,
            team_id=team,
            channel="phone",
            answered=answered is not None,
        )
        for started, until, answered, team in ended_at
        if until is not None
    ]
