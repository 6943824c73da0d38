"""`hamdel backup`."""

from pathlib import Path
from typing import Annotated

import typer

from hamdel.platform.instants import system_now

from .archive.writing import write_archive
from .migrating import migrate_if_needed
from .printing import say
from .verbs import one_verb

app = one_verb()


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where to write, e.g. hamdel.tar.gz.")],
) -> None:
    """Everything into one file, consistent, while running; keep it safe: the secret is in it."""
    migrate_if_needed()
    rows = write_archive(file, now=system_now())
    say(f"{file}: {rows} rows, {file.stat().st_size} bytes.")
