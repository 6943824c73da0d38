"""`prove.py feeder`: kill -9 at random moments while the log flows into the warehouse and files are merged.

Two workers feed, merge, empty and clear away as fast as they can, while the log grows and people are
erased; then both are killed. After each round nobody is alive, so what the sweep finds was orphaned by
the kill. At the end what lives must be the log's story: each id once, each row as the log has it.
"""

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from rich.console import Console

from .programs import environment

_RUN: Final = (
    "import sys, json, django; django.setup(); from hamdel.bench.feeder_rounds import run_rounds as r; "
    "print(json.dumps(r(rounds=int(sys.argv[1]), longest=float(sys.argv[2]))))"
)


@dataclass(frozen=True, slots=True)
class Fed:
    """What the rounds showed. `wrong`: rows that differ from the log's; `told`: feelings of the erased."""

    rounds: int
    story: int
    kept: int
    missing: int
    double: int
    ghosts: int
    wrong: int
    told: int
    orphans: int
    left: int
    files: int
    by_step: dict[str, int] = field(default_factory=dict)

    @property
    def exact(self) -> bool:
        """Whether each moment of the story lives once and as it is, and nothing else lies there."""
        bad = self.missing, self.double, self.ghosts, self.wrong, self.told, self.left
        return self.story == self.kept and not any(bad)


def bench_feeder(*, rounds: int, longest: float = 1.0, database_url: str = "") -> Fed:
    """Run rounds of at most `longest` seconds on an installation of its own, and account.

    `database_url` empty means SQLite in a temporary folder; a PostgreSQL database must be empty.
    """
    with tempfile.TemporaryDirectory(prefix="hamdel-feeder-") as home:
        env = environment(Path(home), database_url)
        done = subprocess.run(
            [sys.executable, "-c", _RUN, str(rounds), str(longest)],
            env={**env, "DJANGO_SETTINGS_MODULE": "hamdel.settings"},
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    return Fed(**json.loads(done.stdout.splitlines()[-1]))


def report(found: Fed, title: str) -> bool:
    """Print the figures; returns whether all is exact."""
    said = asdict(found)
    steps = ", ".join(f"{count} while {name}" for name, count in said.pop("by_step").items())
    Console().print(
        f"feeder, kill -9, {title}: {found.rounds} rounds of two workers ({steps}); {found.story:,} "
        f"moments: missing {found.missing}, double {found.double}, ghosts {found.ghosts}, wrong "
        f"{found.wrong}, told of the erased {found.told}; {found.orphans} orphans swept, {found.left} "
        f"left; {found.files} live"
    )
    return found.exact
