"""`hamdel restore`."""

from pathlib import Path
from typing import Annotated

import typer
from django.db import connection

from hamdel.accounts.public import people
from hamdel.interactions.public import newest_moments
from hamdel.platform.keys import all_keys

from .archive.reading import read_archive
from .failing import CommandFailed
from .migrating import migrate_if_needed
from .printing import say
from .running import alone_in_folder
from .verbs import one_verb

app = one_verb()


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `hamdel backup` wrote.")],
) -> None:
    """Put a backup into an empty installation that is not running."""
    with alone_in_folder():
        _must_be_empty()
        rows = read_archive(file)
        migrate_if_needed()
    say(f"{rows} rows are back, each table as it was.")


def _must_be_empty() -> None:
    if "django_migrations" not in connection.introspection.table_names():
        return
    migrate_if_needed()
    if people() or all_keys() or newest_moments(limit=1):
        raise CommandFailed("This installation is not empty; restore into a new HAMDEL_DATA.")
