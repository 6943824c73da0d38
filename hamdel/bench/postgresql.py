"""A throw-away PostgreSQL server on loopback, of the programs that are installed."""

import atexit
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg

from .programs import free_port

# Nothing here outlives the run, so nothing needs to survive a power cut.
HASTY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}
USER = "postgres"
READY_WITHIN = 30.0


class NoPostgreSQL(Exception):
    """PostgreSQL's programs are not on this machine."""


@dataclass(frozen=True, slots=True)
class DatabaseServer:
    """A running server: its address, process and folder."""

    address: str
    process: "subprocess.Popen[bytes]"
    folder: Path

    def stop(self) -> None:
        """End the server at once, as a crash would; harmless where it has ended."""
        self.process.kill()
        self.process.wait()

    def remove(self) -> None:
        """End the server and remove its folder."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def programs() -> Path:
    """Find the folder of the newest PostgreSQL's programs; raises NoPostgreSQL."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name)
    )
    on_path = shutil.which("initdb")
    if found:
        return found[-1]
    if on_path:
        return Path(on_path).parent
    raise NoPostgreSQL(
        "PostgreSQL's programs are not on this machine (apt-get install postgresql)."
    )


def start_server(
    folder: Path | None = None, settings: Mapping[str, str] = HASTY
) -> DatabaseServer:
    """Start a server in a folder of its own, making its cluster where there is none.

    It ends with this process. Raises NoPostgreSQL where the programs are not installed.
    """
    bin_folder = programs()
    home = folder or Path(tempfile.mkdtemp(prefix="hamdel-pg-"))
    data = home / "data"
    if not data.exists():
        _make_cluster(bin_folder, home, data)
    port = free_port()
    own = {"port": str(port), "unix_socket_directories": str(home), "max_connections": "200"}
    options = [
        part for name, value in {**settings, **own}.items() for part in ("-c", f"{name}={value}")
    ]
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(
            as_server(str(bin_folder / "postgres"), "-D", str(data), *options),
            stdout=log,
            stderr=log,
            cwd="/",
        )
    server = DatabaseServer(f"postgresql://{USER}@127.0.0.1:{port}/{USER}", process, home)
    if folder is None:
        atexit.register(server.remove)
    _wait_until_ready(server)
    return server


def as_server(*command: str) -> list[str]:
    """Give a command to run as the server's user (never root) that ends when we end."""
    who = ["--reuid", USER, "--regid", USER, "--init-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *who, "--pdeathsig", "QUIT", *command]


def _make_cluster(bin_folder: Path, home: Path, data: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(home, USER, USER)
    how = ("-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
    subprocess.run(
        as_server(str(bin_folder / "initdb"), "-D", str(data), *how),
        check=True,
        capture_output=True,
        cwd="/",
    )


def _wait_until_ready(server: DatabaseServer) -> None:
    end = time.monotonic() + READY_WITHIN
    while time.monotonic() < end:
        try:
            psycopg.connect(server.address).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError((server.folder / "log").read_text(errors="replace"))
