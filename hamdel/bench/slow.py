"""`prove.py slow`: three providers in ten hang, drip, flood or refuse; the others' messages are on time.

The whole program runs. A message's delay is from its order (its row) to its arrival at the provider.
The places that bad providers hold are counted at their ends: connections that are open there.
"""

import json
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from rich.console import Console

from .handle import Program
from .programs import resident
from .sending import asked
from .slow_endpoints import (
    HOST,
    Endpoint,
    Talk,
    answering,
    drip,
    flood_mail,
    flood_text,
    say_nothing,
    take_mail,
    take_text,
)

PLACES: Final = 24  # from which a process sends: channels.rules.slots.MOST
GOOD: Final = 21
EVERY: Final = 6.0  # seconds between two messages of an account
LATEST: Final = 5.0  # seconds: the 95th percentile of good ones
SHARE: Final = 0.25  # of the places to send from
LEARNED_AFTER: Final = 30.0  # seconds in which nobody knows who is bad
MORE_MEMORY: Final = 50_000_000  # bytes
_SETTLES: Final = 10.0
_SAMPLED_EVERY: Final = 0.1
_MAKING: Final = "from hamdel.bench.slow_ordering import make_accounts; make_accounts(sys.argv[1])"
_ORDERING: Final = (
    "from hamdel.bench.slow_ordering import order_steadily; "
    "order_steadily(seconds=float(sys.argv[1]), every=float(sys.argv[2]))"
)
_ORDERED: Final = "SELECT key, made_at FROM channels_delivery ORDER BY id"


@dataclass(slots=True)
class Delays:
    """What a load showed: seconds of each good message's way, and what the bad ones held."""

    good: list[float] = field(default_factory=list)
    lost: int = 0
    double: int = 0
    held: list[tuple[float, int]] = field(default_factory=list)
    inside: int = 0
    memory: int = 0

    def percentile(self, part: float) -> float:
        """Seconds within which that part of the good ones arrived."""
        ordered = sorted(self.good)
        return ordered[math.ceil(len(ordered) * part) - 1] if ordered else 0.0

    def share(self) -> tuple[float, float]:
        """The part of all places that bad ones held: on average, and at most once they are known."""
        counts = [count for _, count in self.held] or [0]
        later = [count for at, count in self.held if at >= LEARNED_AFTER] or [0]
        return sum(counts) / len(counts) / PLACES, max(later) / PLACES

    @property
    def is_kept(self) -> bool:
        """Whether every goal is met."""
        quick = bool(self.good) and self.percentile(0.95) <= LATEST
        exact = not self.lost and not self.double and not self.inside
        return quick and exact and max(self.share()) <= SHARE and self.memory <= MORE_MEMORY


def bench_slow(*, seconds: float, database_url: str = "") -> Delays:
    """Order on 21 good and 9 bad accounts for so long. `database_url` empty means SQLite."""
    inside = Endpoint("sms", say_nothing)  # where a redirect leads: nobody may come
    good = [Endpoint(*_good(number)) for number in range(GOOD)]
    bad = [Endpoint(kind, talk) for kind, talk in _bad(inside.port)]
    found = Delays()
    with tempfile.TemporaryDirectory(prefix="hamdel-slow-") as folder:
        program = Program(Path(folder) / "data", database_url=database_url)
        program.env["HAMDEL_REACH"] = ",".join(f"{HOST}:{one.port}" for one in (*good, *bad))
        try:
            program.start()
            _in_program(program, _MAKING, json.dumps(_accounts(good, bad))).wait()
            _load(program, bad, seconds, found)
        finally:
            program.stop()
            for one in (*good, *bad, inside):
                one.stop()
        _account(found, asked(program, (_ORDERED,)), good, inside)
    return found


def _good(number: int) -> tuple[str, Talk]:
    return ("email", take_mail) if number % 2 else ("sms", take_text)


def _bad(inside: int) -> list[tuple[str, Talk]]:
    away = {"Location": f"http://{HOST}:{inside}/"}
    return [
        ("email", say_nothing), ("email", drip), ("email", flood_mail), ("sms", say_nothing),
        ("sms", drip), ("sms", flood_text), ("sms", answering(500, {})),
        ("sms", answering(429, {"Retry-After": "5"})), ("sms", answering(302, away)),
    ]  # fmt: skip


def _accounts(good: Sequence[Endpoint], bad: Sequence[Endpoint]) -> list[dict[str, object]]:
    made: list[dict[str, object]] = []
    # The bad ones first: whoever takes them in the order in which they were made has them all at once.
    named = [*((f"bad{n}", one) for n, one in enumerate(bad)), *((f"good{n}", one) for n, one in enumerate(good))]  # fmt: skip
    for name, one in named:
        settings = {
            "smtp_host": HOST, "smtp_port": str(one.port), "smtp_security": "none", "address": f"{name}@shop.example",
        } if one.kind == "email" else {
            "url": f"http://{HOST}:{one.port}/send", "body": '"{text}"', "shape": "json", "preset": "own",
        }  # fmt: skip
        made.append({"kind": one.kind, "name": name, "settings": settings})
    return made


def _load(program: Program, bad: Sequence[Endpoint], seconds: float, found: Delays) -> None:
    before = resident(program.pid)
    ordering = _in_program(program, _ORDERING, str(seconds), str(EVERY))
    began = time.monotonic()
    while (at := time.monotonic() - began) < seconds + _SETTLES:
        found.held.append((at, sum(one.open for one in bad)))
        found.memory = max(found.memory, resident(program.pid) - before)
        time.sleep(_SAMPLED_EVERY)
    if ordering.wait():
        raise RuntimeError("What orders messages failed.")


def _account(
    found: Delays, ordered: Sequence[tuple[str, ...]], good: Sequence[Endpoint], inside: Endpoint
) -> None:
    came: dict[str, list[float]] = {}
    for one in good:
        for words, at in one.arrived.items():
            came.setdefault(words.strip('"'), []).extend(at)
    for words, made_at in ordered:
        if not words.startswith("good"):
            continue
        at = came.get(words, [])
        found.lost += not at
        found.double += len(at) > 1
        found.good += [at[0] - int(made_at) / 1_000_000] if at else []
    found.inside = inside.connections


def _in_program(program: Program, code: str, *arguments: str) -> "subprocess.Popen[bytes]":
    env = {"DJANGO_SETTINGS_MODULE": "hamdel.settings", **program.env}
    whole = f"import sys, django; django.setup(); {code}"
    return subprocess.Popen([sys.executable, "-c", whole, *arguments], env=env)


def report(found: Delays, title: str, *, say: Callable[[str], object] | None = None) -> bool:
    """Print the figures; returns whether all goals are met."""
    mean, most = found.share()
    (say or Console().print)(
        f"slow providers, {title}: {len(found.good)} good messages, delay p50 "
        f"{found.percentile(0.5):.2f} s, p95 {found.percentile(0.95):.2f} s, worst "
        f"{max(found.good, default=0):.2f} s; lost {found.lost}, double {found.double}; places held "
        f"by bad ones {mean:.0%} on average, at most {most:.0%} after {LEARNED_AFTER:.0f} s "
        f"({max(count for _, count in found.held) / PLACES:.0%} ever); connections to where a redirect leads "
        f"{found.inside}; memory +{found.memory / 1_000_000:.0f} MB"
    )
    return found.is_kept
