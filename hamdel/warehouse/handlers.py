"""What the warehouse does by itself."""

from datetime import datetime, timedelta

from hamdel.platform import jobs, stored_files

from .contracts import FOLDER
from .queries import named_files
from .usecases.emptying import write_anew
from .usecases.merging import merge_small, remove_retired


@jobs.job(name="warehouse.merge", every=timedelta(minutes=10), lease=timedelta(hours=1))
def keep_few_files(now: datetime) -> None:
    """Empty what is to be empty, merge small files, remove what is retired."""
    write_anew(now=now)
    merge_small(now=now)
    remove_retired(now=now)


@jobs.job(name="warehouse.sweep", every=timedelta(hours=24))
def sweep(now: datetime) -> None:
    """Remove files whose row was never committed."""
    stored_files.sweep(FOLDER, named=named_files, now=now)
