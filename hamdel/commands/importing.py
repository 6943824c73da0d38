"""`hamdel import`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Annotated, Final

import typer

from hamdel.customers.public import import_customers
from hamdel.interactions.public import Draft, Refused, record_interactions
from hamdel.listening.public import ImportOutcome, Mapped, mention_columns, take_rows
from hamdel.platform.instants import system_now

from .failing import CommandFailed
from .files.reading import Row, read_rows
from .migrating import migrate_if_needed
from .printing import complain, say
from .rows_of_customers import customer_of_row
from .rows_of_interactions import NoInteraction, draft_of_row
from .verbs import one_verb

app = one_verb()
_AT_ONCE: Final = 1_000
_TOLD: Final = 20  # refused rows that are named one by one
_SOURCE: Final = "import"
Numbered = list[tuple[int, Row]]


class What(StrEnum):
    """What the rows of a file are."""

    INTERACTIONS = "interactions"
    CUSTOMERS = "customers"
    REVIEWS = "reviews"


@dataclass(slots=True)
class Outcome:
    """What became of the rows so far."""

    accepted: int = 0
    duplicates: int = 0
    refused: list[str] = field(default_factory=list)


@app.command()
def import_file(
    file: Annotated[Path, typer.Argument(help="CSV, JSON Lines or Parquet, by its ending.")],
    what: Annotated[What, typer.Option("--as", help="What the rows are.")],
) -> None:
    """Read interactions, customers or reviews from a file; rows that can not be taken are named."""
    migrate_if_needed()
    now, outcome = system_now(), Outcome()
    take = _Reviews(file.name) if what is What.REVIEWS else _TAKERS[what]
    rows = read_rows(file)
    while some := list(islice(rows, _AT_ONCE)):
        take(some, outcome, now)
    for problem in outcome.refused[:_TOLD]:
        complain(problem)
    say(
        f"{outcome.accepted} accepted, {outcome.duplicates} there already,"
        f" {len(outcome.refused)} refused."
    )
    if outcome.refused and not outcome.accepted and not outcome.duplicates:
        raise CommandFailed("Nothing in the file could be taken.")


def _take_interactions(rows: Numbered, outcome: Outcome, now: datetime) -> None:
    drafts: list[Draft] = []
    for number, row in rows:
        try:
            drafts.append(draft_of_row(row, source=_SOURCE))
        except (NoInteraction, Refused) as error:
            outcome.refused.append(f"row {number}: {error}")
    done = record_interactions(drafts, now=now)
    outcome.duplicates += sum(row.duplicate for row in done)
    outcome.accepted += sum(not row.duplicate for row in done)


def _take_customers(rows: Numbered, outcome: Outcome, now: datetime) -> None:
    given = [customer_of_row(row) for _, row in rows]
    done = import_customers(rows=given, source=_SOURCE, now=now)
    outcome.accepted += done.accepted
    outcome.duplicates += done.duplicates
    outcome.refused += [f"row {rows[one.index][0]}: {one.problem}" for one in done.refused]


class _Reviews:
    """Takes reviews in: the first rows say what each column is, and that is told."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._how: Mapped | None = None

    def __call__(self, rows: Numbered, outcome: Outcome, now: datetime) -> None:
        """Take some rows."""
        if self._how is None:
            for column, guess in mention_columns(rows):
                sure = f" ({guess.confidence:.0%} sure)" if guess.target else ""
                say(f"{column}: {guess.target or 'left out'}{sure}")
        done = ImportOutcome()
        self._how = take_rows(rows, done, name=self._name, how=self._how, now=now)
        outcome.accepted += done.accepted
        outcome.duplicates += done.duplicates
        outcome.refused += [f"row {number}: {why}" for number, why in done.refused]


_TAKERS: Final[dict[What, Callable[[Numbered, Outcome, datetime], None]]] = {
    What.INTERACTIONS: _take_interactions,
    What.CUSTOMERS: _take_customers,
}
