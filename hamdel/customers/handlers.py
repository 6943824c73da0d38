"""What customers do by themselves: look for who may be one person."""

from datetime import datetime, timedelta

from hamdel.platform.jobs import job

from .usecases.suggesting import find_suggestions


@job(name="customers.suggestions", every=timedelta(hours=6), lease=timedelta(hours=2))
def suggest(now: datetime) -> int:
    """Look for pairs; returns how many are probable."""
    return find_suggestions(now=now)
