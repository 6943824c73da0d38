"""Who was asked and who was passed over, and why; who is held now."""

from dataclasses import dataclass
from typing import Any, cast

from django.db.models import Count, F, QuerySet

from hamdel.channels.public import everybody_held
from hamdel.customers.public import customer_names, known_customer, profiles_of

from ..contracts import AskFacts, AskFilter, AskState, HeldFacts
from ..models import Ask


def asks(wanted: AskFilter, *, before: int | None = None, limit: int = 50) -> list[AskFacts]:
    """Asks, the newest first; `before`: the id of the last one seen."""
    rows = _chosen(wanted)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return [_fact(row) for row in rows.order_by("-pk")[:limit]]


def ask(ask_id: int) -> AskFacts | None:
    """One ask; None for none."""
    row = _rows().filter(pk=ask_id).first()
    return None if row is None else _fact(row)


def asks_by_key(keys: list[str]) -> dict[str, AskFacts]:
    """Some asks by their keys."""
    return {row.key: _fact(row) for row in _rows().filter(key__in=keys)}


def asks_of_profiles(profile_ids: list[int]) -> list[AskFacts]:
    """The asks of some profiles, oldest first."""
    return [_fact(row) for row in _rows().filter(profile_id__in=profile_ids).order_by("pk")]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many asks of a survey are in a state for a reason."""

    survey_id: int
    survey: str
    state: str
    reason: str
    number: int


def counted(*, customer_id: int | None = None) -> list[Counted]:
    """Asks counted by survey, state and reason; of one customer where they are named. One query."""
    rows = _chosen(AskFilter(customer_id=customer_id)).values_list(
        "survey_id", "survey__title", "state", "reason"
    )
    found = rows.annotate(n=Count("pk")).order_by("survey__title", "survey_id")
    return [Counted(*row) for row in found]


def held_now(*, most: int = 500) -> list[HeldFacts]:
    """Whom nothing is asked or offered now, and why."""
    found = everybody_held(most=most)
    names = customer_names(list(found))
    return [
        HeldFacts(customer_id=one, name=names.get(one, ""), reasons=reasons)
        for one, reasons in found.items()
    ]


def _chosen(wanted: AskFilter) -> QuerySet[Any]:
    plain = {
        "state": wanted.state,
        "reason": wanted.reason,
        "survey_id": wanted.survey_id,
        "rule_id": wanted.rule_id,
    }
    rows = _rows().filter(**{name: value for name, value in plain.items() if value})
    if wanted.customer_id is not None:
        customer = known_customer(wanted.customer_id)
        rows = rows.filter(profile_id__in=[] if customer is None else profiles_of(customer))
    return rows


def _rows() -> QuerySet[Any]:
    rows = Ask.objects.select_related("survey", "rule", "invitation")
    return rows.annotate(customer_id=F("profile__customer_id"))


def _fact(row: Any) -> AskFacts:
    return AskFacts(
        id=row.pk,
        customer_id=row.customer_id,
        profile_id=row.profile_id,
        survey_id=row.survey_id,
        survey=row.survey.title,
        rule_id=row.rule_id,
        rule="" if row.rule is None else row.rule.name,
        way=row.way,
        channel=row.channel,
        state=cast("AskState", row.state),
        reason=row.reason,
        detail=row.detail,
        until=row.until,
        by=row.by,
        cause=row.cause,
        made_at=row.made_at,
        due_at=row.due_at,
        decided_at=row.decided_at,
        asked_at=row.asked_at,
        reminded_at=row.reminded_at,
        invitation_id=row.invitation_id,
        answer="" if row.invitation is None else row.invitation.state,
    )
