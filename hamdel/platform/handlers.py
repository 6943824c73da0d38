"""What the platform registers with itself: chores, measures, screens in the menu."""

from datetime import datetime, timedelta

from django.urls import register_converter
from django.utils.translation import gettext_lazy as _

from . import followers, jobs, limits, metrics
from .api.idempotency import forget_old_answers
from .web import navigation
from .web.converters import RowNumber

register_converter(RowNumber, "row")


@jobs.job(name="platform.forget_old", every=timedelta(hours=1))
def forget_old(now: datetime) -> None:
    """Drop kept answers and counted tries that are of no use any more."""
    forget_old_answers(now=now)
    limits.forget_old_tries(now=now)


metrics.register(
    "hamdel_follower_behind",
    "gauge",
    "Rows that wait for a follower (counted up to 1000).",
    lambda: [({"follower": lag.name}, float(lag.behind)) for lag in followers.lags()],
)
metrics.register(
    "hamdel_follower_resting",
    "gauge",
    "Rows laid to rest because a follower could not digest them.",
    lambda: [({"follower": lag.name}, float(lag.resting)) for lag in followers.lags()],
)
metrics.register(
    "hamdel_job_failures",
    "gauge",
    "Failures in a row of a periodic job.",
    lambda: [({"job": job.name}, float(job.failures)) for job in jobs.facts()],
)
metrics.register(
    "hamdel_job_done_timestamp_seconds",
    "gauge",
    "When a periodic job last ended well.",
    lambda: [({"job": job.name}, job.done_at.timestamp()) for job in jobs.facts() if job.done_at],
)

SETTINGS = _("Settings")
navigation.register(SETTINGS, _("API keys"), "keys", "key", ("admin",), 920)
navigation.register(SETTINGS, _("Synonyms"), "synonyms", "search", ("admin",), 925)
navigation.register(SETTINGS, _("Audit trail"), "audit", "list", ("admin",), 930)
navigation.register(SETTINGS, _("Background work"), "background", "refresh", ("admin",), 940)
