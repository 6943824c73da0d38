"""Which improvements there are, and what belongs to each."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from ..contracts import (
    OPEN,
    CheckFacts,
    Figures,
    Filter,
    ImprovementFacts,
    NoSuch,
    NoteFacts,
)
from ..models import Check, Improvement, Note
from ..rules.worth import best_first, worth_of


def improvement(improvement_id: int) -> ImprovementFacts:
    """One improvement. Raises NoSuch."""
    row = _rows().filter(pk=improvement_id).first()
    if row is None:
        raise NoSuch(f"there is no improvement {improvement_id}")
    return facts_of(row)


def improvements(wanted: Filter | None = None, *, day_irr: int) -> list[ImprovementFacts]:
    """Improvements, what is worth most for its cost first; of equal ones the older."""
    found = [facts_of(row) for row in _narrowed(wanted or Filter())]
    return sorted(found, key=lambda one: (best_first(worth_of(one, day_irr=day_irr)), one.id))


def improvements_of(steps: Collection[str]) -> dict[str, list[ImprovementFacts]]:
    """The improvements of some steps that were not dropped, the newest first, by step."""
    found: dict[str, list[ImprovementFacts]] = {}
    rows = _rows().filter(step__in=set(steps)).exclude(state="dropped").order_by("-pk")
    for row in rows:
        found.setdefault(row.step, []).append(facts_of(row))
    return found


def count_late(today: date) -> tuple[int, ImprovementFacts | None]:
    """How many should have been done before today, and the one that is late longest."""
    late = list(_narrowed(Filter(late_on=today)).order_by("due_on", "pk"))
    return len(late), facts_of(late[0]) if late else None


def count_due(person_id: int, *, until: date) -> int:
    """How many open improvements of somebody are due until a day, or late."""
    return Improvement.objects.filter(
        state__in=OPEN, owner_id=person_id, due_on__lte=until
    ).count()


def checks_of(improvement_id: int) -> list[CheckFacts]:
    """The checklist, as it was written."""
    rows = Check.objects.filter(improvement_id=improvement_id).order_by("pk")
    return [CheckFacts(id=row.pk, text=row.text, done_at=row.done_at) for row in rows]


def notes_of(improvement_id: int) -> list[NoteFacts]:
    """What was said of it, oldest first."""
    rows = Note.objects.filter(improvement_id=improvement_id).order_by("at", "pk")
    return [
        NoteFacts(id=row.pk, text=row.text, by=row.person_name, by_id=row.person_id, at=row.at)
        for row in rows
    ]


def facts_of(row: Any) -> ImprovementFacts:
    """A row of the query below as others see it."""
    return ImprovementFacts(
        id=row.pk,
        title=row.title,
        step=row.step,
        problem=row.problem,
        idea=row.idea,
        expected=row.expected,
        expected_share=row.expected_share,
        cost_irr=row.cost_irr,
        person_days=row.person_days,
        people=row.people,
        owner_id=row.owner_id,
        owner=row.owner_name or "",
        due_on=row.due_on,
        state=row.state,
        origin=row.origin,
        figures=_figures(row),
        made_at=row.made_at,
        made_by=row.made_by,
        state_at=row.state_at,
        started_at=row.started_at,
        done_at=row.done_at,
        version=row.version,
        effect=None if row.effect is None else (row.effect, row.effect_low, row.effect_high),
        steps=row.n_checks,
        steps_done=row.n_checked,
    )


def _figures(row: Any) -> Figures | None:
    if row.seen is None:
        return None
    return Figures(
        since=row.figures_since,
        until=row.figures_until,
        seen=row.seen,
        hurt=row.hurt,
        customers=row.customers,
        signs=row.signs,
    )


def _rows() -> QuerySet[Any]:
    return Improvement.objects.annotate(
        owner_name=F("owner__name"),
        n_checks=Count("checks"),
        n_checked=Count("checks", filter=Q(checks__done_at__isnull=False)),
    )


def _narrowed(wanted: Filter) -> QuerySet[Any]:
    rows = _rows()
    if wanted.states:
        rows = rows.filter(state__in=wanted.states)
    if wanted.steps:
        rows = rows.filter(step__in=wanted.steps)
    if wanted.owner_id is not None:
        rows = rows.filter(owner_id=wanted.owner_id)
    if wanted.origin:
        rows = rows.filter(origin=wanted.origin)
    if wanted.late_on is not None:
        rows = rows.filter(state__in=OPEN, due_on__lt=wanted.late_on)
    return rows
