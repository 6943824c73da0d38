"""An idea that nobody else changes until the transaction ends."""

from ..contracts import Changed, NoSuchIdea
from ..models import Idea


def hold(idea_id: int, *, version: int | None = None) -> Idea:
    """Hold an idea. Raises NoSuchIdea, and Changed where `version` does not hold any more."""
    row = Idea.objects.select_for_update().filter(pk=idea_id).first()
    if row is None:
        raise NoSuchIdea(f"there is no idea {idea_id}")
    if version is not None and row.version != version:
        raise Changed(row.version)
    return row


def hold_root(idea_id: int) -> Idea:
    """Hold the idea that speaks for another. Raises NoSuchIdea."""
    while True:
        root = Idea.objects.filter(pk=idea_id).values_list("root_id", flat=True).first()
        if root is None:
            raise NoSuchIdea(f"there is no idea {idea_id}")
        row = hold(root)
        if row.root_id == row.pk:
            return row
        idea_id = row.pk  # it was joined to another while we waited
