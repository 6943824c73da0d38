"""What the warehouse does by itself."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from importlib.util import find_spec

from django.conf import settings

from hamdel.platform import checks, jobs
from hamdel.platform.checks import Finding

from .usecases.tidying import sweep_files, tidy


@jobs.job(name="warehouse.merge", every=timedelta(minutes=10), lease=timedelta(hours=1))
def keep_few_files(now: datetime) -> None:
    """Empty, merge, remove."""
    tidy(now=now)


@jobs.job(name="warehouse.sweep", every=timedelta(hours=24))
def sweep(now: datetime) -> None:
    """Remove files whose row was never committed."""
    sweep_files(now=now)


@checks.register
def spark_is_installed(_now: datetime) -> Iterable[Finding]:
    """Whether the cluster that is named can be asked."""
    if settings.WAREHOUSE and not find_spec("pyspark"):
        yield Finding(
            "wrong",
            "HAMDEL_WAREHOUSE names a cluster, and Spark's library is not installed.",
            "Install hamdel[spark], or unset HAMDEL_WAREHOUSE.",
        )
