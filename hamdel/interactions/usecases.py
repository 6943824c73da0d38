"""What can be done to the log: record."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hamdel.platform.instants import to_micros
from hamdel.platform.rawdb import of_django

from .contracts import Draft, Recorded
from .live import announce
from .recorder import Recorder, find_recorded


@transaction.atomic
def record_interactions(drafts: Sequence[Draft], *, now: datetime) -> list[Recorded]:
    """Record drafts, each once for ever by its message id; returns where each lies.

    Durable when the outermost transaction commits. Same order as `drafts`.
    """
    if not drafts:
        return []
    raw = of_django()
    received = to_micros(now)
    Recorder(raw).write(drafts, received=received)
    found = find_recorded(raw, drafts, received=received)
    transaction.on_commit(lambda: announce(len(drafts)))
    return [row for row in found if row is not None]
