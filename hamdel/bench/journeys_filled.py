"""A large log in the warehouse for `hamdel bench journeys`, drawn and written by columns."""

from datetime import UTC, datetime
from typing import Any, Final

import numpy as np
import pyarrow as pa

from hamdel.platform.instants import to_micros
from hamdel.platform.rawdb import of_django
from hamdel.touchpoints.public import KindRow, Matcher, every_kind
from hamdel.warehouse.public import keep_columns

OF_ONE: Final = 20  # moments a customer
KINDS: Final = 76
CONTACTS: Final = ("Chat Started", "Call Answered", "Message Received", "Support Requested")
START: Final = datetime(2026, 1, 1, tzinfo=UTC)
DAYS: Final = 230
JOINED: Final = 100  # one profile in so many is joined to another
_FILE: Final = 1_000_000


def fill(moments: int) -> list[KindRow]:
    """Keep `moments` moments of moments / 20 customers in files as merging leaves them; gives the kinds.

    They happen evenly over 230 days, 2 % fail, half of the files' feelings are known.
    """
    from_web = [("web", "mobile", f"Deed {n}") for n in range(KINDS)]
    Matcher(of_django()).kinds([*from_web, *(("web", "mobile", one) for one in CONTACTS)], 1)
    kinds = every_kind()
    people = moments // OF_ONE + 1
    of_django().executemany(
        "INSERT INTO customers_profile (id, customer_id, created_at) VALUES (?,?,?)",
        [(one, one - 1, 0) for one in range(JOINED, people, JOINED)],
    )
    chance = np.random.default_rng(1405)
    for first in range(0, moments, _FILE):
        keep(chance, kinds, first=first, many=min(_FILE, moments - first), moments=moments)
    return kinds


def keep(chance: Any, kinds: list[KindRow], *, first: int, many: int, moments: int) -> None:
    """Keep the next `many` moments as one file."""
    ids = np.arange(first + 1, first + many + 1)
    gap = DAYS * 86_400_000_000 // moments  # microseconds
    at = to_micros(START) + (ids - 1) * gap
    felt = np.where(chance.random(many) < 0.5, chance.uniform(-1, 1, many), np.nan)  # noqa: PLR2004
    columns: dict[str, Any] = {
        "id": ids,
        "profile_id": chance.integers(1, moments // OF_ONE + 2, many),
        "kind_id": chance.choice(np.array([one.id for one in kinds]), many),
        "occurred_us": at,
        "received_us": at,
        "outcome": np.where(chance.random(many) < 0.02, "failure", "success"),  # noqa: PLR2004
        "sentiment": pa.array(felt.astype(np.float32), from_pandas=True),
        "emotion": pa.nulls(many, pa.string()),
        "effort": pa.nulls(many, pa.float32()),
    }
    keep_columns(columns, after=first, upto=first + many, now=START)
