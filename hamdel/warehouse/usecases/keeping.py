"""The next moments of the log become a file."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from hamdel.platform import stored_files
from hamdel.platform.instants import from_micros

from ..contracts import FOLDER, Row
from ..loading import engine
from ..models import Segment
from ..queries import held


def keep_rows(rows: Sequence[Row], *, after: int, upto: int, now: datetime) -> bool:
    """Keep the moments with ids in (after, upto], durably and exactly once.

    False where others kept them meanwhile: then nothing is kept. The file lies on the disk before
    the row that names it is committed; one that no row names is swept.
    """
    return _keep(lambda: engine().table_of(rows), after=after, upto=upto, now=now)


def keep_columns(columns: Mapping[str, Any], *, after: int, upto: int, now: datetime) -> bool:
    """As `keep_rows`, with an array (NumPy's or Arrow's) for each of a Row's fields by its name."""
    return _keep(lambda: engine().table_of_columns(columns), after=after, upto=upto, now=now)


def _keep(table: Callable[[], Any], *, after: int, upto: int, now: datetime) -> bool:
    if held().last_id != after:
        return False
    file = engine().file_with_times(table())
    made = Segment(
        stored=stored_files.store(FOLDER, file.content),
        first_id=after + 1,
        last_id=upto,
        first_at=from_micros(file.first_us) if file.rows else now,
        last_at=from_micros(file.last_us) if file.rows else now,
        rows=file.rows,
        bytes=len(file.content),
        made_at=now,
    )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        return False
    return True
