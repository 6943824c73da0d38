"""`hamdel bench reasons`: how often the foreseen reason is the true one, and how fast it is told.

A demo company of another seed than the shipped one lives its three months. In the first two, people
who serve say of every fourth contact why it was; in the third it is foreseen. Beside what was learned
stand the weights we begin with and two plain ways: the most recent failure, the most frequent reason.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import sqrt
from pathlib import Path
from typing import Final

from django.utils import timezone
from rich.console import Console
from rich.table import Table

from hamdel.customers.public import list_customers
from hamdel.demo.public import fill_some, make_company
from hamdel.interactions.public import (
    STARTING,
    Example,
    Ranked,
    Weights,
    features_of,
    fit,
    rank,
    reasons_of,
    story_of,
)

from .contacts import Contact, contacts_of
from .programs import environment, run

FIRST: Final = 0.70
AMONG_THREE: Final = 0.90
WITHIN_MS: Final = 200.0
SEED: Final = 77
_LOG: Final = 5_000_000
_TESTED: Final = timedelta(days=31)
_EVERY: Final = 4  # of the contacts, people say why
_STORY: Final = 5_000
_MEASURE: Final = (
    "import sys, django; django.setup(); from hamdel.bench.reasons import measure_reasons as m; "
    "sys.exit(not m(people=int(sys.argv[1])))"
)
_FILL: Final = (
    "import sys, time, django; django.setup(); from hamdel.bench.filling import fill; "
    "fill(int(sys.argv[1]), now=time.time_ns() // 1000)"
)
_ASK: Final = (
    "import sys, django; django.setup(); from hamdel.bench.reasons import measure_speed as m; "
    "sys.exit(not m(rows=int(sys.argv[1])))"
)
Way = Callable[[Contact], list[int | None]]


@dataclass(frozen=True, slots=True)
class Hit:
    """How often the true reason was first, and among the first three, of `count` contacts."""

    way: str
    count: int
    first: int
    three: int


def bench_reasons(*, people: int, database_url: str = "", rows: int = _LOG) -> bool:
    """Measure on new databases, in processes of their own; True where the targets are met."""
    done = []
    for code, number in ((_MEASURE, people), (_ASK, rows)):
        with tempfile.TemporaryDirectory(prefix="hamdel-bench-") as home:
            env = environment(Path(home), database_url)
            env.setdefault("DJANGO_SETTINGS_MODULE", "hamdel.settings")
            run(["migrate"], env)
            if code == _ASK:
                _child(_FILL, number, env)
            done.append(_child(code, number, env) == 0)
        if database_url:
            break  # the second needs an empty database too
    return all(done)


def measure_reasons(*, people: int) -> bool:
    """Let the company live in the database that Django is set up for, foresee, print."""
    now = timezone.now()
    make_company(people=people, now=now, seed=SEED)
    while fill_some(now=now, seconds=600):
        pass
    contacts = _contacts()
    before = [one for one in contacts if one.at < now - _TESTED]
    tested = [one for one in contacts if one.at >= now - _TESTED]
    learned = fit([_example(one) for one in before[::_EVERY]], STARTING)
    known = [one for one in tested if one.true is not None]
    ways: dict[str, Way] = {
        "learned": _by(learned),
        "as we begin": _by(STARTING),
        "most recent failure": lambda one: [one.failure],
        "most frequent reason": _frequent(before),
    }
    lines = [_hit(way, known, order) for way, order in ways.items()]
    _print(lines, contacts=len(contacts), said=len(before[::_EVERY]))
    _print_noise(tested)
    _print_trust(tested, learned)
    return lines[0].first >= FIRST * len(known) and lines[0].three >= AMONG_THREE * len(known)


def measure_speed(*, rows: int, asked: int = 400) -> bool:
    """Foresee for people of a log of `rows` moments, 100 each; print and compare with the target."""
    people, dice, now = rows // 100, random.Random(13), timezone.now()
    waits = []
    for n in range(asked + 20):
        customer = 1 + int(people * dice.random() ** 2)
        began = time.perf_counter()
        reasons_of(customer, now=now)
        if n >= 20:  # what is built and prepared once for a process # noqa: PLR2004
            waits.append(1000 * (time.perf_counter() - began))
    waits.sort()
    median, most = waits[len(waits) // 2], waits[int(0.95 * len(waits))]
    Console().print(
        f"reasons of a customer in a log of {rows:,}: p50 {median:.1f} ms, p95 {most:.1f} ms "
        f"(target {WITHIN_MS:.0f})"
    )
    return most <= WITHIN_MS


def _child(code: str, number: int, env: dict[str, str]) -> int:
    return subprocess.run(
        [sys.executable, "-c", code, str(number)], env={**os.environ, **env}, check=False
    ).returncode


def _contacts() -> list[Contact]:
    found: list[Contact] = []
    cursor: int | None = None
    while True:
        page = list_customers(cursor=cursor, limit=500)
        for one in page.customers:
            found += contacts_of(story_of(one.id, limit=_STORY).moments)
        cursor = page.next
        if cursor is None:
            return sorted(found, key=lambda one: one.at)


def _example(one: Contact) -> Example:
    return Example(tuple(features_of(cause, now=one.at) for cause in one.causes), one.true)


def _ranked(one: Contact, weights: Weights) -> list[Ranked]:
    return rank(one.causes, now=one.at, learned={}, weights=weights)


def _by(weights: Weights) -> Way:
    def order(one: Contact) -> list[int | None]:
        return [one.causes.index(found.cause) for found in _ranked(one, weights)]

    return order


def _frequent(before: Sequence[Contact]) -> Way:
    """Of what stands, that first which was the true reason the most often before."""
    counts = Counter(
        (one.causes[one.true].kind, one.causes[one.true].topic)
        for one in before
        if one.true is not None
    )
    keys = [key for key, _ in counts.most_common()]

    def order(one: Contact) -> list[int | None]:
        stands = {(cause.kind, cause.topic): n for n, cause in enumerate(one.causes)}
        return [stands[key] for key in keys if key in stands]

    return order


def _hit(way: str, known: Sequence[Contact], order: Way) -> Hit:
    orders = [order(one) for one in known]
    first = sum(found[:1] == [one.true] for one, found in zip(known, orders, strict=True))
    three = sum(one.true in found[:3] for one, found in zip(known, orders, strict=True))
    return Hit(way, len(known), first, three)


def _interval(hits: int, count: int) -> str:
    """Wilson's 95 % interval of a share (Wilson 1927)."""
    if not count:
        return "–"
    z, share = 1.96, hits / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = (
        z * sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    )
    return f"{share:.3f} ({middle - half:.3f}–{middle + half:.3f})"


