"""Questions about cases."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from hamdel.customers.public import known_customer, profiles_of
from hamdel.language.fold import terms

from ..contracts import LIVE, CaseFacts, CaseFilter
from ..due_sources import due_of
from ..models import Case, CaseConversation
from ..narrowing import narrowing

Place = tuple[datetime, int]


def case(case_id: int) -> CaseFacts | None:
    """One case, None for none."""
    return next(iter(cases_in(case_rows().filter(pk=case_id))), None)


def cases_by_id(ids: Iterable[int]) -> dict[int, CaseFacts]:
    """Some cases, by id; those that are gone are not in it."""
    return {one.id: one for one in cases_in(case_rows().filter(pk__in=list(ids)))}


def list_cases(
    wanted: CaseFilter, *, after: Place | None = None, limit: int = 50
) -> list[CaseFacts]:
    """Cases, the newest first; `after` is when the last one seen was opened, and its id."""
    rows = chosen(wanted).order_by("-opened_at", "-pk")
    if after is not None:
        at, pk = after
        rows = rows.filter(Q(opened_at__lt=at) | Q(opened_at=at, pk__lt=pk))
    return cases_in(rows[:limit])


def count_cases(wanted: CaseFilter) -> int:
    """How many there are."""
    return chosen(wanted).count()


def open_cases_of(profile_ids: Sequence[int]) -> list[CaseFacts]:
    """The cases of some profiles that are still worked on, the newest first."""
    rows = case_rows().filter(profile_id__in=profile_ids, state__in=LIVE, merged_into=None)
    return cases_in(rows.order_by("-opened_at", "-pk"))


def customers_with_open_cases(
    among: Sequence[int] | None = None, *, limit: int = 500
) -> list[int]:
    """The customers (of some, where they are named) with a case that is worked on; one query."""
    rows = Case.objects.filter(state__in=LIVE, merged_into=None)
    if among is not None:
        rows = rows.filter(profile__customer_id__in=among)
    found = rows.order_by("-pk").values_list("profile__customer_id", flat=True)
    return list(dict.fromkeys(found if among is not None else found[:limit]))


def cases_open_at(profile_ids: Sequence[int], at: datetime) -> list[CaseFacts]:
    """The cases of some profiles that were worked on at an instant, the newest first."""
    rows = case_rows().filter(profile_id__in=profile_ids, opened_at__lte=at, merged_into=None)
    rows = rows.filter(Q(settled_at=None) | Q(settled_at__gt=at))
    return cases_in(rows.order_by("-opened_at", "-pk"))


def cases_of_conversation(conversation_id: int) -> list[CaseFacts]:
    """The cases that a conversation is about, the newest first."""
    rows = case_rows().filter(
        conversations__conversation_id=conversation_id, merged_into=None
    )  # fmt: skip
    return cases_in(rows.order_by("-opened_at", "-pk"))


def interactions_of_case(case_id: int) -> list[int]:
    """The ids of the moments of the log that speak for a case, the newest last."""
    rows = Case.objects.filter(pk=case_id, interactions__isnull=False)
    return list(
        rows.order_by("interactions__pk").values_list("interactions__interaction", flat=True)
    )


def proofs_of(ids: Iterable[int]) -> dict[int, list[int]]:
    """The moments that speak for some cases, the newest first; the one that opened a case is last."""
    rows = Case.objects.filter(pk__in=list(ids))
    linked = rows.filter(interactions__isnull=False).order_by("-interactions__interaction")
    found: dict[int, list[int]] = {
        pk: [] if moment is None else [moment]
        for pk, moment in rows.values_list("pk", "moment_id")
    }
    proofs: dict[int, list[int]] = {pk: [] for pk in found}
    for pk, moment in linked.values_list("pk", "interactions__interaction"):
        proofs[pk].append(moment)
    return {pk: [*proofs[pk], *opened] for pk, opened in found.items()}


def case_rows() -> QuerySet[Any]:
    """All of them, each with the customer whose it is (`customer_id`)."""
    linked = CaseConversation.objects.order_by("conversation_id")
    rows = Case.objects.select_related("type", "owner", "team")
    return rows.prefetch_related(Prefetch("conversations", queryset=linked)).annotate(
        customer_id=F("profile__customer_id")
    )


def chosen(wanted: CaseFilter) -> QuerySet[Any]:
    """The rows of a filter, not ordered; what was merged into another is in none."""
    rows = case_rows().filter(merged_into=None)
    plain = {
        "type__key": wanted.type,
        "priority": wanted.priority,
        "reason_topic": wanted.reason_topic,
        "state__in": wanted.states,
        "team_id__in": wanted.team_ids,
        "parent_id": wanted.parent_id,
        "opened_at__gte": wanted.opened_from,
        "opened_at__lt": wanted.opened_to,
    }
    rows = rows.filter(**{name: value for name, value in plain.items() if value})
    if wanted.unowned:
        rows = rows.filter(owner=None)
    elif wanted.owner_id is not None:
        rows = rows.filter(owner_id=wanted.owner_id)
    known = narrowing()
    if wanted.label_id is not None and known is not None:
        rows = rows.filter(**{known.column: wanted.label_id})
    for word in terms(wanted.text):
        rows = rows.filter(sought__contains=word)
    if wanted.customer_id is not None:
        customer = known_customer(wanted.customer_id)
        rows = rows.filter(profile_id__in=[] if customer is None else profiles_of(customer))
    return rows


def cases_in(rows: Iterable[Any], *, talks: bool = True) -> list[CaseFacts]:
    """Rows of `case_rows` as others see them, with what is due. One more question a due source.

    `talks`: with the conversations about them, where the rows have them prefetched.
    """
    facts = [_fact(row, talks=talks) for row in rows]
    due = due_of(facts)
    return [replace(one, due=due[one.id]) if one.id in due else one for one in facts]


def _fact(row: Any, *, talks: bool) -> CaseFacts:
    return CaseFacts(
        id=row.pk,
        customer_id=row.customer_id,
        profile_id=row.profile_id,
        title=row.title,
        description=row.description,
        type=row.type.key,
        type_fa=row.type.name_fa,
        type_en=row.type.name_en,
        priority=row.priority,
        state=row.state,
        owner_id=row.owner_id,
        owner="" if row.owner is None else row.owner.name,
        team_id=row.team_id,
        team="" if row.team is None else row.team.name,
        channel=row.channel,
        reason=row.reason,
        reason_kind=row.reason_kind,
        reason_topic=row.reason_topic,
        touchpoint=row.touchpoint,
        outcome=row.outcome,
        resolution=row.resolution,
        fields=row.fields,
        steps_done=row.steps_done,
        source=row.source,
        opened_at=row.opened_at,
        changed_at=row.changed_at,
        settled_at=row.settled_at,
        parent_id=row.parent_id,
        merged_into=row.merged_into_id,
        rule_id=row.rule_id,
        version=row.version,
        conversation_ids=tuple(one.conversation_id for one in row.conversations.all())
        if talks
        else (),
    )
