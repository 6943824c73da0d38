"""`hamdel export`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from hamdel.listening.public import MENTION_COLUMNS, mention_rows

from . import rows_of_customers, rows_of_interactions
from .event_logs import is_event_log, write_event_log
from .failing import CommandFailed
from .files.writing import write_rows
from .migrating import migrate_if_needed
from .printing import say
from .verbs import one_verb

app = one_verb()
_FILES: Final = "A file: .csv, .jsonl or .parquet; of interactions also .xes, .jsonocel, .xmlocel."


class What(StrEnum):
    """What can be written to a file."""

    INTERACTIONS = "interactions"
    CUSTOMERS = "customers"
    MENTIONS = "mentions"


@app.command()
def export(
    what: Annotated[What, typer.Argument(help="What to write.")],
    to: Annotated[Path, typer.Option("--to", help=_FILES)],
) -> None:
    """Write interactions, customers or mentions to a file, by its ending."""
    migrate_if_needed()
    if is_event_log(to):
        if what is not What.INTERACTIONS:
            raise CommandFailed(f"{to}: an event log holds interactions, not {what}.")
        say(f"{to}: {write_event_log(to, rows_of_interactions.interaction_rows())} events.")
        return
    columns, rows = _ROWS[what]
    say(f"{to}: {write_rows(to, columns, rows())} rows.")


_ROWS: Final = {
    What.INTERACTIONS: (rows_of_interactions.COLUMNS, rows_of_interactions.interaction_rows),
    What.CUSTOMERS: (rows_of_customers.COLUMNS, rows_of_customers.customer_rows),
    What.MENTIONS: (MENTION_COLUMNS, mention_rows),
}
