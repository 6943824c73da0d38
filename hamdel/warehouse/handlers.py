"""What the warehouse does by itself."""

from datetime import datetime, timedelta

from hamdel.platform import jobs

from .usecases.tidying import sweep_files, tidy


@jobs.job(name="warehouse.merge", every=timedelta(minutes=10), lease=timedelta(hours=1))
def keep_few_files(now: datetime) -> None:
    """Empty, merge, remove."""
    tidy(now=now)


@jobs.job(name="warehouse.sweep", every=timedelta(hours=24))
def sweep(now: datetime) -> None:
    """Remove files whose row was never committed."""
    sweep_files(now=now)