def _print(lines: Sequence[Hit], *, contacts: int, said: int) -> None:
    table = Table("way", "first", "among three")
    for line in lines:
        table.add_row(
            line.way, _interval(line.first, line.count), _interval(line.three, line.count)
        )
    console = Console()
    console.print(
        f"{contacts:,} contacts; {said:,} of the first two months said why; foreseen: the "
        f"{lines[0].count:,} of the third whose reason the log tells (targets {FIRST}, {AMONG_THREE})"
    )
    console.print(table)


def _print_noise(tested: Sequence[Contact]) -> None:
    count = max(len(tested), 1)
    none = sum(one.true is None and not one.causes for one in tested)
    misled = sum(one.true is None and bool(one.causes) for one in tested)
    several = sum(one.true is not None and len(one.causes) > 1 for one in tested)
    Console().print(
        f"noise of the third month's {len(tested):,} contacts: {none / count:.0%} without anything in the log, "
        f"{misled / count:.0%} with misleading evidence only, {several / count:.0%} with several causes"
    )


def _print_trust(tested: Sequence[Contact], weights: Weights) -> None:
    """Whether the first reason's probability is what it says, over all contacts that have one."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for one in tested:
        ranked = _ranked(one, weights)
        if ranked:
            top = ranked[0]
            right = one.true is not None and one.causes[one.true] == top.cause
            bins.setdefault(int(top.probability * 10), []).append((top.probability, right))
    total = sum(map(len, bins.values()))
    off = sum(
        abs(sum(p for p, _ in own) - sum(right for _, right in own)) for own in bins.values()
    )
    Console().print(f"calibration of the first reason (ECE, ten bins): {off / max(total, 1):.3f}")
