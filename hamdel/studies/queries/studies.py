"""Questions about studies, their guides and who takes part."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ..contracts import GuideFacts, NoSuch, ParticipantFacts, StudyFacts
from ..models import Guide, Participant, Session, Study
from ..rules.guides import of_rows

Place = tuple[datetime, int]
AGREED = Q(consent_at__isnull=False, withdrawn_at=None)


def study(study_id: int) -> StudyFacts:
    """One study. Raises NoSuch."""
    row = _counted().filter(pk=study_id).first()
    if row is None:
        raise NoSuch(f"there is no study {study_id}")
    return _facts(row)


def list_studies(
    *, kind: str = "", after: Place | None = None, limit: int = 50
) -> list[StudyFacts]:
    """Studies, the newest first; `after` was seen last."""
    rows = _counted().order_by("-made_at", "-pk")
    if kind:
        rows = rows.filter(kind=kind)
    if after is not None:
        at, pk = after
        rows = rows.filter(Q(made_at__lt=at) | Q(made_at=at, pk__lt=pk))
    return [_facts(row) for row in rows[:limit]]


def participants(study_id: int) -> list[ParticipantFacts]:
    """Who is in a study, by number."""
    rows = Participant.objects.filter(study_id=study_id).order_by("number")
    return [_participant(row) for row in rows.annotate(customer_id=F("profile__customer_id"))]


def participant(study_id: int, participant_id: int) -> ParticipantFacts:
    """One participant of a study. Raises NoSuch."""
    found = next((one for one in participants(study_id) if one.id == participant_id), None)
    if found is None:
        raise NoSuch(f"there is no participant {participant_id}")
    return found


def own_guides() -> list[GuideFacts]:
    """The guides that the team keeps, by name."""
    rows = Guide.objects.filter(removed_at=None).order_by("name", "pk")
    return [
        GuideFacts(
            id=row.pk,
            key=f"own-{row.pk}",
            name=row.name,
            language=row.language,
            kind=row.kind,
            questions=of_rows(row.questions),
        )
        for row in rows
    ]


def _counted() -> QuerySet[Any]:
    """Studies with how many people, and how many sessions, each counted by itself."""
    people = Participant.objects.filter(study=OuterRef("pk")).order_by().values("study")
    talks = Session.objects.filter(study=OuterRef("pk")).order_by().values("study")
    return Study.objects.annotate(
        n_asked=_number(people.annotate(n=Count("pk"))),
        n_people=_number(people.filter(AGREED).annotate(n=Count("pk"))),
        n_held=_number(talks.filter(state="held").annotate(n=Count("pk"))),
        n_planned=_number(talks.filter(state__in=["planned", "running"]).annotate(n=Count("pk"))),
        next_at=Subquery(talks.filter(state="planned").annotate(n=Min("planned_at")).values("n")),
    )


def _number(rows: QuerySet[Any]) -> Coalesce:
    return Coalesce(Subquery(rows.values("n")), 0)


def _facts(row: Any) -> StudyFacts:
    return StudyFacts(
        id=row.pk,
        kind=row.kind,
        title=row.title,
        goal=row.goal,
        questions=of_rows(row.questions),
        consent=row.consent,
        language=row.language,
        made_by=row.made_by,
        made_at=row.made_at,
        finished_at=row.finished_at,
        people=row.n_people,
        asked=row.n_asked,
        held=row.n_held,
        planned=row.n_planned,
        next_at=row.next_at,
    )


def _participant(row: Any) -> ParticipantFacts:
    return ParticipantFacts(
        id=row.pk,
        number=row.number,
        customer_id=row.customer_id,
        profile_id=row.profile_id,
        came_from=row.came_from,
        consent_at=row.consent_at,
        consent_wording=row.consent_wording,
        consent_how=row.consent_how,
        consent_by=row.consent_by,
        declined_at=row.declined_at,
        withdrawn_at=row.withdrawn_at,
        thanks_promised=row.thanks_promised,
        thanks_given=row.thanks_given,
        thanks_given_at=row.thanks_given_at,
        thanks_given_by=row.thanks_given_by,
    )


def labels(people: Sequence[ParticipantFacts]) -> dict[int, str]:
    """What reports call each participant, by id."""
    return {one.id: one.label for one in people}
