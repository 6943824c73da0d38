"""`hamdel export`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .files.writing import write_rows
from .migrating import migrate_if_needed
from .printing import say
from .rows_of_interactions import COLUMNS, interaction_rows
from .verbs import one_verb

app = one_verb()


class What(StrEnum):
    """What can be written to a file."""

    INTERACTIONS = "interactions"


@app.command()
def export(
    what: Annotated[What, typer.Argument(help="What to write.")],
    to: Annotated[Path, typer.Option("--to", help="A file: .csv, .jsonl, .parquet.")],
) -> None:
    """Write interactions or customers to a file, by its ending."""
    migrate_if_needed()
    count = write_rows(to, COLUMNS, interaction_rows())
    say(f"{to}: {count} rows.")
