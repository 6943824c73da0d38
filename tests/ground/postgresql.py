"""A throw-away PostgreSQL server on loopback, for one test run."""

import atexit
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

from tests.ground.parts import Missing

# Nothing here outlives the run, so nothing needs to survive a power cut.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "128MB",
    "autovacuum": "off",
}
USER = "postgres"


def free_port() -> int:
    """Give a port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def programs() -> Path:
    """Find the folder of the newest PostgreSQL's programs; raises Missing."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name)
    )
    on_path = shutil.which("initdb")
    if found:
        return found[-1]
    if on_path:
        return Path(on_path).parent
    raise Missing("PostgreSQL's programs", "apt-get install postgresql")


def as_server(*command: str) -> list[str]:
    """Give a command to run as the server's user (never root) that ends when we end."""
    who = ["--reuid", USER, "--regid", USER, "--init-groups"] if os.geteuid() == 0 else []
    return ["setpriv", *who, "--pdeathsig", "QUIT", *command]


def start_server(settings: dict[str, str] | None = None, folder: Path | None = None) -> str:
    """Start a server in a folder of its own; returns its `postgresql://` address.

    It ends with this process. Raises Missing where the programs are not installed.
    """
    bin_folder = programs()
    home = folder or Path(tempfile.mkdtemp(prefix="hamdel-pg-"))
    data = home / "data"
    if os.geteuid() == 0:
        shutil.chown(home, USER, USER)
    subprocess.run(
        as_server(
            str(bin_folder / "initdb"), "-D", str(data), "-U", USER, "-A", "trust", "-E", "UTF8",
            "--locale=C.UTF-8", "--no-sync",
        ),
        check=True, capture_output=True, cwd="/",
    )  # fmt: skip
    port = free_port()
    chosen = {
        **SETTINGS,
        **(settings or {}),
        "port": str(port),
        "unix_socket_directories": str(home),
    }
    options = [part for name, value in chosen.items() for part in ("-c", f"{name}={value}")]
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            as_server(str(bin_folder / "postgres"), "-D", str(data), *options),
            stdout=log, stderr=log, cwd="/",
        )  # fmt: skip
    atexit.register(stop_server, server, home)
    address = f"postgresql://{USER}@127.0.0.1:{port}/{USER}"
    wait_until_ready(address, home)
    return address


def wait_until_ready(address: str, home: Path) -> None:
    """Come back when the server answers; raises TimeoutError with its log after 30 s."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            psycopg.connect(address).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError((home / "log").read_text(errors="replace"))


def stop_server(server: "subprocess.Popen[bytes]", home: Path) -> None:
    """End the server and remove its folder."""
    server.terminate()
    try:
        server.wait(5)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
    shutil.rmtree(home, ignore_errors=True)
