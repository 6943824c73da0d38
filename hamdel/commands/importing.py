"""`hamdel import`."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from hamdel.interactions.public import Draft, Refused, record_interactions
from hamdel.platform.instants import system_now

from .failing import CommandFailed
from .files.reading import read_rows
from .migrating import migrate_if_needed
from .printing import complain, say
from .rows_of_customers import NoCustomer, draft_of_customer
from .rows_of_interactions import NoInteraction, draft_of_row
from .verbs import one_verb

app = one_verb()
_AT_ONCE: Final = 1_000
_TOLD: Final = 20  # refused rows that are named one by one


class What(StrEnum):
    """What the rows of a file are."""

    INTERACTIONS = "interactions"
    CUSTOMERS = "customers"


@app.command()
def import_file(
    file: Annotated[Path, typer.Argument(help="CSV, JSON Lines or Parquet, by its ending.")],
    what: Annotated[What, typer.Option("--as", help="What the rows are.")],
) -> None:
    """Read interactions or customers from a file; rows that can not be taken are named."""
    migrate_if_needed()
    now = system_now()
    understand: Callable[[dict[str, Any]], Draft] = (
        partial(draft_of_row, source="import")
        if what is What.INTERACTIONS
        else partial(draft_of_customer, source="import", now=now)
    )
    refused: list[str] = []
    accepted = duplicates = 0
    drafts = _drafts(file, understand, refused)
    while some := list(islice(drafts, _AT_ONCE)):
        done = record_interactions(some, now=now)
        duplicates += sum(row.duplicate for row in done)
        accepted += sum(not row.duplicate for row in done)
    for problem in refused[:_TOLD]:
        complain(problem)
    say(f"{accepted} accepted, {duplicates} there already, {len(refused)} refused.")
    if refused and not accepted and not duplicates:
        raise CommandFailed("Nothing in the file could be taken.")


def _drafts(
    file: Path, understand: Callable[[dict[str, Any]], Draft], refused: list[str]
) -> Iterator[Draft]:
    for number, row in read_rows(file):
        try:
            yield understand(row)
        except (NoInteraction, NoCustomer, Refused) as error:
            refused.append(f"row {number}: {error}")
