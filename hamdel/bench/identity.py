"""`hamdel bench identity`: how right and how complete joining by itself is.

The population is simulated; the joining is the product's own `Recognizer` on a database, fed in
groups as the log feeds it. Beside it stand three plain ways of joining (see `joiners`).
"""

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from rich.console import Console
from rich.table import Table

from hamdel.customers.public import Claim, Recognizer, customers_of
from hamdel.platform.rawdb import of_django

from .joiners import CAP, join_plainly
from .population import Event, Population, traces_of
from .programs import environment, run

GROUP: Final = 2_000
_MEASURE: Final = (
    "import sys, django; django.setup(); from hamdel.bench.identity import measure_identity as m; "
    "line = m(profiles=int(sys.argv[1]), seed=int(sys.argv[2]), claimed=float(sys.argv[3]))[-1]; "
    "sys.exit(not line.meets_targets)"
)
RIGHT: Final = 0.995
COMPLETE: Final = 0.88
_DAY: Final = 86_400_000_000
_START: Final = 1_780_000_000_000_000


@dataclass(frozen=True, slots=True)
class Quality:
    """Of the pairs of traces joined, how many are right; of the true pairs, how many are joined."""

    name: str
    precision: float
    recall: float
    pairs: int
    largest: int
    micros: float = 0.0

    @property
    def meets_targets(self) -> bool:
        """Whether what is joined by itself is right and complete enough."""
        return self.precision >= RIGHT and self.recall >= COMPLETE


def bench_identity(*, profiles: int = 400_000, seed: int = 1, claimed: float = 0.0) -> bool:
    """Measure in a new folder, in a process of its own: no installation is touched.

    `profiles` is the number of traces at least; `claimed` the share of signing-in that only a
    browser vouches for. Prints a table; True where the targets are met.
    """
    with tempfile.TemporaryDirectory(prefix="hamdel-bench-") as folder:
        env = environment(Path(folder), "")
        run(["migrate"], env)
        env.setdefault("DJANGO_SETTINGS_MODULE", "hamdel.settings")
        said = [str(profiles), str(seed), str(claimed)]
        done = subprocess.run([sys.executable, "-c", _MEASURE, *said], env=env, check=False)
    return done.returncode == 0


def measure_identity(*, profiles: int, seed: int, claimed: float) -> Sequence[Quality]:
    """Measure ours beside the plain ways on one population; prints a table, returns its lines.

    Writes into the database that Django is set up for.
    """
    population = Population(profiles=profiles, seed=seed, claimed=claimed)
    events = population.events()
    truth = traces_of(events)
    lines = [
        quality("naive union", join_plainly(events), truth),
        quality("cap", join_plainly(events, cap=CAP), truth),
        quality("cap + guard", join_plainly(events, cap=CAP, guard=True), truth),
        ours(events, truth),
    ]
    _print(lines, people=len(population.people), traces=population.traces, events=len(events))
    return lines


def ours(events: Sequence[Event], truth: Mapping[int, int]) -> Quality:
    """Feed the events to a recognizer on Django's connection."""
    recognizer = Recognizer(of_django())
    profiles: dict[int, int] = {}
    started = time.process_time()
    for start in range(0, len(events), GROUP):
        group = events[start : start + GROUP]
        with transaction.atomic():
            found = recognizer.recognize([_claim(event) for event in group])
        for event, profile in zip(group, found, strict=True):
            if event.stands:
                profiles[event.trace] = profile
    micros = 1e6 * (time.process_time() - started) / len(events)
    return quality("Hamdel", _customers(profiles), truth, micros=micros)


def quality(
    name: str, joined: Mapping[int, Hashable], truth: Mapping[int, int], *, micros: float = 0.0
) -> Quality:
    """Count pairs: joined and right, joined, true."""
    both = Counter((joined[trace], person) for trace, person in truth.items())
    sets = Counter(joined[trace] for trace in truth)
    people = Counter(truth.values())
    right, all_joined, all_true = _pairs(both), _pairs(sets), _pairs(people)
    return Quality(
        name,
        precision=right / max(all_joined, 1),
        recall=right / max(all_true, 1),
        pairs=all_joined,
        largest=max(sets.values()),
        micros=micros,
    )


def _pairs(counts: Mapping[Any, int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())


def _claim(event: Event) -> Claim:
    attributes = {"name": event.name} if event.name else {}
    return Claim(event.identifiers, attributes, "simulation", _START + int(event.at * _DAY))


def _customers(profiles: Mapping[int, int]) -> dict[int, int]:
    ids = sorted(set(profiles.values()))
    customer: dict[int, int] = {}
    for start in range(0, len(ids), 10_000):
        customer.update(customers_of(ids[start : start + 10_000]))
    return {trace: customer[profile] for trace, profile in profiles.items()}


def _print(lines: Sequence[Quality], *, people: int, traces: int, events: int) -> None:
    table = Table(title=f"{people:,} people, {traces:,} profiles, {events:,} events")
    for heading in ("joining", "pairs right", "recall", "pairs joined", "largest", "µs an event"):
        table.add_column(heading, justify="right")
    for line in lines:
        micros = f"{line.micros:.0f}" if line.micros else ""
        table.add_row(
            line.name, f"{line.precision:.4f}", f"{line.recall:.4f}", f"{line.pairs:,}",
            f"{line.largest:,}", micros,
        )  # fmt: skip
    Console().print(table)
