"""`hamdel bench words`: how soon conversations are found by what was said in them, in a large inbox.

The demo's talks are kept again and again until there are so many messages, and every one has a number
of its own: so some words stand in nearly all conversations, and some in one. The inbox's list and the
API are asked, beside the same list without a search, in the same process.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from rich.console import Console
from rich.table import Table

from hamdel.conversations.public import (
    PastConversation,
    PastMessage,
    keep_past,
)
from hamdel.customers.public import recognize_customer
from hamdel.platform import followers
from hamdel.platform.instants import system_now

from .handle import Program
from .inbox_ours import BY, measured, talks_of_demo
from .programs import environment

MESSAGES: Final = 200_000
BOUND: Final = 150.0  # milliseconds, p95
ROUNDS: Final = 60
IN_ONE: Final = 20  # messages of a conversation
_AT_ONCE: Final = 200  # conversations kept in one transaction
_MEASURE: Final = (
    "import sys, json, django; django.setup(); from hamdel.bench.words import measure_words as m; "
    "print(json.dumps(m(messages=int(sys.argv[1]), rounds=int(sys.argv[2]))))"
)
_API: Final = "/api/v1/conversations?limit=30&q="
_FIRST: Final = 7_000_000  # the number of the first message
ASKED: Final = {
    "a number that was said once": "{n}",
    "a word that nobody said": "زعفرانستان",
    "a common word": "سفارش",
    "three common words": "سلام سفارش من",
    "the most common word": "پیام",
}


def bench_words(*, messages: int = MESSAGES, database_url: str = "") -> bool:
    """Measure on a new demo company; True where every question keeps the bound."""
    with tempfile.TemporaryDirectory(prefix="hamdel-bench-") as home:
        Program(Path(home), database_url=database_url).run("demo", "--small", "--make-only")
        env = environment(Path(home), database_url)
        done = subprocess.run(
            [sys.executable, "-c", _MEASURE, str(messages), str(ROUNDS)],
            env={**env, "DJANGO_SETTINGS_MODULE": "hamdel.settings"},
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
    found = json.loads(done.stdout.splitlines()[-1])
    _print(found)
    return all(p95 <= BOUND for _, p95 in found["took"].values())


def measure_words(*, messages: int, rounds: int) -> dict[str, Any]:
    """Fill, index, ask; milliseconds as median and p95 by question, and messages indexed a second."""
    conversations = max(messages // IN_ONE, 1)
    _fill(conversations)
    began, indexed = time.perf_counter(), 0
    while done := followers.run_once():
        indexed += done
    per_second = indexed / (time.perf_counter() - began)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(get_user_model().objects.get(email="sara@rekab.example"))
    turns = list(range(rounds))
    plain = measured(lambda _: client.get("/inbox/rows?queue=every"), turns)
    took = {"the same list, nothing searched": plain}
    most = conversations * IN_ONE
    for name, words in ASKED.items():
        asked = [words.format(n=_FIRST + n * 13 % most) for n in turns]
        took[f"inbox: {name}"] = measured(
            _asks(client, "/inbox/rows?queue=every&q=", asked), turns
        )
        took[f"API: {name}"] = measured(_asks(client, _API, asked), turns)
    return {"took": took, "messages": most, "per_second": per_second}


def _asks(client: Client, path: str, asked: list[str]) -> Callable[[int], Any]:
    return lambda number: client.get(path + asked[number])


def _fill(conversations: int) -> None:
    now = system_now()
    texts = _texts()
    numbers = iter(range(_FIRST, _FIRST + conversations * IN_ONE))
    for begin in range(0, conversations, _AT_ONCE):
        with transaction.atomic():
            for customer in range(begin, min(begin + _AT_ONCE, conversations)):
                said = [f"پیام {next(numbers)}: {text}" for text in islice(texts, IN_ONE)]
                _keep(customer, said, now)


def _keep(customer: int, texts: list[str], now: datetime) -> None:
    profile = recognize_customer(
        identifiers=[("bale", str(700_000_000 + customer))],
        attributes={"name": f"مشتری {customer}"},
        source="bench",
        now=now,
    )
    said = [PastMessage(at=now, direction="in", channel="bale", text=text) for text in texts]
    keep_past(PastConversation(profile_id=profile, messages=said), by=BY, now=now)


def _texts() -> Iterator[str]:
    """What was said in the demo's talks, again and again."""
    return cycle([text for _, texts in talks_of_demo() for text in texts])


def _print(found: dict[str, Any]) -> None:
    console = Console()
    table = Table(title=f"{found['messages']:,} messages; milliseconds at the server: median, p95")
    for title in ("asked", "median", "p95"):
        table.add_column(title, justify="left" if title == "asked" else "right")
    for name, (median, p95) in found["took"].items():
        table.add_row(name, f"{median:.1f}", f"{p95:.1f}")
    console.print(table)
    console.print(
        f"{found['per_second']:,.0f} messages indexed a second (with what else follows)."
    )
