"""A full disk under load: refused with 503, nothing acknowledged lost, well again without a restart."""

import asyncio
import shutil
import sqlite3
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from rich.console import Console

from .crash import NOTHING, stored_ids
from .disks import Disk
from .handle import Program
from .ledger import Account, Ledger
from .retrying import RetryingClient

MEGABYTES: Final = 160
LEFT: Final = 24  # megabytes that the load finds free
FULL_FOR: Final = 3.0  # seconds of load against the full disk
FILLED_WITHIN: Final = 60.0
WELL_WITHIN: Final = 10.0
_OK: Final = 200
_REFUSED: Final = frozenset({429, 503, 507})


@dataclass(slots=True)
class Filled:
    """What a full disk showed. `well` is seconds from the first free byte to the first new 200."""

    refused: int = 0
    well: float = 0.0
    alive: bool = False
    sound: bool = False
    statuses: dict[int, int] = field(default_factory=dict)
    account: Account = NOTHING

    @property
    def kept(self) -> bool:
        """Whether all that is promised held: refused and never failed, nothing lost, well by itself."""
        answered = set(self.statuses) <= {_OK, *_REFUSED}
        good = self.alive and self.sound and self.account.exact
        return good and answered and self.refused > 0 and self.well <= WELL_WITHIN


def bench_full_disk(*, seed: int = 7) -> Filled:
    """Fill the disk under a running installation on SQLite, then give room again. Raises NoDisks."""
    with tempfile.TemporaryDirectory(prefix="hamdel-full-") as folder:
        disk = Disk(Path(folder) / "disk")
        disk.make(MEGABYTES)
        disk.mount()
        try:
            return _fill(disk, Ledger(Path(folder) / "ledger"), seed)
        finally:
            disk.unmount()


def _fill(disk: Disk, ledger: Ledger, seed: int) -> Filled:
    found = Filled()
    program = Program(disk.path / "data")
    program.run("migrate")
    key = program.key(scope="ingest,write")
    client = RetryingClient(port=program.port, key=key, ledger=ledger, seed=seed)
    try:
        program.start()
        pid = program.pid
        ballast = disk.path / "ballast"
        _take_room(ballast, leaving=LEFT << 20)
        asyncio.run(_until_full(client))
        found.refused = sum(client.statuses.get(one, 0) for one in _REFUSED)
        ballast.unlink()
        found.well = asyncio.run(_until_well(client))
        asyncio.run(client.send_again())
        found.alive = program.pid == pid
    finally:
        program.stop()
        ledger.close()
    found.statuses = client.statuses
    found.account = ledger.account(stored_ids(program))
    found.sound = _sound(program.folder / "hamdel.sqlite3")
    return found


def _take_room(ballast: Path, *, leaving: int) -> None:
    """Write a file that leaves so many bytes free."""
    block = b"\0" * (1 << 20)
    with ballast.open("wb", buffering=0) as file:
        while _free(ballast.parent) > leaving:
            file.write(block)


def _free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


async def _until_full(client: RetryingClient) -> None:
    """Send until something is refused, and some seconds longer."""
    end = time.monotonic() + FILLED_WITHIN
    full: list[float] = []

    def over() -> bool:
        now = time.monotonic()
        if not full and any(client.statuses.get(one) for one in _REFUSED):
            full.append(now)
        return now > end or bool(full and now > full[0] + FULL_FOR)

    await client.send_until(over)


async def _until_well(client: RetryingClient) -> float:
    """Send until something new is stored; the seconds it took."""
    began, before = time.monotonic(), client.statuses.get(_OK, 0)

    def over() -> bool:
        return client.statuses.get(_OK, 0) > before or time.monotonic() > began + 2 * WELL_WITHIN

    await client.send_until(over)
    return time.monotonic() - began


def _sound(path: Path) -> bool:
    base = sqlite3.connect(path)
    try:
        return bool(base.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    finally:
        base.close()


def report(found: Filled) -> bool:
    """Print the figures; returns whether all goals are met."""
    account = found.account
    Console().print(
        f"full disk, SQLite: {account.acked:,} acknowledged; {found.refused:,} requests refused while it "
        f"was full; lost {account.lost}, double {account.double}, ghosts {account.ghosts}; well "
        f"{found.well:.1f} s after there was room, without a restart; file sound: {found.sound}; "
        f"answers {found.statuses}"
    )
    return found.kept
