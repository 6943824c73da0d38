"""Views of the inbox that people kept."""

from dataclasses import dataclass

from ..models import SavedView


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedViewFacts:
    """A view and what it is called."""

    id: int
    name: str
    query: str


def saved_views(person_id: int) -> list[SavedViewFacts]:
    """The views of a person, by name."""
    rows = SavedView.objects.filter(person=person_id).order_by("name")
    return [SavedViewFacts(id=row.pk, name=row.name, query=row.query) for row in rows]
