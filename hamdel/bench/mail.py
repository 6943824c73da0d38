"""Mutated mail through `hamdel mail take`: none lost, none that the API can not show, memory that stays."""

import random
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import Final

import httpx
import psycopg

from .handle import Program
from .mutants import mutant, seeds

MUTANTS: Final = 5_000
GROWTH_ALLOWED: Final = 100.0  # MB
SLOWEST_ALLOWED: Final = 2.0  # seconds, the 99th of a hundred mails
_SETTLED: Final = 100  # mails after which what the program keeps for ever is there
_SHOWN: Final = 300  # conversations that are read back over the API
_MB: Final = 2**20
_LOOK: Final = 0.05


@dataclass
class MailFigures:
    """What became of mutated mail. `growth`: MB of memory between the hundredth mail and the last."""

    sent: int
    lines: list[str] = field(default_factory=list)
    growth: float = 0.0
    seconds: list[float] = field(default_factory=list)
    kept: int = 0
    faults: list[str] = field(default_factory=list)
    shown: int = 0

    @property
    def aside(self) -> int:
        """How many were laid aside."""
        return sum(one.startswith("quarantine ") for one in self.lines)

    @property
    def lost(self) -> int:
        """How many of the mails have no line, or no row with their very bytes."""
        told = sum(one.isdigit() for one in self.lines) + self.aside
        return self.sent - min(told, self.kept)

    @property
    def slowest(self) -> float:
        """Seconds of the 99th of a hundred mails."""
        ordered = sorted(self.seconds)
        return ordered[int(len(ordered) * 0.99)] if ordered else 0.0

    @property
    def is_good(self) -> bool:
        """Whether it is as promised."""
        calm = self.growth <= GROWTH_ALLOWED and self.slowest <= SLOWEST_ALLOWED
        return self.lost == 0 and not self.faults and calm and self.shown > 0


def bench_mail(*, count: int = MUTANTS, seed: int = 7, database_url: str = "") -> MailFigures:
    """Take in `count` mutants with one process, then read conversations back over the API."""
    source, good = random.Random(seed), seeds()
    with tempfile.TemporaryDirectory(prefix="hamdel-mail-") as name:
        folder = Path(name)
        (folder / "mails").mkdir()
        digests = set()
        paths = []
        for number in range(count):
            raw = mutant(source, good, number=number)
            digests.add(_digest(raw))
            paths.append(folder / "mails" / f"{number}.eml")
            paths[-1].write_bytes(raw)
        program = Program(
            folder / "installation", database_url=database_url, arguments=("--no-worker",)
        )
        program.run("migrate")
        figures = MailFigures(sent=count)
        _take(program, paths, figures)
        program.start()
        try:
            _read_back(program, figures, digests)
        finally:
            program.stop()
    return figures


def report(figures: MailFigures, name: str) -> bool:
    """Print the figures; returns whether they are as promised."""
    sys.stdout.write(
        f"mail on {name}: {figures.sent} mutants, {figures.lost} lost, {figures.aside} laid aside, "
        f"{len(figures.faults)} faults in {figures.shown} read back, memory +{figures.growth:.0f} MB, "
        f"99 of 100 within {figures.slowest * 1000:.0f} ms\n"
        + "".join(f"  {one}\n" for one in figures.faults)
    )
    return figures.is_good


def _take(program: Program, paths: list[Path], figures: MailFigures) -> None:
    """Have one process take all of them, and watch its memory and its pace."""
    command = [sys.executable, "-m", "hamdel", "mail", "take", *map(str, paths)]
    process = subprocess.Popen(
        command, env=program.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    memory: list[float] = []
    watching = threading.Thread(target=_watch, args=(process, figures, memory))
    watching.start()
    at = []
    with process:
        for line in process.stdout or ():
            figures.lines.append(line.strip())
            at.append(time.monotonic())
    figures.seconds = [
        after - before for before, after in pairwise(at)
    ]  # the first one starts Python
    watching.join()
    figures.growth = max(memory, default=0.0) - (memory[0] if memory else 0.0)


def _watch(process: "subprocess.Popen[str]", figures: MailFigures, memory: list[float]) -> None:
    """Note the process's memory from the hundredth mail on."""
    while process.poll() is None:
        if len(figures.lines) >= _SETTLED:
            used = _resident(process.pid)
            if used:
                memory.append(used)
        time.sleep(_LOOK)


def _resident(pid: int) -> float:
    """MB of memory that are a process's own (files that it only looks at are not); 0: it has ended."""
    try:
        said = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0.0
    lines = dict(line.partition(":")[::2] for line in said.splitlines())
    return int(lines.get("RssAnon", "0 kB").split()[0]) * 1024 / _MB


def _read_back(program: Program, figures: MailFigures, digests: set[str]) -> None:
    """Count the rows that hold the very bytes, and ask the API for what was said."""
    figures.kept = len(digests & set(_kept(program)))
    ids = list(dict.fromkeys(one for one in figures.lines if one.isdigit()))
    asked = ids[:: max(len(ids) // _SHOWN, 1)]
    headers = {"Authorization": f"Bearer {program.key(scope='read')}"}
    with httpx.Client(base_url=program.base, headers=headers, timeout=60, trust_env=False) as http:
        for one in asked:
            answer = http.get(f"/api/v1/conversations/{one}")
            figures.shown += answer.is_success
            if not answer.is_success:
                figures.faults.append(f"{one}: {answer.status_code} {answer.text[:200]}")


def _kept(program: Program) -> Iterator[str]:
    """Digests of what is kept, wherever it lies."""
    asked = "SELECT body, body_file FROM channels_incoming"
    address = program.env.get("DATABASE_URL", "")
    if address:
        with psycopg.connect(address) as full:
            rows = full.execute(asked).fetchall()
    else:
        with closing(sqlite3.connect(program.folder / "hamdel.sqlite3")) as lite:
            rows = lite.execute(asked).fetchall()
    for body, file in rows:
        path = program.folder / "files" / "incoming" / file[:2] / file
        yield _digest(path.read_bytes() if file else bytes(body))


def _digest(raw: bytes) -> str:
    return blake2b(raw).hexdigest()
