"""The log flows into the warehouse, a file at a time; what is not there yet, questions read themselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from hamdel.interactions.public import columns_after, newest_position
from hamdel.platform.models import Cursor
from hamdel.warehouse.public import held, keep_rows

from .queries.asking import moments

ROUNDS: Final = 200
READER: Final = "reading.messages"  # words are read before their feelings are kept


@dataclass(frozen=True, slots=True)
class Pace:
    """A file is written once it is `full` (rows of the log), or the last one so old as rows may wait."""

    full: int = 50_000
    waits: timedelta = timedelta(minutes=10)
    rounds: int = ROUNDS


USUAL: Final = Pace()


def feed(*, now: datetime, pace: Pace = USUAL) -> int:
    """Write what waits: full files, and a smaller one if the last is older than ten minutes.

    Returns how many files were written.
    """
    written = 0
    for _ in range(pace.rounds):
        if not _write_one(now, pace):
            break
        written += 1
    return written


def _write_one(now: datetime, pace: Pace) -> bool:
    state = held()
    ready = min(newest_position(), _read_up_to())
    waiting = ready - state.last_id
    lately = state.made_at is not None and state.made_at > now - pace.waits
    if waiting <= 0 or (waiting < pace.full and lately):
        return False
    rows = columns_after(state.last_id, min(pace.full, waiting))
    upto = rows[-1].id if rows else ready
    return keep_rows(
        moments([one for one in rows if one.id <= ready]),
        after=state.last_id,
        upto=min(upto, ready),
        now=now,
    )


def _read_up_to() -> int:
    return Cursor.objects.filter(pk=READER).values_list("position", flat=True).first() or 0
