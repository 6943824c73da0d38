"""Questions asked of the demo."""

from .contracts import Progress
from .models import Company


def progress() -> Progress | None:
    """How far the demo company has come; None where there is none."""
    row = Company.objects.first()
    if row is None:
        return None
    return Progress(
        people=row.people,
        people_done=row.people_done,
        events=row.events,
        made_at=row.made_at,
        finished=row.finished_at is not None,
        removing=row.removing_at is not None,
    )
