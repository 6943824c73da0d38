"""`hamdel bench journeys`: questions over all of a large log, beside pm4py, pandas and plain Python.

Moments are drawn and kept in the warehouse; each question is asked whole, with the catalogue and joined
people as in the program: of the moments, of what was prepared, and with moments that came since. The
others read the same files in the same run, each in a process of its own. Who cannot hold all of it is given
some of the customers, and its time is scaled up by the number of moments (which flatters it: putting in
order costs more than that). What they count has to be the same.
"""

import json
import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from .programs import environment

MOMENTS: Final = 10_000_000
PEERS_FROM: Final = 20_000_000  # moments beyond which the others are not asked
TARGET: Final = 40.0  # times the processor of ours that pm4py takes, at least
_MEASURE: Final = (
    "import sys, json, django; django.setup(); from pathlib import Path; "
    "from hamdel.bench.journeys_asked import measure_journeys as m; "
    "print(json.dumps(m(moments=int(sys.argv[1]), told=Path(sys.argv[2]))))"
)
_TITLES: Final = {
    "flows": "which step after which, all of it",
    "flows_month": "which step after which, 30 days",
    "friction": "where it hurts, all of it",
    "friction_month": "where it hurts, 30 days and 30 before",
    "walks": "whole ways",
    "funnel": "a funnel of three steps",
}


def bench_journeys(*, moments: int = MOMENTS) -> bool:
    """Measure in a new installation; True where pm4py takes at least `TARGET` times as much, or is not there."""
    with tempfile.TemporaryDirectory(prefix="hamdel-bench-") as home:
        env = {**environment(Path(home), ""), "DJANGO_SETTINGS_MODULE": "hamdel.settings"}
        told = Path(home, "told.json")
        found = _run(["-c", _MEASURE, str(moments), str(told)], env)
        _print_ours(found)
        who = ["pandas", "plain", *(["pm4py"] if find_spec("pm4py") else [])]
        if moments > PEERS_FROM:
            Console().print("More than others hold: they are not asked.")
            return True
        module = ["-m", "hamdel.bench.journeys_peers"]
        others = {one: _run([*module, one, str(told), str(moments)], env) for one in who}
    _print_others(found, others)
    if "pm4py" not in others:
        Console().print("pm4py is not installed (pip install pm4py): it is not asked.")
        return True
    return ratio(found, others["pm4py"], "flows") >= TARGET


def ratio(found: dict[str, Any], other: dict[str, Any], name: str) -> float:
    """How many times our processor time another takes for a question, with what it has to do first."""
    ours = {**found["ready"], **found["others"]}
    name_of_ours = {"variants": "walks"}.get(name, name)
    return scaled(other, name, found["moments"]) / max(float(ours[name_of_ours]["cpu"]), 1e-3)


def scaled(other: dict[str, Any], name: str, moments: int) -> float:
    """Processor seconds of another for a question of all moments: reading, forming, answering."""
    times = other["times"]
    asked = times["reading"] + times.get("forming", 0.0) + times[name]
    return float(asked * moments / other["moments"])


def _run(arguments: list[str], env: dict[str, str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, *arguments],
        env={**env, "PYTHONPATH": os.pathsep.join(one for one in sys.path if one)},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _print_ours(found: dict[str, Any]) -> None:
    table = Table(
        title=f"{found['moments']:,} moments, {found['bytes'] / 1e6:,.0f} MB; processor seconds (by the clock)"
    )
    table.add_column("asked")
    for title in ("of the moments", "prepared", "and 20,000 since"):
        table.add_column(title, justify="right")
    ours = {**found["ready"], **found["others"]}
    for name, title in _TITLES.items():
        cells = (found["raw"].get(name, 0), ours[name], found["fresh"].get(name, 0))
        table.add_row(title, *(_cell(one) for one in cells))
    table.add_row("preparing", "", _cell(found["prepared"]), "")
    Console().print(table)
    Console().print(
        f"{found['files']} files prepared; at most {found['memory'] / 2**30:.2f} GiB of memory; "
        f"{found['written'] * 1e6:.1f} µs to write a moment."
    )


def _cell(took: Any) -> str:
    if took is None:
        return "too much"
    return f"{took['cpu']:.2f} ({took['wall']:.2f})" if took else ""


def _print_others(found: dict[str, Any], others: dict[str, Any]) -> None:
    table = Table(title="others, processor seconds for all of it (scaled up), and how often ours")
    for title in ("who", "given", "memory", "which after which", "variants", "funnel", "friction"):
        table.add_column(title, justify="right")
    for who, other in others.items():
        cells = [
            f"{scaled(other, name, found['moments']):.1f} ({ratio(found, other, name):.1f} ×)"
            if name in other["times"]
            else ""
            for name in ("flows", "variants", "funnel", "friction")
        ]
        table.add_row(who, f"{other['moments']:,}", f"{other['memory'] / 2**30:.1f} GiB", *cells)
    Console().print(table)
    if "pm4py" in others:
        times = others["pm4py"]["times"]
        parts = ", ".join(f"{key} {value:.2f}" for key, value in times.items())
        Console().print(f"pm4py, of {others['pm4py']['moments']:,} moments: {parts}")
