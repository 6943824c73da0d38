"""What the demo registers: the work of filling in, and its news for open pages."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from hamdel.accounts.public import ROLES
from hamdel.platform import jobs
from hamdel.platform.live import allow_topic, hub
from hamdel.platform.web import banners

from .contracts import Progress
from .queries import progress
from .usecases.making import WHO, fill_some
from .usecases.removing import remove_some

TOPIC: Final = "demo"
_AT_A_TIME: Final = 3.0  # seconds: followers of the log shall not wait longer


@jobs.job(name="demo.fill", every=timedelta(seconds=1), lease=timedelta(seconds=90))
def fill(now: datetime) -> None:
    """Let the demo company grow, if there is one that is not whole."""
    fill_some(now=now, seconds=_AT_A_TIME)


@jobs.job(name="demo.remove", every=timedelta(seconds=1), lease=timedelta(seconds=90))
def remove(now: datetime) -> None:
    """Go on removing the demo company, if somebody asked for it."""
    remove_some(who=WHO, now=now, seconds=_AT_A_TIME)


def news() -> Iterator[tuple[str, Any]]:
    """Tell open pages what changed: how far the company is, that it is whole, that it is gone."""
    found = progress()
    if found != _told.get(TOPIC):
        _told[TOPIC] = found
        yield TOPIC, {"percent": found.percent if found else 0}


_told: dict[str, Progress | None] = {}
allow_topic(TOPIC, roles=ROLES)
hub.add_source(news)
banners.register("demo/banner.html", lambda _request: progress())
