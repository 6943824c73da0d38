"""The same questions by others, each in a process of its own: `python -m hamdel.bench.journeys_peers WHO FILE`.

FILE is what `journeys_asked` told. Each is given as many customers as it can hold; what it counts must be
what is counted otherwise. pm4py is under the AGPL: it is run here alone, where somebody installed it.
"""

import importlib
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pandas as pd

from .journeys_by_pandas import flows_of, funnel_of, variants_of
from .journeys_plain import PlainKind, PlainLog, PlainRow, plain_flows, plain_friction

HOLDS: Final = {"pandas": 10_000_000, "pm4py": 1_000_000, "plain": 200_000}  # moments
_CASE, _STEP, _AT = "case:concept:name", "concept:name", "time:timestamp"


def answer(who: str, told: dict[str, Any], *, moments: int) -> dict[str, Any]:
    """Processor seconds of each question, of how many moments, and the most memory."""
    part = max(-(-moments // HOLDS[who]), 1)
    rows, reading = _timed(lambda: read(told, one_in=part))
    asked, times = {"pandas": _by_pandas, "pm4py": _by_pm4py, "plain": _plainly}[who](rows, told)
    if part == 1 and told["flows"]:
        _same({tuple(one[:2]): one[2] for one in told["flows"]}, asked["flows"], "flows")
        if "funnel" in asked:
            _same(told["funnel"][: len(told["course"])], asked["funnel"], "funnel")
    return {
        "moments": len(rows),
        "times": {"reading": reading, **times},
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }


def read(told: dict[str, Any], *, one_in: int) -> pd.DataFrame:
    """Customer, when, id and step of the moments of one customer in so many."""
    columns = ["profile_id", "occurred_us", "id", "kind_id"]
    joined = pd.Series(dict(told["joined"]), dtype="int64")
    parts = []
    for one in told["files"]:
        part = pd.read_parquet(one, columns=columns)
        customer = part.pop("profile_id")
        moved = customer.isin(joined.index)
        customer[moved] = customer[moved].map(joined)
        parts.append(part.assign(customer=customer)[customer % one_in == 0])
    rows = pd.concat(parts, ignore_index=True)
    names = {int(key): step for key, step in told["steps"].items()}
    rows["step"] = rows.pop("kind_id").map(names).astype("category")
    return rows.rename(columns={"occurred_us": "at"})


def _by_pandas(
    rows: pd.DataFrame, told: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, float]]:
    (flows, _), cpu = _timed(lambda: flows_of(rows))
    _, variants = _timed(lambda: variants_of(rows))
    counted, course = _timed(lambda: funnel_of(rows, told["course"], told["window_us"]))
    return (
        {"flows": flows, "funnel": counted},
        {"flows": cpu, "variants": variants, "funnel": course},
    )


def _by_pm4py(
    rows: pd.DataFrame, _told: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, float]]:
    pm4py: Any = importlib.import_module("pm4py")

    def log() -> Any:
        named = rows.sort_values("id").rename(columns={"customer": _CASE, "step": _STEP})
        named = named.assign(
            **{
                _CASE: named[_CASE].astype(str),
                _STEP: named[_STEP].astype(str),
                _AT: pd.to_datetime(named["at"], unit="us", utc=True),
            }
        )
        return pm4py.format_dataframe(named, case_id=_CASE, activity_key=_STEP, timestamp_key=_AT)

    given, forming = _timed(log)
    (flows, *_), counting = _timed(lambda: pm4py.discover_dfg(given))
    _, timing = _timed(
        lambda: pm4py.discover_performance_dfg(given, perf_aggregation_key="median")
    )
    _, variants = _timed(lambda: pm4py.get_variants(given))
    _same(flows_of(rows)[0], dict(flows), "pm4py's flows")
    return (
        {"flows": dict(flows)},
        {
            "forming": forming,
            "counting": counting,
            "timing": timing,
            "flows": counting + timing,
            "variants": variants,
        },
    )


def _plainly(rows: pd.DataFrame, told: dict[str, Any]) -> tuple[dict[str, Any], dict[str, float]]:
    codes = {step: code for code, step in enumerate(sorted(set(told["steps"].values())))}
    names = {code: step for step, code in codes.items()}
    given = [
        PlainRow(one, customer, codes[step], at)
        for at, one, customer, step in rows[["at", "id", "customer", "step"]].itertuples(
            index=False, name=None
        )
    ]
    log = PlainLog(given, {code: PlainKind(code, code) for code in names}, {})
    flows, cpu = _timed(lambda: plain_flows(log, 0, 2**62))
    found = {(names[a], names[b]): count for (a, b), (count, _) in flows.items()}
    _same(flows_of(rows)[0], found, "plain Python's flows")
    _, hurts = _timed(lambda: plain_friction(log, 0, 2**62))
    return {"flows": found}, {"flows": cpu, "friction": hurts}


def _same(expected: Any, found: Any, what: str) -> None:
    if expected != found:
        raise AssertionError(f"{what}: others count otherwise")


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.process_time()
    return work(), time.process_time() - began


if __name__ == "__main__":
    said = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    print(json.dumps(answer(sys.argv[1], said, moments=int(sys.argv[3]))))  # noqa: T201 - for the benchmark
