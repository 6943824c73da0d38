"""Questions about recoveries."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from hamdel.customers.public import profiles_of

from ..contracts import RecoveryFacts, StepState
from ..models import Promise, Recovery, RecoveryStep


def recovery(recovery_id: int) -> RecoveryFacts | None:
    """One recovery with its steps, None for none."""
    return next(iter(with_steps(recovery_rows().filter(pk=recovery_id))), None)


def recovery_of_promise(promise_id: int) -> int | None:
    """The recovery that the breach of a promise started, or was added to; None for none."""
    caused = Q(promise=promise_id) | Q(key=f"promise:{promise_id}")
    theirs = Recovery.objects.filter(caused).order_by("-pk").values_list("pk", flat=True).first()
    if theirs is not None:
        return theirs
    customer = Promise.objects.filter(pk=promise_id).values("profile__customer_id")
    rows = Recovery.objects.filter(profile__customer_id__in=customer, state="open")
    return rows.order_by("-pk").values_list("pk", flat=True).first()


def recovery_of_token(token: str) -> RecoveryFacts | None:
    """The recovery whose check a customer was sent by this token."""
    return next(iter(with_steps(recovery_rows().filter(token=token))), None)


def list_recoveries(
    *,
    state: str = "",
    owner_id: int | None = None,
    customer_id: int | None = None,
    profiles: Sequence[int] | None = None,
    after: tuple[datetime, int] | None = None,
    limit: int = 50,
) -> list[RecoveryFacts]:
    """Recoveries, the newest first; `after` is (when it started, id) of the last one seen.

    `profiles`: the customer's, where they are known.
    """
    rows = recovery_rows()
    if state:
        rows = rows.filter(state=state)
    if owner_id is not None:
        rows = rows.filter(owner_id=owner_id)
    if customer_id is not None and profiles is None:
        profiles = profiles_of(customer_id)
    if profiles is not None:
        rows = rows.filter(profile_id__in=profiles)
    if after is not None:
        at, pk = after
        rows = rows.filter(Q(started_at__lt=at) | Q(started_at=at, pk__lt=pk))
    return with_steps(rows.order_by("-started_at", "-pk")[:limit])


def open_by_owner() -> dict[int, int]:
    """How many open recoveries each person has."""
    found: dict[int, int] = {}
    rows = Recovery.objects.filter(state="open").exclude(owner=None)
    for owner in rows.values_list("owner_id", flat=True):
        found[owner] = found.get(owner, 0) + 1
    return found


def recovery_rows() -> QuerySet[Any]:
    """All of them, each with the customer it is of (`customer_id`)."""
    rows = Recovery.objects.select_related("owner", "team")
    return rows.annotate(customer_id=F("profile__customer_id"))


def with_steps(rows: Iterable[Any]) -> list[RecoveryFacts]:
    """Rows of `recovery_rows` as other packages see them, each with its steps."""
    found = list(rows)
    steps: dict[int, list[StepState]] = {}
    kept = RecoveryStep.objects.filter(recovery__in=[row.pk for row in found])
    for one in kept.order_by("recovery", "place"):
        steps.setdefault(one.recovery_id, []).append(_step(one))
    return [_fact(row, steps.get(row.pk, ())) for row in found]


def _step(row: RecoveryStep) -> StepState:
    return StepState(
        name=row.name,
        state=row.state,
        note=row.note,
        why=row.why,
        amount_irr=row.amount_irr,
        done_at=row.done_at,
        done_by=row.done_by,
    )


def _fact(row: Any, steps: Sequence[StepState]) -> RecoveryFacts:
    return RecoveryFacts(
        id=row.pk,
        customer_id=row.customer_id,
        profile_id=row.profile_id,
        promise_id=row.promise_id,
        conversation_id=row.conversation_id,
        case_id=row.case_id,
        cause=row.cause,
        title=row.title,
        caused_at=row.caused_at,
        state=row.state,
        started_at=row.started_at,
        started_by=row.started_by,
        ended_at=row.ended_at,
        owner_id=row.owner_id,
        owner="" if row.owner is None else row.owner.name,
        team_id=row.team_id,
        team="" if row.team is None else row.team.name,
        why_owner=row.why_owner,
        told_at=row.told_at,
        untold=row.untold,
        asked_at=row.asked_at,
        answered_at=row.answered_at,
        solved=row.solved,
        trusts=row.trusts,
        steps=tuple(steps),
    )
