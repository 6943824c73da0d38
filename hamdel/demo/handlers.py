"""What the demo registers: the work of filling in, and its news for open pages."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from hamdel.platform import jobs
from hamdel.platform.live import hub

from .queries import progress
from .usecases.making import fill_some

TOPIC: Final = "demo"
_AT_A_TIME: Final = 3.0  # seconds: followers of the log shall not wait longer


@jobs.job(name="demo.fill", every=timedelta(seconds=1), lease=timedelta(seconds=90))
def fill(now: datetime) -> None:
    """Let the demo company grow, if there is one that is not whole."""
    fill_some(now=now, seconds=_AT_A_TIME)


def news() -> Iterator[tuple[str, Any]]:
    """Tell open pages how far it is, until they heard that it is done."""
    found = progress()
    if found and not (found.finished and _told.get(TOPIC)):
        _told[TOPIC] = found.finished
        yield TOPIC, {"percent": found.percent, "events": found.events}


_told: dict[str, bool] = {}
hub.add_source(news)
