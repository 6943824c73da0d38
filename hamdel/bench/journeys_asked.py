"""What `hamdel bench journeys` measures of the program, in a process of its own."""

import json
import resource
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import numpy as np

from hamdel.customers.public import joined_profiles
from hamdel.journeys.public import (
    Course,
    Span,
    directly_follows,
    friction,
    funnel,
    prepare_steps,
    walks,
)
from hamdel.warehouse.public import Row, TooMuch, held, keep_rows, live_files

from .journeys_filled import DAYS, START, fill, keep
from .tables import make_tables

FRESH: Final = 20_000  # moments since what was prepared
WRITTEN: Final = 20_000  # moments written as the feeder writes them


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of the processor and by the clock."""

    cpu: float
    wall: float


def measure_journeys(*, moments: int, told: Path) -> dict[str, Any]:
    """Fill, ask of the moments, prepare, and ask again; what the others need is written to `told`."""
    make_tables()
    kinds = fill(moments)
    every = Span(since=START, until=START + timedelta(days=DAYS))
    month = Span(since=every.until - timedelta(days=30), until=every.until)
    directly_follows(Span(since=START, until=START))  # the engine is loaded once
    asks: dict[str, Callable[[], Any]] = {
        "flows": lambda: directly_follows(every),
        "flows_month": lambda: directly_follows(month),
        "friction": lambda: friction(every, before=(every.since, every.since)),
        "friction_month": lambda: friction(
            month, before=(month.since - timedelta(days=30), month.since)
        ),
    }
    unprepared, first = _asked(asks)
    prepared, files = _timed(lambda: prepare_steps(now=START, least=0))
    ready, second = _asked(asks)
    if any(first[key] != second[key] for key in asks if first[key] is not None):
        raise AssertionError("what was prepared answers otherwise")
    steps = sorted({_step_of(one) for one in kinds})
    course = Course(steps=steps[:3], window=timedelta(days=30))
    others, answers = _asked(
        {"walks": lambda: walks(every), "funnel": lambda: funnel(every, course)}
    )
    _tell(told, kinds, course, second["flows"], answers["funnel"])
    size = held().bytes
    keep(np.random.default_rng(1), kinds, first=moments, many=FRESH, moments=moments + FRESH)
    fresh, _ = _asked({key: asks[key] for key in ("flows", "friction_month")})
    return {
        "moments": moments,
        "bytes": size,
        "files": files,
        "written": _timed(lambda: _write(moments + FRESH))[0].cpu / WRITTEN,
        "prepared": asdict(prepared),
        "raw": _plain(unprepared),
        "ready": _plain(ready),
        "others": _plain(others),
        "fresh": _plain(fresh),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }


def _asked(
    asks: dict[str, Callable[[], Any]],
) -> tuple[dict[str, Took | None], dict[str, Any]]:
    times: dict[str, Took | None] = {}
    found: dict[str, Any] = {}
    for name, ask in asks.items():
        try:
            times[name], found[name] = _timed(ask)
        except TooMuch:
            times[name], found[name] = None, None
    return times, found


def _timed(work: Callable[[], Any]) -> tuple[Took, Any]:
    cpu, wall = time.process_time(), time.monotonic()
    found = work()
    return Took(time.process_time() - cpu, time.monotonic() - wall), found


def _plain(times: dict[str, Took | None]) -> dict[str, Any]:
    return {name: None if took is None else asdict(took) for name, took in times.items()}


def _step_of(kind: Any) -> str:
    return kind.touchpoint or f"action:{kind.action}"


def _tell(told: Path, kinds: Any, course: Course, flows: Any, counted: Any) -> None:
    """What the others are given, and what they must count."""
    said = {
        "files": [str(one) for one in live_files()[0]],
        "steps": {one.id: _step_of(one) for one in kinds},
        "joined": joined_profiles(),
        "course": list(course.steps),
        "window_us": course.window // timedelta(microseconds=1),
        "flows": [(one.source, one.target, one.count, one.median_seconds) for one in flows or ()],
        "funnel": [one.people for one in counted.levels] if counted else [],
    }
    told.write_text(json.dumps(said), encoding="utf-8")


def _write(after: int) -> None:
    rows = [Row(after + n, n, 1, n, n, "success", None, None, None) for n in range(1, WRITTEN + 1)]
    keep_rows(rows, after=after, upto=after + WRITTEN, now=START)
