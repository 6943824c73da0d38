"""What many questions need first is made beforehand, for all of the log."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from hamdel.platform import stored_files
from hamdel.platform.instants import from_micros

from ..contracts import FOLDER, Making
from ..loading import engine
from ..models import Prepared
from ..queries import emptied_profiles, held, live_files
from ..rules.preparing import parts_of, slices_of


def prepare(making: Making, *, now: datetime, least: int) -> int:
    """Prepare a question's answer of all that files hold, in place of what was prepared before.

    Returns how many files were made: none where fewer than `least` moments are
    there, a cluster answers, or nothing new and nothing to empty.
    All appear at once, and once: where another prepared the same meanwhile, it is his that lives.
    """
    state = held()
    old = list(Prepared.objects.filter(name=making.name, retired_at=None))
    emptied = emptied_profiles()
    same = old and (old[0].upto_id, old[0].version) == (state.last_id, making.version)
    if settings.WAREHOUSE or state.rows < least or (same and not emptied):
        return 0
    files, upto = live_files()
    parts = parts_of(state.rows)
    made = [
        Prepared(
            name=making.name,
            version=making.version,
            table=table,
            stored=stored_files.store(FOLDER, content),
            upto_id=upto,
            first_at=from_micros(first),
            last_at=from_micros(last),
            rows=rows,
            bytes=len(content),
            made_at=now,
        )
        for table, content, rows, first, last in engine().prepare(
            making,
            files=files,
            emptied=emptied,
            parts=parts,
            slices=slices_of(state.rows // parts),
        )
    ]
    with transaction.atomic():
        live = Prepared.objects.filter(name=making.name, retired_at=None)
        mine = live.filter(pk__in=[one.pk for one in old])
        if live.count() != len(old) or mine.update(retired_at=now) != len(old):
            transaction.set_rollback(True)
            return 0
        Prepared.objects.bulk_create(made)
    return len(made)
