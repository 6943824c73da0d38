"""`hamdel bench crash`: kill -9 at random moments under load; nothing acknowledged may be missing."""

import asyncio
import random
import sqlite3
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from rich.console import Console

from .handle import Program
from .ledger import WHERE_STORED, Account, Ledger
from .retrying import RetryingClient

NOTHING = Account(0, 0, 0, 0)
READY_GOAL = 5.0  # seconds from start to the first answer
LONGEST_LIFE = 3.0


@dataclass(slots=True)
class Crashes:
    """What the rounds showed."""

    rounds: int = 0
    ready: list[float] = field(default_factory=list)
    statuses: dict[int, int] = field(default_factory=dict)
    account: Account = NOTHING

    def ready_share(self, share: float) -> float:
        """The seconds within which this share of the starts was ready."""
        ordered = sorted(self.ready)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def bench_crash(*, rounds: int, database_url: str = "", seed: int = 7) -> Crashes:
    """Run rounds of load, kill and restart on one installation; then account.

    `database_url` empty means SQLite in a temporary folder; a PostgreSQL database should be empty.
    """
    chance = random.Random(seed)
    found = Crashes()
    with tempfile.TemporaryDirectory(prefix="hamdel-crash-") as folder:
        program = Program(Path(folder) / "data", database_url=database_url)
        program.run("migrate")
        key = program.key(scope="ingest,write")
        ledger = Ledger(Path(folder) / "ledger")
        client = RetryingClient(port=program.port, key=key, ledger=ledger, seed=seed)
        try:
            for _ in range(rounds):
                found.ready.append(program.start())
                asyncio.run(_load_and_kill(program, client, chance.uniform(0.2, LONGEST_LIFE)))
                found.rounds += 1
            found.ready.append(program.start())
            asyncio.run(client.send_again())
        finally:
            program.stop()
            ledger.close()
        found.statuses = client.statuses
        found.account = ledger.account(stored_ids(program))
    return found


async def _load_and_kill(program: Program, client: RetryingClient, life: float) -> None:
    end = time.monotonic() + life
    sending = asyncio.ensure_future(
        client.send_until(lambda: time.monotonic() > end + LONGEST_LIFE)
    )
    await asyncio.sleep(life)
    program.kill()
    await sending


def stored_ids(program: Program) -> list[str]:
    """The message id of every stored row of an installation that is not running."""
    address = program.env.get("DATABASE_URL", "")
    if address:
        with psycopg.connect(address) as server:
            return [row[0] for row in server.execute(WHERE_STORED.encode()).fetchall()]
    base = sqlite3.connect(program.folder / "hamdel.sqlite3")
    try:
        return [row[0] for row in base.execute(WHERE_STORED).fetchall()]
    finally:
        base.close()


def report(found: Crashes, title: str) -> bool:
    """Print the figures; returns whether all goals are met."""
    account = found.account
    Console().print(
        f"kill -9, {title}: {found.rounds} rounds, {account.acked:,} acknowledged; lost "
        f"{account.lost}, double {account.double}, ghosts {account.ghosts}; ready again p50 "
        f"{found.ready_share(0.5):.2f} s, p95 {found.ready_share(0.95):.2f} s, longest "
        f"{max(found.ready):.2f} s; answers {found.statuses}"
    )
    return account.exact and found.ready_share(0.95) <= READY_GOAL
