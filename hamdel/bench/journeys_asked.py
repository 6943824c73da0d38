"""What `hamdel bench journeys` measures, in a process of its own."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any, Final

import numpy as np
import pandas as pd
from django.conf import settings

from hamdel.journeys.public import Span, directly_follows, friction
from hamdel.platform.instants import to_micros
from hamdel.platform.rawdb import of_django
from hamdel.touchpoints.public import KindRow, Matcher, every_kind
from hamdel.warehouse.public import Row, held, keep_rows

OF_ONE: Final = 20  # moments a customer
KINDS: Final = 80
_FILE: Final = 250_000
_SAMPLE: Final = 200_000  # moments that plain Python is given
_START: Final = datetime(2026, 1, 1, tzinfo=UTC)
_STEP: Final = timedelta(seconds=2)
Counted = dict[tuple[str, str], int]


def measure_journeys(*, moments: int) -> dict[str, Any]:
    """Fill and ask; processor seconds by question, and by who answers."""
    filled = _cpu(lambda: _fill(moments))[1]
    every = Span(since=_START, until=_START + moments * _STEP)
    month = Span(since=every.until - timedelta(days=30), until=every.until)
    directly_follows(Span(since=_START, until=_START))  # the engine is loaded once
    flows, ours = _cpu(lambda: directly_follows(every))
    counted = {(one.source, one.target): one.count for one in flows}
    others, pandas = _cpu(lambda: _by_pandas(_rows()))
    rows = _rows()
    if counted != others:
        raise AssertionError("pandas counts other flows")
    part = rows[rows["customer"] <= max(_SAMPLE // OF_ONE, 1)]
    told = list(part.itertuples(index=False, name=None))
    plainly, plain = _cpu(lambda: _plainly(told))
    if plainly != _by_pandas(part):
        raise AssertionError("plain Python counts other flows")
    before = (month.since - timedelta(days=30), month.since)
    return {
        "moments": moments,
        "bytes": held().bytes,
        "filled": filled,
        "ours": ours,
        "pandas": pandas,
        "plain": plain * len(rows) / max(len(part), 1),
        "month": _cpu(lambda: directly_follows(month))[1],
        "friction": _cpu(lambda: friction(month, before=before))[1],
        "friction_all": _cpu(lambda: friction(every, before=(every.since, every.since)))[1],
    }


def _fill(moments: int) -> None:
    chance = np.random.default_rng(1405)
    kinds = np.array([one.id for one in _kinds()])
    first = 0
    while first < moments:
        many = min(_FILE, moments - first)
        ids = np.arange(first + 1, first + many + 1)
        at = to_micros(_START) + (ids - 1) * (_STEP // timedelta(microseconds=1))
        customers = chance.integers(1, moments // OF_ONE + 2, many)
        rows = zip(ids.tolist(), customers.tolist(), chance.choice(kinds, many).tolist(), at.tolist(), strict=True)  # fmt: skip
        bad = iter(chance.random(many).tolist())
        keep_rows(list(_drawn(rows, bad)), after=first, upto=first + many, now=_START)
        first += many


def _drawn(rows: Iterator[tuple[int, int, int, int]], bad: Iterator[float]) -> Iterator[Row]:
    for (one, customer, kind, at), luck in zip(rows, bad, strict=True):
        outcome = "failure" if luck < 0.02 else "success"  # noqa: PLR2004 - one in fifty
        yield Row(one, customer, kind, at, at, outcome, None, None, None)


def _kinds() -> list[KindRow]:
    from_web = [("web", "mobile", f"Deed {n}") for n in range(KINDS)]
    Matcher(of_django()).kinds(from_web, 1)
    return every_kind()


def _rows() -> pd.DataFrame:
    """What the others are given: customer, when, id, step; from the same files."""
    columns = ["profile_id", "occurred_us", "id", "kind_id"]
    files = sorted(Path(settings.MEDIA_ROOT, "warehouse").glob("*/*"))
    frame = pd.concat([pd.read_parquet(one, columns=columns) for one in files], ignore_index=True)
    names = {one.id: one.touchpoint or f"action:{one.action}" for one in every_kind()}
    frame.columns = ["customer", "at", "id", "kind"]
    frame["step"] = frame.pop("kind").map(names).astype("category")
    return frame


def _by_pandas(rows: pd.DataFrame) -> Counted:
    ordered = rows.sort_values(["customer", "at", "id"])
    after = ordered.groupby("customer", sort=False)
    ordered = ordered.assign(
        then=after["step"].shift(-1), gap=after["at"].shift(-1) - ordered["at"]
    )
    pairs = ordered.dropna(subset=["then"]).groupby(["step", "then"], observed=True)["gap"]
    found = pairs.agg(["size", "median"])
    return {(str(a), str(b)): int(n) for (a, b), n in found["size"].items()}


def _plainly(rows: list[tuple[int, int, int, str]]) -> Counted:
    gaps: dict[tuple[str, str], list[int]] = defaultdict(list)
    before: tuple[int, int, int, str] | None = None
    for row in sorted(rows):
        if before is not None and before[0] == row[0]:
            gaps[before[3], row[3]].append(row[1] - before[1])
        before = row
    return {pair: len(found) for pair, found in gaps.items() if median(found) >= 0}


def _cpu(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.process_time()
    return work(), time.process_time() - began
