"""Removing the demo company without trace: the installation is as if it had never been."""

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection

from hamdel.demo.public import holds_only_demo, progress

from .failing import CommandFailed
from .migrating import migrate_if_needed
from .running import alone_in_folder

# What Hamdel itself puts into its data folder; anything else in it is somebody else's.
_OURS: Final = ("secret.key", ".migrating", ".running")
_FOLDERS: Final = ("files", "static")
_MIGRATIONS: Final = "django_migrations"


def remove_demo_data() -> str:
    """Remove the installation's tables and files, if the demo is all it holds; returns what was done.

    Raises CommandFailed where there is no demo company, other data beside it, or Hamdel is running.
    """
    if _MIGRATIONS not in connection.introspection.table_names():
        raise CommandFailed(f"There is no demo company in {settings.DATA}.")
    with alone_in_folder():
        migrate_if_needed()
        if progress() is None:
            raise CommandFailed(f"There is no demo company in {settings.DATA}.")
        if not holds_only_demo():
            raise CommandFailed(
                "Interactions of others are here too; sign in and press «Remove demo data» instead."
            )
        _remove_tables()
        _remove_files(settings.DATA)
    return f"The demo company is gone, with its database and its files in {settings.DATA}."


def _remove_tables() -> None:
    if connection.vendor == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        connection.close()
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)
        return
    # Only what migrations made: the database may hold tables of other programs.
    ours = connection.introspection.django_table_names(only_existing=True)
    names = {*ours, _MIGRATIONS, settings.CACHES["default"]["LOCATION"]}
    with connection.cursor() as cursor:
        for name in sorted(names):
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(name)} CASCADE")


def _remove_files(folder: Path) -> None:
    for name in _FOLDERS:
        shutil.rmtree(folder / name, ignore_errors=True)
    for name in _OURS:
        (folder / name).unlink(missing_ok=True)
    with suppress(OSError):  # not empty: the rest is not ours
        folder.rmdir()
