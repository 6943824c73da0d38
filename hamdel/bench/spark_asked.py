"""What `prove.py spark` runs in a process of its own: a drawn log, asked of everybody."""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any, Final

import numpy as np
import pyarrow.parquet as pq
from django.conf import settings

from hamdel.customers.public import joined_profiles
from hamdel.interactions.public import CONTACTS
from hamdel.journeys.public import Span, directly_follows, friction, measured, walks
from hamdel.platform.instants import to_micros
from hamdel.platform.rawdb import of_django
from hamdel.touchpoints.public import KindRow, Matcher, every_kind
from hamdel.warehouse.public import keep_columns, live_files

from .journeys_plain import PlainKind, PlainLog, PlainRow, plain_flows
from .tables import make_tables

_NUMBER: Final = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
DAYS: Final = 30
PEOPLE: Final = 5_000
ACTIONS: Final = ("Product Viewed", "Product Added", "Checkout Started", "Order Completed", "Payment Failed",
           "Message Received", "Message Sent", "Chat Started", "Call Missed", "Page Viewed")  # fmt: skip


def compare(where: str, *, moments: int) -> dict[str, Any]:
    """Ask DuckDB, Spark (`where`: its address, or "sail") and plain Python; seconds by question.

    Raises AssertionError where answers differ.
    """
    make_tables()
    span = _fill(moments)
    before = (span.since - timedelta(days=DAYS), span.since)
    asks: dict[str, Callable[[], Any]] = {
        "flows": lambda: directly_follows(span),
        "friction": lambda: friction(span, before=before),
        "measured": lambda: measured(span),
        "walks": lambda: walks(span, most=50),
    }
    ours = {name: ask() for name, ask in asks.items()}
    counted = {(one.source, one.target): (one.count, one.median_seconds) for one in ours["flows"]}
    if counted != _plainly(span):
        raise AssertionError("plain Python counts other flows")
    settings.WAREHOUSE = _sail() if where == "sail" else where
    seconds = {}
    for name, ask in asks.items():
        began = time.monotonic()
        if not _alike(ask(), ours[name]):
            raise AssertionError(f"{name}: Spark answers otherwise")
        seconds[name] = time.monotonic() - began
    return {"moments": moments, "seconds": seconds}


def _fill(moments: int) -> Span:
    Matcher(of_django()).kinds([("web", "mobile", one) for one in ACTIONS], 1)
    of_django().executemany(
        "INSERT INTO customers_profile (id, customer_id, created_at) VALUES (?,?,?)",
        [(one, one - 1, 0) for one in range(20, PEOPLE, 20)],
    )
    chance = np.random.default_rng(7)
    span = Span(since=_day(DAYS), until=_day(2 * DAYS))
    at = to_micros(span.since) + np.sort(chance.integers(0, DAYS * 86_400, moments)) * 1_000_000
    felt = chance.choice(np.array([-0.75, -0.25, 0.5], np.float32), moments)
    names = np.array(["success", "failure", "abandoned"])
    columns = {
        "id": np.arange(1, moments + 1),
        "profile_id": chance.integers(1, PEOPLE, moments),
        "kind_id": chance.choice(np.array([one.id for one in every_kind()]), moments),
        "occurred_us": at,
        "received_us": at,
        "outcome": chance.choice(names, moments, p=(0.9, 0.06, 0.04)),
        "sentiment": felt,
        "emotion": [None] * moments,
        "effort": chance.choice(np.array([1, 4, 5], np.float32), moments),
    }
    keep_columns(columns, after=0, upto=moments, now=span.until)
    return span


def _day(number: int) -> datetime:
    return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number)


def _plainly(span: Span) -> dict[tuple[str, str], tuple[int, float]]:
    rows = [row for one in live_files()[0] for row in pq.read_table(one).to_pylist()]
    kinds = every_kind()
    names = sorted({_step(one) for one in kinds})
    plain = {
        one.id: PlainKind(names.index(_step(one)), 0, is_contact=one.action in CONTACTS)
        for one in kinds
    }
    log = PlainLog(
        [PlainRow(*(row[name] for name in PlainRow._fields)) for row in rows],
        plain,
        dict(joined_profiles()),
    )
    flows = plain_flows(log, to_micros(span.since), to_micros(span.until))
    return {(names[a], names[b]): found for (a, b), found in flows.items()}


def _step(kind: KindRow) -> str:
    return kind.touchpoint or f"action:{kind.action}"


def _alike(found: Any, expected: Any) -> bool:
    """The same but for the last digits of means: sums of many parts have no order."""
    rounded = [_rounded(repr(one)) for one in (found, expected)]
    return rounded[0] == rounded[1]


def _rounded(text: str) -> str:
    return _NUMBER.sub(lambda one: f"{float(one.group()):.9g}", text)


def _sail() -> str:
    server = import_module("pysail.spark").SparkConnectServer()
    server.start(background=True)
    _, port = server.listening_address
    _servers.append(server)
    return f"sc://localhost:{port}"


_servers: list[Any] = []  # while one is named here it runs
