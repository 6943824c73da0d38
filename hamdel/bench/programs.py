"""Starting the program under test in a process of its own, and reading what it used."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

READY_WITHIN = 60.0


@dataclass(frozen=True, slots=True)
class Running:
    """A program that serves on loopback."""

    port: int
    pid: int

    def cpu_seconds(self) -> float:
        """Give the processor seconds used so far by the program and its children."""
        ticks = os.sysconf("SC_CLK_TCK")
        return sum(_ticks(pid) for pid in _family(self.pid)) / ticks


def environment(data: Path, database_url: str) -> dict[str, str]:
    """Give the environment of a program with a data folder and a database of its own."""
    env = {**os.environ, "HAMDEL_DATA": str(data), "DATABASE_URL": database_url}
    if not database_url:
        env.pop("DATABASE_URL")
    return env


def run(arguments: Sequence[str], env: dict[str, str]) -> str:
    """Run `hamdel` with arguments to its end; returns what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "hamdel", *arguments],
        env=env, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout.strip()


@contextmanager
def serving(command: Sequence[str], env: dict[str, str], *, port: int) -> Iterator[Running]:
    """Start a serving command, wait until it answers, and stop it at the end."""
    process = subprocess.Popen(
        [sys.executable, *command], env=env, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        _wait_until_ready(port, process)
        yield Running(port, process.pid)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def free_port() -> int:
    """Find a port on loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(port: int, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"The program ended at once with {process.returncode}.")
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The program did not answer in time.")


def resident(pid: int) -> int:
    """Bytes of memory that a program and its children hold."""
    fields = [
        Path(f"/proc/{one}/statm").read_text(encoding="ascii").split() for one in _family(pid)
    ]
    return sum(int(one[1]) for one in fields) * os.sysconf("SC_PAGE_SIZE")


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(one for child in children for one in _family(int(child)))]


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
