"""`hamdel bench routing`: a simulated call center under the product's own rules, beside first come, first served."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, quantiles
from typing import Final

from rich.console import Console
from rich.table import Table

from hamdel.routing.public import HEAD_STARTS, Settings, estimate, gini, jain

from .center import colleagues, contacts, instant, rules_by_skill, rules_of_nobody
from .center_days import Days, Outcome
from .confidence import mean_and_margin
from .programs import environment, run

DAYS: Final = 6
LOAD: Final = 1.15
_SOON: Final = 20.0  # seconds
_PATIENT: Final = "email"
_MEASURE: Final = (
    "import sys, json, django; django.setup(); from hamdel.bench.routing_ours import measure_routing as m; "
    "print(json.dumps(m(conversations=int(sys.argv[1]))))"
)
_EVEN: Final = Settings(head_starts=dict.fromkeys(HEAD_STARTS, 0))
_FREE: Final = Settings(head_starts=HEAD_STARTS, fairness="keep_free")
WAYS: Final[Mapping[str, Callable[[], Days]]] = {
    "rules": lambda: Days(rules_by_skill(), colleagues()),
    "rules, people kept free for calls": lambda: Days(
        rules_by_skill(), colleagues(), settings=_FREE
    ),
    "first come, first served": lambda: Days(rules_of_nobody(), colleagues(), settings=_EVEN),
    "the same, passed on twice as fast": lambda: Days(
        rules_of_nobody(), colleagues(), passing_on=0.15, settings=_EVEN
    ),
}
_FIGURES: Final = {
    "wait": "mean wait, s",
    "ninth": "90 % wait, s",
    "soon": "answered within 20 s",
    "gave_up": "gave up",
    "passed_on": "passed on",
    "used": "people's time used",
    "jain": "Jain over people",
    "gini": "Gini over people",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """How waits that were told came out: shares of them below what was told."""

    asked: int
    told: int
    below_low: float
    below_likely: float
    below_high: float


def bench_routing(*, weeks: int = 10, days: int = DAYS) -> bool:
    """Run weeks with the same callers under each way of working; True where the rules are better.

    Better than first come, first served: the 95 % intervals of the paired differences of the mean wait and
    of who gave up lie below 0.
    """
    console = Console()
    figures: dict[str, list[dict[str, float]]] = {name: [] for name in WAYS}
    kept: list[Days] = []
    began, decisions = time.perf_counter(), 0
    for seed in range(weeks):
        arriving = contacts(days=days, seed=seed, load=LOAD)
        for at, (name, make) in enumerate(WAYS.items()):
            way = make()
            figures[name].append(_figures(way.run(arriving), way.shares(days)))
            decisions += way.decisions
            kept += [way] if at == 0 else []
    took = time.perf_counter() - began
    console.print(_table(figures, weeks, days))
    better = [_differences(console, figures, what) for what in ("wait", "gave_up")]
    console.print(f"{decisions:,} decisions, {decisions / took:,.0f} a second, one process.")
    _print_kept(console, how_kept(kept))
    return all(better)


def bench_assigning(*, conversations: int, database_url: str = "") -> dict[str, float]:
    """Measure on a new installation how many are given in a second; prints and returns it."""
    with tempfile.TemporaryDirectory(prefix="hamdel-bench-") as home:
        env = environment(Path(home), database_url)
        run(["migrate"], env)
        done = subprocess.run(
            [sys.executable, "-c", _MEASURE, str(conversations)],
            env={**env, "DJANGO_SETTINGS_MODULE": "hamdel.settings"},
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    Console().print(
        f"{'PostgreSQL' if database_url else 'SQLite'}: one worker gives {found['one']:,.0f} conversations a "
        f"second to 20 people ({found['cpu']:.1f} processor ms each), four together {found['four']:,.0f}; the "
        f"board with {conversations // 2:,} waiting takes {found['board']:.0f} ms (median; "
        f"{found['board_cpu']:.0f} of the processor)."
    )
    return found


def how_kept(runs: Sequence[Days]) -> Kept:
    """Ask for an estimate for everybody who had to wait, as the product would have told it."""
    asked = [
        (run, one) for run in runs for one in run.joined if _waits(run.outcomes[one.contact_id])
    ]
    told = [
        (estimate(one.ahead, one.left, now=instant(one.at)), run.outcomes[one.contact_id])
        for run, one in asked
    ]
    ended = [(one, came.waited) for one, came in told if one is not None and not came.gave_up]
    return Kept(
        len(asked),
        sum(one is not None for one, _ in told),
        fmean(waited < one.low for one, waited in ended),
        fmean(waited < one.likely for one, waited in ended),
        fmean(waited < one.high for one, waited in ended),
    )


def _waits(outcome: Outcome) -> bool:
    return outcome.contact.channel != _PATIENT


def _figures(outcomes: Sequence[Outcome], shares: Sequence[float]) -> dict[str, float]:
    """Of those who wait for an answer at once; mail has its own time."""
    live = [one for one in outcomes if _waits(one)]
    waits = [one.waited for one in live]
    return {
        "wait": fmean(waits),
        "ninth": quantiles(waits, n=10)[-1],
        "soon": fmean(one.waited <= _SOON and not one.gave_up for one in live),
        "gave_up": fmean(one.gave_up for one in live),
        "passed_on": fmean(one.passed_on > 0 for one in live),
        "used": fmean(shares),
        "jain": jain(shares),
        "gini": gini(shares),
    }


def _table(figures: Mapping[str, list[dict[str, float]]], weeks: int, days: int) -> Table:
    table = Table(
        title=f"{weeks} simulated weeks of {days} days, the same callers each; mean ± 95 % interval"
    )
    table.add_column("")
    for name in figures:
        table.add_column(name, justify="right")
    for what, said in _FIGURES.items():
        cells = [mean_and_margin([one[what] for one in found]) for found in figures.values()]
        table.add_row(said, *(f"{mean:.3g} ± {margin:.2g}" for mean, margin in cells))
    return table


def _differences(
    console: Console, figures: Mapping[str, list[dict[str, float]]], what: str
) -> bool:
    """Print how much less than first come, first served, week by week; whether surely less."""
    *ours, fifo, faster = figures
    pairs = [(one, other) for one in ours for other in (fifo, faster)]
    sure = []
    for one, other in pairs:
        weeks = zip(figures[one], figures[other], strict=True)
        mean, margin = mean_and_margin([mine[what] - theirs[what] for mine, theirs in weeks])
        share = mean / fmean(week[what] for week in figures[other])
        console.print(
            f"{_FIGURES[what]}, {one} against {other}: {share:+.0%} ({mean:+.3g} ± {margin:.2g}, paired)"
        )
        sure += [mean + margin < 0] if other == fifo else []
    return all(sure)


def _print_kept(console: Console, kept: Kept) -> None:
    console.print(
        f"Waits told: {kept.told:,} of {kept.asked:,} who had to wait; of those who were answered "
        f"{kept.below_low:.0%} waited less than the least told (10 % meant), {kept.below_likely:.0%} less than "
        f"the likely (50 %), {kept.below_high:.0%} less than the most told (90 %)."
    )
