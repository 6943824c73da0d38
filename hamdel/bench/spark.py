"""`prove.py spark`: DuckDB, Spark and plain Python answer 100,000 moments alike.

Spark is a standalone cluster on loopback (a master and two workers: needs `pyspark` and Java 17) or Sail
(`pysail`), which speaks Spark Connect and starts at once. What is not installed is said and left out.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from rich.console import Console

from .programs import environment, free_port

MOMENTS: Final = 100_000
WORKERS: Final = 2
UP_WITHIN: Final = 90.0  # seconds
_RUN: Final = (
    "import sys, json, django; django.setup(); from hamdel.bench.spark_asked import compare as c; "
    "print(json.dumps(c(sys.argv[1], moments=int(sys.argv[2]))))"
)


def bench_spark(*, moments: int = MOMENTS, sail: bool = False) -> dict[str, Any] | None:
    """Seconds by question and by who answers, all answers being the same; None where it is not installed.

    Raises CalledProcessError where answers differ.
    """
    if not (find_spec("pysail") if sail else _spark_class()):
        return None
    with tempfile.TemporaryDirectory(prefix="hamdel-spark-") as home:
        env = {**environment(Path(home), ""), "DJANGO_SETTINGS_MODULE": "hamdel.settings"}
        env["PYTHONPATH"] = os.pathsep.join(one for one in sys.path if one)
        if sail:
            home_of_client = str(import_module("pyspark").__path__[0])  # it looks for one
            return _compare("sail", moments, {**env, "SPARK_HOME": home_of_client})
        with cluster() as master:
            return _compare(master, moments, env)


def report(found: dict[str, Any] | None, title: str) -> bool:
    """Print the figures; returns whether all is the same (or could not be asked)."""
    if found is None:
        Console().print(f"{title} is not installed: it is not asked.")
        return True
    times = ", ".join(f"{name} {at:.2f} s" for name, at in found["seconds"].items())
    Console().print(f"{title}, {found['moments']:,} moments: the same answers; {times}")
    return True


@contextmanager
def cluster() -> Iterator[str]:
    """A standalone master with two workers on loopback; gives its address."""
    port = free_port()
    master = f"spark://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="hamdel-cluster-") as folder:
        common = ["--host", "127.0.0.1", "--webui-port", str(free_port())]
        started = [_start("master.Master", ["--port", str(port), *common], folder)]
        _wait_for(port)
        for _ in range(WORKERS):
            web = ["--host", "127.0.0.1", "--webui-port", str(free_port()), "-c", "1", "-m", "1g"]
            started.append(_start("worker.Worker", [*web, "-d", folder, master], folder))
        try:
            yield master
        finally:
            for one in reversed(started):
                os.killpg(one.pid, signal.SIGTERM)
                one.wait()


def _compare(where: str, moments: int, env: dict[str, str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-c", _RUN, where, str(moments)],
        env=env,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _spark_class() -> Path | None:
    """The script that starts parts of Spark, which PyPI's pyspark brings and its client does not."""
    if not find_spec("pyspark"):
        return None
    script = Path(str(import_module("pyspark").__path__[0]), "bin", "spark-class")
    return script if script.exists() else None


def _start(part: str, arguments: list[str], folder: str) -> "subprocess.Popen[bytes]":
    script = str(_spark_class())
    home = str(Path(script).parent.parent)
    python = {"PYSPARK_PYTHON": sys.executable, "SPARK_HOME": home}
    return subprocess.Popen(
        [script, f"org.apache.spark.deploy.{part}", *arguments],
        env={**os.environ, **python, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_LOCAL_DIRS": folder},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _wait_for(port: int) -> None:
    end = time.monotonic() + UP_WITHIN
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise RuntimeError("The master did not start in time.")
