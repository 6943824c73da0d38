"""The personas that there are."""

from django.db.models import QuerySet

from hamdel.language.names import initials

from ..contracts import NoSuchPersona, PersonaFacts
from ..models import Persona


def personas(*, after: int = 0, limit: int | None = None) -> list[PersonaFacts]:
    """Every persona, the first made first; `after`, `limit`: a page of them."""
    rows = _rows().filter(pk__gt=after).order_by("pk")
    return [facts_of_row(row) for row in (rows if limit is None else rows[:limit])]


def persona(persona_id: int) -> PersonaFacts:
    """One persona. Raises NoSuchPersona."""
    row = _rows().filter(pk=persona_id).first()
    if row is None:
        raise NoSuchPersona(str(persona_id))
    return facts_of_row(row)


def facts_of_row(row: Persona) -> PersonaFacts:
    """A row as others see it; a segment that was removed is none."""
    return PersonaFacts(
        id=row.pk,
        name=row.name,
        initials=initials(row.name),
        about=row.about,
        segment_id=row.segment_id if _lives(row) else None,
        goals=tuple(row.goals),
        pains=tuple(row.pains),
        words=tuple(row.words),
        channels=tuple(row.channels),
        devices=tuple(row.devices),
        ideal=row.ideal,
        hue=row.hue,
        made_at=row.made_at,
        made_by=row.made_by,
        changed_at=row.changed_at,
    )


def _lives(row: Persona) -> bool:
    return row.segment is not None and row.segment.removed_at is None


def _rows() -> QuerySet[Persona]:
    return Persona.objects.filter(removed_at=None).select_related("segment")
