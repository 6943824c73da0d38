"""`hamdel bench log`: the log at a size that takes months to reach."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console

from .events import People
from .ingest import Measured, measure
from .programs import environment, free_port, run, serving

# Filling and asking need Django of the installation under test: a process of their own.
_FILL = (
    "import sys, time, django; django.setup(); from hamdel.bench.filling import fill; "
    "print(round(fill(int(sys.argv[1]), now=time.time_ns() // 1000), 1))"
)
_ASK = (
    "import sys, django; django.setup(); from hamdel.bench.filling import newest_fifty; "
    "from hamdel.interactions.public import story_of; "
    "print(*newest_fifty(story_of, people=int(sys.argv[1])))"
)


def bench_log(*, rows: int, database_url: str, events: int = 50_000) -> list[Measured]:
    """Fill an empty log with `rows` moments, then take events in and read stories.

    Prints seconds of filling, processor time an event, and the time to the newest 50 moments.
    """
    console = Console()
    with tempfile.TemporaryDirectory(prefix="hamdel-bench-") as folder:
        env = environment(Path(folder), database_url)
        run(["migrate"], env)
        key = run(["key", "create", "--name", "bench", "--scope", "ingest,write"], env)
        console.print(f"filled with {rows:,} rows in {_python(_FILL, rows, env)} s")
        port, lines = free_port(), []
        with serving(
            ["-m", "hamdel", "serve", "--no-worker", "--port", str(port)], env, port=port
        ) as program:
            for batch, count in ((100, events), (1, events // 10)):
                people = People(seed=int(time.time()) + batch, people=max(500, events // 50))
                lines.append(measure(f"batches of {batch}", program, key, people, count, batch))
        for line in lines:
            console.print(
                f"{line.name}: {line.events / line.seconds:,.0f} events/s, "
                f"{line.micros:.1f} µs of processor an event, wait p50 {line.wait_p50:.1f} ms"
            )
        median, most, cpu = (float(one) for one in _python(_ASK, rows // 100, env).split())
        console.print(
            f"newest 50 of a customer: p50 {median:.2f} ms, p95 {most:.2f} ms, "
            f"{cpu:.2f} ms of processor"
        )
    return lines


def _python(code: str, number: int, env: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, str(number)],
        env={**env, "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "hamdel.settings")},
        check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return done.stdout.strip()
