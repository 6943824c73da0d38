"""`hamdel bench journeys`: questions over all of a large log, beside pandas and plain Python on the same rows.

Moments are drawn and kept in the warehouse as the program keeps them, through its own face. Each question
is asked whole, with the catalogue and joined people as in the program; the two others get the same columns
of the same files. Plain Python is asked about a sample of the customers and its time is scaled up; what it
counts has to be what the program counts for them.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from .programs import environment

MOMENTS: Final = 10_000_000
TARGET: Final = 1.0  # times the processor of pandas, at least
_MEASURE: Final = (
    "import sys, json, django; django.setup(); from django.core.management import call_command as c; "
    "c('migrate', verbosity=0); from hamdel.bench.journeys_asked import measure_journeys as m; "
    "print(json.dumps(m(moments=int(sys.argv[1]))))"
)


def bench_journeys(*, moments: int = MOMENTS) -> bool:
    """Measure in a new installation; True where pandas takes at least `TARGET` times as much."""
    with tempfile.TemporaryDirectory(prefix="hamdel-bench-") as home:
        env = environment(Path(home), "")
        done = subprocess.run(
            [sys.executable, "-c", _MEASURE, str(moments)],
            env={**env, "DJANGO_SETTINGS_MODULE": "hamdel.settings"},
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    found = json.loads(done.stdout.splitlines()[-1])
    _print(found)
    return bool(found["pandas"] >= TARGET * found["ours"])


def _print(found: dict[str, Any]) -> None:
    table = Table(
        title=f"{found['moments']:,} moments, {found['bytes'] / 1e6:,.0f} MB; processor seconds"
    )
    table.add_column("asked")
    for title in ("seconds", "x ours"):
        table.add_column(title, justify="right")
    for name, key in (
        ("which step after which, all of it", "ours"),
        ("the same by pandas", "pandas"),
        ("the same by plain Python (scaled up)", "plain"),
        ("which step after which, 30 days", "month"),
        ("where it hurts, 30 days and 30 before", "friction"),
        ("where it hurts, all of it", "friction_all"),
        ("writing all of it", "filled"),
    ):
        table.add_row(name, f"{found[key]:.2f}", f"{found[key] / found['ours']:.1f}")
    Console().print(table)
