"""`hamdel bench inbox`: opening, listing, sending, and what comes in live, on the demo's talks made many.

The same talks go into django-helpdesk, in the same run, doing the nearest same thing: one ticket's page, its
list's data, a public comment. It has no live list: its page is loaded again.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from .handle import Program
from .helpdesk import measure_helpdesk
from .inbox_live import measure_live
from .programs import environment

ROUNDS: Final = 100
PAGES: Final = 1_000
OPENING: Final = 100.0  # milliseconds at the server
LIVE: Final = 300.0  # milliseconds, p95
_MEASURE: Final = (
    "import sys, json, django; django.setup(); from hamdel.bench.inbox_ours import measure_ours as m; "
    "print(json.dumps(m(conversations=int(sys.argv[1]), rounds=int(sys.argv[2]))))"
)
_SAID: Final = {
    "opening": "opening a conversation",
    "listing": "a page of the list",
    "sending": "writing an answer",
}


def bench_inbox(
    *, conversations: int = 2_000, pages: int = PAGES, database_url: str = "", peer: bool = True
) -> bool:
    """Measure on a new demo company; True where opening and what comes in live keep their bounds."""
    with tempfile.TemporaryDirectory(prefix="hamdel-bench-") as home:
        program = Program(Path(home), database_url=database_url)
        program.run("demo", "--small", "--make-only")
        ours = _ours(environment(Path(home), database_url), conversations)
        theirs = measure_helpdesk(ours["talks"], rounds=ROUNDS) if peer else None
        key = program.key(scope="read,write", name="bench")
        program.start()
        try:
            live = measure_live(
                program.port, session=ours["session"], key=key, conversation=ours["open"], pages=pages
            )  # fmt: skip
        finally:
            program.stop()
    _print(ours["took"], theirs, live, conversations, pages)
    return bool(ours["took"]["opening"][1] <= OPENING and live[1] <= LIVE)


def _ours(env: Mapping[str, str], conversations: int) -> dict[str, Any]:
    """What a process of its own measured on the installation."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(conversations), str(ROUNDS)],
        env={**env, "DJANGO_SETTINGS_MODULE": "hamdel.settings"},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _print(
    ours: Mapping[str, Sequence[float]],
    theirs: Mapping[str, Sequence[float]] | None,
    live: Sequence[float],
    conversations: int,
    pages: int,
) -> None:
    console = Console()
    table = Table(
        title=f"{conversations:,} conversations; milliseconds at the server: median, p95"
    )
    for title in ("", "Hamdel", "django-helpdesk", "ratio of medians"):
        table.add_column(title, justify="left" if not title else "right")
    for what, said in _SAID.items():
        other = theirs[what] if theirs else None
        table.add_row(
            said,
            _two(ours[what]),
            _two(other) if other else "–",
            f"{other[0] / ours[what][0]:.1f} ×" if other else "–",
        )
    table.add_row(f"told to {pages:,} open pages, and drawn by one", _two(live), "–", "–")
    console.print(table)
    if theirs is None:
        console.print("django-helpdesk stands aside: it could not be installed from PyPI.")


def _two(took: Sequence[float]) -> str:
    return f"{took[0]:.1f}, {took[1]:.1f}"
