"""`hamdel bench power`: cut the power under load; what was acknowledged must be on the disk.

Everything that writes lives on an ext4 image whose kernel flushes nothing by itself within a
round. The writers are stopped, the image is copied as the power cut would leave it, the copy is
mounted, recovered and read. The rig is calibrated by `hasty=True`: without fsync it must lose.
"""

import asyncio
import os
import random
import signal
import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from .crash import stored_ids
from .disks import Disk
from .handle import Program
from .ledger import Account, Ledger
from .postgresql import HASTY, DatabaseServer, start_server
from .retrying import RetryingClient

SIZE = 600  # megabytes of the image
SHORTEST, LONGEST = 2.0, 6.0  # seconds of load before the cut
HONEST: Mapping[str, str] = {}
NO_FSYNC = (
    "import sys; from hamdel.platform import installation as i; "
    "i.SQLITE_PRAGMAS = tuple(p.replace('FULL', 'OFF') for p in i.SQLITE_PRAGMAS); "
    "from hamdel.__main__ import main; main()"
)


@dataclass(frozen=True, slots=True)
class Cut:
    """One power cut: the ledger against the disk, and whether the database is sound."""

    account: Account
    sound: bool


class Rig:
    """One round: a disk, what runs on it, and the load."""

    def __init__(self, folder: Path, stack: ExitStack, *, postgresql: bool, hasty: bool) -> None:
        self._folder = folder
        self._stack = stack
        self._settings = HASTY if hasty else HONEST
        self._postgresql = postgresql
        self.disk = Disk(folder / "disk.img")
        self.disk.make(SIZE)
        self._mount(self.disk)
        self._server = self._database(self.disk)
        self.program = self._installation(self.disk, self._server)
        if hasty and not postgresql:
            self.program.launcher = ("-c", NO_FSYNC)
        self.program.run("migrate")
        self.key = self.program.key(scope="ingest,write")
        self.program.start()
        stack.callback(self.program.kill)
        self.disk.settle()

    def cut(self) -> Disk:
        """Stop everything that writes, and give the disk as it is without power."""
        self._signal(signal.SIGSTOP)
        return self.disk.cut(self._folder / "after.img")

    def stop(self) -> None:
        """End what was stopped."""
        self._signal(signal.SIGKILL)
        if self._server:
            self._server.stop()

    def look(self, after: Disk) -> tuple[list[str], bool]:
        """Recover the disk and read it: the stored message ids, and whether it is sound."""
        self._mount(after)
        server = self._database(after)
        left = self._installation(after, server)
        ids = stored_ids(left)
        return ids, bool(server) or is_sound(left.folder / "hamdel.sqlite3")

    def _signal(self, sign: signal.Signals) -> None:
        pids = family(self.program.pid)
        if self._server:
            pids += family(self._server.process.pid)
        for pid in pids:
            os.kill(pid, sign)

    def _mount(self, disk: Disk) -> None:
        disk.mount()
        self._stack.callback(disk.unmount)

    def _database(self, disk: Disk) -> DatabaseServer | None:
        if not self._postgresql:
            return None
        home = disk.path / "postgresql"
        home.mkdir(exist_ok=True)
        server = start_server(home, self._settings)
        self._stack.callback(server.stop)
        return server

    @staticmethod
    def _installation(disk: Disk, server: DatabaseServer | None) -> Program:
        return Program(disk.path / "data", database_url=server.address if server else "")


def bench_power(*, rounds: int, postgresql: bool, hasty: bool = False, seed: int = 7) -> list[Cut]:
    """Run rounds, each on a disk of its own. Needs root; raises NoDisks, NoPostgreSQL."""
    chance = random.Random(seed)
    return [
        cut_once(
            chance.uniform(SHORTEST, LONGEST), postgresql=postgresql, hasty=hasty, seed=round_
        )
        for round_ in range(rounds)
    ]


def cut_once(seconds: float, *, postgresql: bool, hasty: bool, seed: int) -> Cut:
    """Load for some seconds, cut, recover, account."""
    with tempfile.TemporaryDirectory(prefix="hamdel-power-") as name, ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o755)  # the database's user walks through it
        rig = Rig(folder, stack, postgresql=postgresql, hasty=hasty)
        ledger = Ledger(folder / "ledger")
        client = RetryingClient(port=rig.program.port, key=rig.key, ledger=ledger, seed=seed)
        after = asyncio.run(_load_and_cut(rig, client, seconds))
        ledger.close()
        ids, sound = rig.look(after)
        return Cut(ledger.account(ids), sound)


async def _load_and_cut(rig: Rig, client: RetryingClient, seconds: float) -> Disk:
    sending = asyncio.ensure_future(client.send_until(lambda: False))
    await asyncio.sleep(seconds)
    after = rig.cut()
    await asyncio.sleep(0.1)  # answers that left before the cut arrive
    rig.stop()
    await sending
    return after


def family(pid: int) -> list[int]:
    """A process and all its descendants."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(one for child in children for one in family(int(child)))]


def is_sound(path: Path) -> bool:
    """What SQLite says of its own file."""
    base = sqlite3.connect(path)
    try:
        return bool(base.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    finally:
        base.close()


def report(cuts: list[Cut], title: str) -> bool:
    """Print the figures; returns whether nothing was lost and every database is sound."""
    acked = sum(cut.account.acked for cut in cuts)
    lost = sum(cut.account.lost for cut in cuts)
    wrong = sum(cut.account.double + cut.account.ghosts for cut in cuts)
    sound = sum(cut.sound for cut in cuts)
    Console().print(
        f"Power cut, {title}: {len(cuts)} rounds, {acked:,} acknowledged; lost {lost:,}, "
        f"double or never sent {wrong}; sound databases {sound} of {len(cuts)}"
    )
    return lost == 0 and wrong == 0 and sound == len(cuts)
