"""What journeys register: the feeding of the warehouse, and what is emptied with a person."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import register_holder
from hamdel.interactions.public import newest_position
from hamdel.platform import checks, jobs, metrics
from hamdel.platform.checks import Finding
from hamdel.platform.instants import system_now
from hamdel.platform.roles import EVERYBODY
from hamdel.platform.web import navigation
from hamdel.warehouse.public import empty_profiles, held

from .feeding import feed
from .mark_piece import marks_above
from .offers import register_piece
from .preparing import prepare_steps
from .queries.asking import MOST_READ

WAITING: Final = 100_000  # rows: a worker that runs lets fewer wait


@jobs.job(name="journeys.feed", every=timedelta(seconds=30))
def feed_the_warehouse(now: datetime) -> None:
    """Write what waits."""
    feed(now=now)


@jobs.job(name="journeys.prepare", every=timedelta(hours=24), lease=timedelta(hours=2))
def prepare_the_steps(now: datetime) -> None:
    """Find beforehand what came around each moment."""
    prepare_steps(now=now)


@checks.register
def warehouse_is_near(_now: datetime) -> Iterable[Finding]:
    """Whether questions over the log can be answered, and of what they know."""
    state = held()
    waiting = newest_position() - state.last_id
    size = f"the warehouse holds {state.rows} moments in {state.files} files, {state.bytes / 1e6:.0f} MB"
    mend = "Let `hamdel work` run, or `hamdel serve` without --no-worker."
    if waiting > MOST_READ:
        what = (
            f"{waiting} rows of the log wait for the warehouse, more than questions read; {size}."
        )
        yield Finding("wrong", what, mend)
    elif waiting > WAITING:
        yield Finding("watch", f"{waiting} rows of the log wait for the warehouse; {size}.", mend)


def _nothing_more(_profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """The log itself is exported: the warehouse knows nothing else."""
    return []


def _empty(profile_ids: Sequence[int]) -> int:
    empty_profiles(profile_ids, now=system_now())
    return 0


def _none(_profile_ids: Sequence[int]) -> int:
    return 0


metrics.register(
    "hamdel_warehouse_behind",
    "gauge",
    "Rows of the log that wait for the warehouse.",
    lambda: newest_position() - held().last_id,
)
metrics.register(
    "hamdel_warehouse_bytes", "gauge", "The size of the warehouse's files.", lambda: held().bytes
)
metrics.register("hamdel_warehouse_rows", "gauge", "Moments in them.", lambda: held().rows)
register_holder("warehouse", export=_nothing_more, erase=_empty, count=_none)
register_piece("marks", marks_above)
navigation.register_section(_("Understand and improve"), "chart")
navigation.register(
    _("Understand and improve"),
    _("Where it hurts"),
    "journeys:friction",
    "bolt",
    EVERYBODY,
    order=68,
)
navigation.register(
    _("Understand and improve"),
    _("Reports"),
    "journeys:paths",
    "chart",
    EVERYBODY,
    order=69,
)
