"""`prove.py sending`: kill -9 in the middle of sending mail; none twice, none lost, every unknown told.

The program is killed while the mail server is silent at one of five points of SMTP. Up to the dot that
ends the mail the server has nothing, so it is sent once more; after it the server has the mail though
nobody was told, so its outcome is unknown, and it may not be sent again.
"""

import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import psycopg
from rich.console import Console

from .handle import Program
from .stalling_smtp import HOST, POINTS, StallingServer

REACHED_WITHIN: Final = 60.0
SETTLED_WITHIN: Final = 90.0
_ORDERING: Final = (
    "import sys, django; django.setup(); from hamdel.bench.ordering import order; "
    "order(sys.argv[1], long_on='body')"
)
_OVER: Final = ("sent", "unknown", "refused", "cancelled", "resting")
_LEASES: Final = (
    "UPDATE channels_delivery SET lease_until = 0 WHERE state IN ('running', 'sending')",
    "UPDATE platform_joblease SET lease_until = 0 WHERE state = 'running'",
)
_STATES: Final = "SELECT message_id, state FROM channels_delivery ORDER BY id"


@dataclass(slots=True)
class Sendings:
    """What the rounds showed, by Message-ID."""

    rounds: int = 0
    states: dict[str, str] = field(default_factory=dict)
    arrived: dict[str, int] = field(default_factory=dict)
    after_dot: set[str] = field(default_factory=set)

    @property
    def double(self) -> list[str]:
        """What the server has more than once."""
        return [one for one, count in self.arrived.items() if count > 1]

    @property
    def lost(self) -> list[str]:
        """What was to be sent and did not arrive."""
        return [one for one in self.states if one not in self.arrived]

    @property
    def unknown(self) -> set[str]:
        """What the program says it does not know of."""
        return {one for one, state in self.states.items() if state == "unknown"}

    @property
    def exact(self) -> bool:
        """Whether none is double or lost, and the unknown are just those cut off after the dot."""
        sent = {one for one, state in self.states.items() if state == "sent"}
        told = sent | self.unknown == set(self.states)
        return told and not self.double and not self.lost and self.unknown == self.after_dot


def bench_sending(*, rounds: int, database_url: str = "") -> Sendings:
    """Kill in as many rounds, each time at all points at once; then let it end, and account.

    Each point has an account and a mail server of its own. `database_url` empty means SQLite.
    """
    found = Sendings()
    servers = {point: StallingServer() for point in POINTS}
    with tempfile.TemporaryDirectory(prefix="hamdel-sending-") as folder:
        program = Program(Path(folder) / "data", database_url=database_url)
        program.env["HAMDEL_REACH"] = f"{HOST}:*"
        for point, server in servers.items():
            _make_account(program, point, server)
        try:
            for number in range(rounds):
                _round(program, servers, f"round {number}", found)
            program.start()
            _settle(program)
        finally:
            for server in servers.values():
                server.go_on()
            program.stop()
            for server in servers.values():
                server.stop()
        found.states = dict(_rows(program))
    for server in servers.values():
        for one, count in server.arrived.items():
            found.arrived[one] = found.arrived.get(one, 0) + count
    return found


def _make_account(program: Program, name: str, server: StallingServer) -> None:
    given = {
        "address": f"{name.lower()}@shop.example",
        "smtp_host": HOST,
        "smtp_port": str(server.port),
        "smtp_security": "none",
    }
    settings = [word for name, value in given.items() for word in ("--set", f"{name}={value}")]
    program.run("channel", "create", "email", "--name", name, *settings)


def _round(
    program: Program, servers: Mapping[str, StallingServer], name: str, found: Sendings
) -> None:
    """Have what is left sent, then one message an account, and kill when all are at their points."""
    program.start()
    _settle(program)
    after = servers["dot"]
    before = set(after.arrived)
    for point, server in servers.items():
        server.stall_at(point)
    _order(program, name)
    for point, server in servers.items():
        if not server.reached.wait(REACHED_WITHIN):
            raise TimeoutError(f"Nothing came to {point} within {REACHED_WITHIN} s.")
    program.kill()
    for server in servers.values():
        server.go_on()
    found.after_dot |= set(after.arrived) - before
    found.rounds += 1
    asked(program, _LEASES)  # the minutes pass after which another takes up what a dead one held


def _order(program: Program, name: str) -> None:
    env = {"DJANGO_SETTINGS_MODULE": "hamdel.settings", **program.env}
    command = [sys.executable, "-c", _ORDERING, name]
    subprocess.run(command, env=env, check=True)


def _settle(program: Program) -> None:
    """Wait until every message has an end."""
    until = time.monotonic() + SETTLED_WITHIN
    while [state for _, state in _rows(program) if state not in _OVER]:
        if time.monotonic() > until:
            raise TimeoutError(f"Not settled within {SETTLED_WITHIN} s: {_rows(program)[-3:]}")
        time.sleep(0.2)


def _rows(program: Program) -> list[tuple[str, str]]:
    return [(str(one), str(state)) for one, state in asked(program, (_STATES,))]


def asked(program: Program, statements: Sequence[str]) -> list[tuple[str, ...]]:
    """Run statements on an installation's database; gives the rows of the last."""
    address = program.env.get("DATABASE_URL", "")
    if address:
        with psycopg.connect(address) as server:
            last = [server.execute(one.encode()) for one in statements][-1]
            return last.fetchall() if last.description else []
    with closing(sqlite3.connect(program.folder / "hamdel.sqlite3", timeout=30)) as base, base:
        return [base.execute(one) for one in statements][-1].fetchall()


def report(found: Sendings, title: str) -> bool:
    """Print the figures; returns whether all goals are met."""
    Console().print(
        f"kill -9 while sending, {title}: {found.rounds} rounds at {len(POINTS)} points each; arrived "
        f"{len(found.arrived)}, double {len(found.double)}, lost {len(found.lost)}; unknown "
        f"{len(found.unknown)}, cut off after the dot {len(found.after_dot)}, "
        f"{'the same' if found.unknown == found.after_dot else 'NOT the same'}"
    )
    return found.exact
