"""The program under test as one thing to start, kill and start again."""

import http.client
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from http import HTTPStatus
from pathlib import Path
from typing import IO

from .programs import environment, free_port, run

READY_WITHIN = 60.0
# Gives a migrated SQLite database to begin with; None: with nothing, as everybody does.
prepared: Callable[[], Path] | None = None


class NotReady(RuntimeError):
    """The program ended, or did not answer in time; says what it wrote last."""


class Program:
    """`hamdel serve` with a data folder and a database of its own, on one port for ever.

    It begins with a copy of the database that `prepared` gives, where that is set.
    """

    def __init__(
        self, folder: Path, *, database_url: str = "", arguments: Sequence[str] = ()
    ) -> None:
        self.folder = folder
        self.port = free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        self.env = {**environment(folder, database_url), "HAMDEL_BASE_URL": self.base}
        self._arguments = arguments
        self.launcher: tuple[str, ...] = ("-m", "hamdel")
        self._process: subprocess.Popen[bytes] | None = None
        folder.mkdir(parents=True, exist_ok=True)
        self.log = folder / "program.log"
        database = folder / "hamdel.sqlite3"
        if prepared is not None and not database_url and not database.exists():
            _copy_durably(prepared(), database)

    @property
    def pid(self) -> int:
        """The process, while it runs."""
        if self._process is None:
            raise NotReady("The program was not started.")
        return self._process.pid

    def run(self, *arguments: str) -> str:
        """Run another verb on the same installation; returns what it printed."""
        return run(arguments, self.env)

    def key(self, *, scope: str, name: str = "test") -> str:
        """Make an API key."""
        return self.run("key", "create", "--name", name, "--scope", scope)

    def start(self) -> float:
        """Start and wait until it answers; returns the seconds that took. Raises NotReady."""
        began = time.monotonic()
        command = [sys.executable, *self.launcher, "serve", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self._process = _spawn([*command, *self._arguments], self.env, log)
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() - began > READY_WITHIN:
                raise NotReady(self.log.read_text(errors="replace")[-4000:])
            time.sleep(0.02)
        return time.monotonic() - began

    def signal(self, sign: signal.Signals) -> None:
        """Send a signal to the program and all its children."""
        os.killpg(self.pid, sign)

    def kill(self) -> None:
        """End it at once, as a crash does (SIGKILL to all its processes)."""
        self.signal(signal.SIGKILL)
        self._wait()

    def stop(self) -> None:
        """Ask it to end, and wait; harmless where it has ended."""
        if self._process is None:
            return
        if self._process.poll() is None:
            self.signal(signal.SIGTERM)
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.signal(signal.SIGKILL)
        self._wait()

    def _wait(self) -> None:
        if self._process is not None:
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        asking = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        try:
            asking.request("GET", "/readyz")
            return asking.getresponse().status == HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            asking.close()


def _copy_durably(source: Path, target: Path) -> None:
    """A copy that a power cut leaves whole."""
    shutil.copy(source, target)
    for one in (target, target.parent):
        opened = os.open(one, os.O_RDONLY)
        os.fsync(opened)
        os.close(opened)


def _spawn(
    command: Sequence[str], env: dict[str, str], log: IO[bytes]
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, env=env, stdout=log, stderr=log, start_new_session=True)
