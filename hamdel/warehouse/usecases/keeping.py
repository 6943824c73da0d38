"""The next moments of the log become a file."""

from collections.abc import Sequence
from datetime import datetime

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
    if held().last_id != after:
        return False
    content = engine().file_of_rows(rows)
    times = [one.occurred_us for one in rows]
    made = Segment(
        stored=stored_files.store(FOLDER, content),
        first_id=after + 1,
        last_id=upto,
        first_at=from_micros(min(times)) if times else now,
        last_at=from_micros(max(times)) if times else now,
        rows=len(rows),
        bytes=len(content),
        made_at=now,
    )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError:
        return False
    return True
