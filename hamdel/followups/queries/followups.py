"""Questions about follow-ups."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from hamdel.customers.public import profiles_of

from ..contracts import FollowUpFacts, FollowUpFilter, SignFacts
from ..models import FollowUp, Sign


def followup(followup_id: int, *, now: datetime) -> FollowUpFacts | None:
    """One follow-up, None for none."""
    return next(iter(facts_of_rows(followup_rows().filter(pk=followup_id), now=now)), None)


def list_followups(
    wanted: FollowUpFilter,
    *,
    now: datetime,
    after: tuple[datetime, int] | None = None,
    limit: int = 50,
) -> list[FollowUpFacts]:
    """Follow-ups: open ones by when they are due, the next first; else the newest first.

    `after` is the place of the last one seen: when it is due (open) or was made, and its id.
    """
    rows = chosen(wanted)
    name, least = ("due_at", "gt") if wanted.state == "open" else ("made_at", "lt")
    if after is not None:
        at, pk = after
        rows = rows.filter(Q(**{f"{name}__{least}": at}) | Q(**{name: at, f"pk__{least}": pk}))
    order = (name, "pk") if wanted.state == "open" else (f"-{name}", "-pk")
    return facts_of_rows(rows.order_by(*order)[:limit], now=now)


def count_followups(wanted: FollowUpFilter) -> int:
    """How many there are."""
    return chosen(wanted).count()


def signs_of(followup_id: int) -> list[SignFacts]:
    """The moments in which a trouble showed, oldest first."""
    rows = Sign.objects.filter(followup_id=followup_id).order_by("at", "pk")
    return [
        SignFacts(
            interaction_id=row.interaction_id, at=row.at, cause=row.cause,  # type: ignore[arg-type]
            kind=row.kind, score=row.score, words=row.words, channel=row.channel,
            response_id=row.response_id, survey_id=row.survey_id,
        )
        for row in rows
    ]  # fmt: skip


def followups_of_responses(response_ids: Collection[int]) -> dict[int, int]:
    """The follow-ups of some answers to surveys: the follow-up's id by the response's."""
    rows = Sign.objects.filter(response_id__in=response_ids)
    return {
        response: followup
        for response, followup in rows.values_list("response_id", "followup_id")
        if response is not None
    }


def followup_of_moment(interaction_id: int) -> int | None:
    """The follow-up in which a moment of the log is a sign."""
    rows = Sign.objects.filter(interaction_id=interaction_id)
    return rows.values_list("followup_id", flat=True).first()


def open_by_owner() -> dict[int, int]:
    """How many open follow-ups each person has."""
    rows = FollowUp.objects.filter(state="open").exclude(case__owner=None)
    counted = rows.values_list("case__owner_id").annotate(Count("pk"))
    return {owner: number for owner, number in counted if owner is not None}


def chosen(wanted: FollowUpFilter) -> QuerySet[FollowUp]:
    """The rows that fit a filter."""
    rows = followup_rows()
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.owner_id is not None:
        rows = rows.filter(case__owner_id=wanted.owner_id)
    if wanted.customer_id is not None:
        rows = rows.filter(profile_id__in=profiles_of(wanted.customer_id))
    if wanted.response_id is not None:
        rows = rows.filter(
            pk__in=Sign.objects.filter(response_id=wanted.response_id).values("followup_id")
        )
    if wanted.case_id is not None:
        rows = rows.filter(case_id=wanted.case_id)
    if wanted.late_at is not None:
        rows = rows.filter(state="open", due_at__lte=wanted.late_at)
    return rows.filter(state="done", told_at=None) if wanted.untold else rows


def followup_rows() -> QuerySet[FollowUp]:
    """All of them."""
    return FollowUp.objects.all()


def facts_of_rows(rows: QuerySet[FollowUp], *, now: datetime) -> list[FollowUpFacts]:
    """Rows as other packages see them, in two questions."""
    told = rows.select_related("case__owner", "case__team")
    found = list(told.annotate(customer_id=F("profile__customer_id")))
    firsts: dict[int, Sign] = {}
    counted: dict[int, int] = {}
    for one in Sign.objects.filter(followup_id__in=[row.pk for row in found]).order_by("-pk"):
        firsts[one.followup_id] = one
        counted[one.followup_id] = counted.get(one.followup_id, 0) + 1
    return [_fact(row, firsts.get(row.pk), counted.get(row.pk, 0), now) for row in found]


def _fact(row: Any, first: Sign | None, signs: int, now: datetime) -> FollowUpFacts:
    case = row.case
    return FollowUpFacts(
        id=row.pk,
        customer_id=row.customer_id,
        profile_id=row.profile_id,
        case_id=row.case_id,
        cause=row.cause,
        kind=row.kind,
        score=row.score,
        words=row.words,
        channel=row.channel,
        stage=row.stage,
        touchpoint=row.touchpoint,
        emotion=row.emotion,
        sentiment=row.sentiment,
        conversation_id=row.conversation_id,
        response_id=None if first is None else first.response_id,
        survey_id=None if first is None else first.survey_id,
        interaction_id=None if first is None else first.interaction_id,
        happened_at=row.happened_at,
        made_at=row.made_at,
        due_at=row.due_at,
        state=row.state,
        late=row.state == "open" and row.due_at <= now,
        owner_id=case.owner_id,
        owner="" if case.owner is None else case.owner.name,
        team="" if case.team is None else case.team.name,
        why=row.why,
        signs=signs,
        found=row.found,
        done=row.done,
        message=row.message,
        told_at=row.told_at,
        untold=row.untold,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
    )
