"""Serving: one process, the web server and (unless told otherwise) the worker in it."""

import asyncio
import os
import signal
import socket
import threading
from importlib import import_module
from typing import Any, Final

import uvloop
from django.conf import settings
from granian.constants import Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.embed import Server

from hamdel.platform import worker
from hamdel.platform.logs import configure

from .failing import CommandFailed
from .running import marked_running

# Seconds: open requests at the end, then the worker's batch in hand.
_GRACE: Final = 5
_WORKER_GRACE: Final = 10.0
# Listening everywhere is no address; this one is reached from the machine itself.
_ANYWHERE: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104


def serve_until_told(*, host: str, port: int, embedded_worker: bool) -> None:
    """Serve at an address until SIGTERM or SIGINT. Raises CommandFailed where it is taken."""
    configure()
    must_be_free(host, port)
    be_known_at(host, port)
    with marked_running():
        _serve_and_work(host, port, embedded_worker=embedded_worker)


def _serve_and_work(host: str, port: int, *, embedded_worker: bool) -> None:
    stop = threading.Event()
    work = threading.Thread(target=worker.run, args=(stop,), name="worker", daemon=True)
    if embedded_worker:
        work.start()
    try:
        # Waking asyncio's own loop from the server's threads costs two system calls a request more.
        uvloop.run(_serve(host, port))
    finally:
        stop.set()
        if embedded_worker:
            work.join(_WORKER_GRACE)


async def _serve(host: str, port: int) -> None:
    # The application is above the commands; it is named, not imported.
    app: Any = import_module("hamdel.asgi").app
    server = Server(
        app,
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        websockets=False,
        backlog=1024,
        http1_settings=HTTP1Settings(header_read_timeout=15_000),
        log_level=LogLevels.error,
    )
    server.workers_kill_timeout = _GRACE
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, server.stop)
    await server.serve()


def be_known_at(host: str, port: int) -> None:
    """Let letters, samples and hooks name the address that is served, unless another one is set."""
    if os.environ.get("HAMDEL_BASE_URL"):
        return
    reached = _ANYWHERE.get(host, host)
    settings.BASE_URL = f"http://{f'[{reached}]' if ':' in reached else reached}:{port}"


def must_be_free(host: str, port: int) -> None:
    """Raise CommandFailed where the address is taken: the server itself would share it silently."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise CommandFailed(f"{host}:{port} can not be used: {error.strerror}.") from error
