"""What customers do by themselves: look for who may be one person, leave nothing of who was erased."""

from datetime import datetime, timedelta

from hamdel.platform.jobs import job
from hamdel.platform.journal import StillRead, truncate_journal

from .usecases.erasing import EMPTY_JOURNAL
from .usecases.suggesting import find_suggestions


@job(name="customers.suggestions", every=timedelta(hours=6), lease=timedelta(hours=2))
def suggest(now: datetime) -> int:
    """Look for pairs; returns how many are probable."""
    return find_suggestions(now=now)


@job(name=EMPTY_JOURNAL, every=timedelta(hours=1))
def empty_journal(_now: datetime) -> None:
    """Take what was erased out of SQLite's log; raises StillRead, and is tried again soon."""
    if not truncate_journal(patience=1):
        raise StillRead
