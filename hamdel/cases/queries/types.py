"""Which types of cases there are."""

from ..contracts import CaseTypeFacts
from ..models import CaseType
from ..rules.types import as_key, fields_in, steps_in, type_for


def case_types(*, all_of_them: bool = False) -> list[CaseTypeFacts]:
    """The types in their order; those no longer used too where `all_of_them`."""
    rows = CaseType.objects.order_by("position", "pk")
    return [type_fact(row) for row in rows if row.active or all_of_them]


def case_type(key: str) -> CaseTypeFacts | None:
    """One type, used or not; None for none."""
    row = CaseType.objects.filter(key=key).first()
    return None if row is None else type_fact(row)


def type_said(said: str, kinds: list[CaseTypeFacts]) -> CaseTypeFacts | None:
    """The type that somebody means: by its key, or by its name in either language."""
    wanted = as_key(said)
    for one in kinds:
        if wanted in (one.key, as_key(one.name_fa), as_key(one.name_en)):
            return one
    return None


def type_of_topic(topic: str) -> CaseTypeFacts | None:
    """The type that a foreseen reason's topic belongs to."""
    return type_for(topic, case_types())


def type_fact(row: CaseType) -> CaseTypeFacts:
    """A row as others see it."""
    return CaseTypeFacts(
        id=row.pk,
        key=row.key,
        name_fa=row.name_fa,
        name_en=row.name_en,
        topics=tuple(row.topics),
        priority=row.priority,
        team_id=row.team_id,
        fields=fields_in(row.fields),
        checklist=steps_in(row.checklist),
        approval=row.approval,
        active=row.active,
        version=row.version,
    )
