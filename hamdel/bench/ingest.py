"""`hamdel bench ingest`: durable events a second, and processor time an event, beside three floors."""

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from .events import People
from .floors import Floor, bare_copy, bare_sqlite
from .load import Loaded, load
from .programs import Running, environment, free_port, run, serving


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the report."""

    name: str
    events: int
    seconds: float
    cpu: float
    wait_p50: float = 0.0
    wait_p99: float = 0.0

    @property
    def micros(self) -> float:
        """Give processor microseconds an event."""
        return 1e6 * self.cpu / max(self.events, 1)


# Of the events: in batches; alone. A plain view is slow, and alone everything is slower.
_OURS: Final = ((100, 1.0), (1, 0.15))
_PLAIN: Final = ((100, 0.05), (1, 0.0075))
_EMPTY: Final = ((1, 0.15),)
_GRANIAN: Final = ("-m", "granian", "--interface", "asgi", "--no-ws", "--loop", "uvloop")
_PROGRAMS: Final = (
    ("Hamdel", ("-m", "hamdel", "serve", "--no-worker"), _OURS),
    ("plain Django view", (*_GRANIAN, "hamdel.bench.plain_asgi:app"), _PLAIN),
    ("floor: an empty application", (*_GRANIAN, "hamdel.bench.empty_asgi:app"), _EMPTY),
)


def bench_ingest(*, events: int, database_url: str, seed: int = 7) -> Sequence[Measured]:
    """Measure one database: ours and the plain view, batches of 100 and single, and the floors.

    `database_url` empty means SQLite in a temporary folder; a PostgreSQL database is used as it
    is and should be empty. What the database's own server uses is not counted. Prints a table;
    returns its lines: ours in batches and single, the plain view's, the empty application, the
    bare rows.
    """
    with tempfile.TemporaryDirectory(prefix="hamdel-bench-") as folder:
        env = environment(Path(folder), database_url)
        run(["migrate"], env)
        key = run(["key", "create", "--name", "bench", "--scope", "ingest,write"], env)
        lines: list[Measured] = []
        for name, command, loads in _PROGRAMS:
            port = free_port()
            with serving([*command, "--port", str(port)], env, port=port) as program:
                for batch, share in loads:
                    count = max(1000, int(events * share))
                    people = People(seed=seed + len(lines), people=max(500, count // 50))
                    title = f"{name}, {_kind(batch)}"
                    lines.append(measure(title, program, key, people, count, batch))
        floor = (
            bare_copy(database_url, events) if database_url else bare_sqlite(Path(folder), events)
        )
        lines.append(_floor_line(database_url, floor))
    report(lines, database_url or "SQLite, synchronous=FULL")
    return lines


def measure(
    name: str, program: Running, key: str, people: People, events: int, batch: int
) -> Measured:
    """Load a running program with `events` events and read what they cost it."""
    bodies = list(people.bodies(events=events, batch=batch))
    path = "/v1/batch" if batch > 1 else "/v1/track"
    warm = People(seed=1, people=500).bodies(events=500, batch=batch)
    asyncio.run(load(port=program.port, key=key, path=path, bodies=warm, connections=16))
    before = program.cpu_seconds()
    loaded: Loaded = asyncio.run(
        load(
            port=program.port,
            key=key,
            path=path,
            bodies=iter(bodies),
            connections=16 if batch > 1 else 64,
        )
    )
    if set(loaded.statuses) != {200}:
        raise RuntimeError(f"{name}: answers {loaded.statuses}")
    cpu = program.cpu_seconds() - before
    return Measured(name, loaded.events, loaded.seconds, cpu, loaded.wait(0.5), loaded.wait(0.99))


def _kind(batch: int) -> str:
    return f"batches of {batch}" if batch > 1 else "single"


def _floor_line(database_url: str, floor: Floor) -> Measured:
    name = "floor: COPY, this client" if database_url else "floor: bare SQLite insert"
    return Measured(name, floor.rows, floor.wall, floor.cpu)


def report(lines: Sequence[Measured], title: str) -> None:
    """Print the lines as a table; ratios against the floor and against the plain view."""
    floor = lines[-1].micros
    table = Table(title=f"Ingest: {title}")
    for column in ("", "events", "events/s", "CPU µs/event", "× floor", "wait p50 ms", "p99 ms"):
        table.add_column(column, justify="left" if not column else "right")
    for line in lines:
        table.add_row(
            line.name, f"{line.events:,}", f"{line.events / line.seconds:,.0f}",
            f"{line.micros:.1f}", f"{line.micros / floor:.1f}",
            f"{line.wait_p50:.1f}", f"{line.wait_p99:.1f}",
        )  # fmt: skip
    console = Console()
    console.print(table)
    batch, single, plain_batch, plain_single, empty = (line.micros for line in lines[:5])
    console.print(
        f"Against the plain view: {plain_batch / batch:.0f}× in batches, {plain_single / single:.1f}× single. "
        f"Of a single event, {empty:.0f} µs are the server's and HTTP's, {single - empty:.0f} ours."
    )
