"""Reading an archive into an empty installation, and proving that all of it is there."""

import os
import shutil
import sqlite3
import tarfile
import tempfile
import zlib
from contextlib import closing
from gzip import BadGzipFile
from pathlib import Path
from typing import Any, Final

import msgspec
import psycopg
from django.conf import settings
from django.db import DatabaseError, connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import load_backend

from hamdel.platform.rawdb import open_own

from ..failing import CommandFailed
from .tables import Digest, columns_of, digest_of, quoted, table_names
from .writing import MANIFEST, SECRET, SQLITE

_TABLES: Final = "tables"
_TORN: Final = (
    tarfile.TarError,
    BadGzipFile,
    zlib.error,
    EOFError,
    FileNotFoundError,
    UnicodeDecodeError,
    msgspec.MsgspecError,
)


class Manifest(msgspec.Struct):
    """What an archive says of itself."""

    hamdel: str
    database: str
    migrations: list[tuple[str, str]]
    tables: dict[str, Digest]


def read_archive(path: Path) -> int:
    """Put an archive's content into the (empty) installation; returns how many rows it has.

    It is proven first: the installation stays as it was where anything is wrong. Raises
    CommandFailed where it is no archive, is of another database or a newer version, or where its
    rows are not those of which it has the digests.
    """
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".restore-") as name:
        folder = Path(name)
        manifest = _unpack(path, folder)
        if manifest.database != connection.vendor:
            raise CommandFailed(
                f"The backup is of {manifest.database}, this installation is on {connection.vendor}."
            )
        if connection.vendor == "sqlite":
            _prove_sqlite(folder / SQLITE, manifest)
            _put_files(folder)
            _put_sqlite(folder / SQLITE)
        else:
            try:
                _put_postgresql(folder, manifest)
            except (DatabaseError, psycopg.Error, FileNotFoundError) as error:
                raise CommandFailed("The backup's tables can not be read.") from error
        return sum(told.rows for told in manifest.tables.values())


def _unpack(path: Path, folder: Path) -> Manifest:
    try:
        with tarfile.open(path, mode="r:gz") as tar:
            tar.extractall(folder, filter="data")
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except _TORN as error:
        if isinstance(error, FileNotFoundError) and error.filename == str(path):
            raise
        raise CommandFailed(f"{path} is no whole backup of Hamdel.") from error


def _prove_sqlite(copy: Path, manifest: Manifest) -> None:
    """Compare the database where it was unpacked, before anything is in its place."""
    if not copy.is_file():
        raise CommandFailed("The backup holds no database.")
    settings_dict = {**connections["default"].settings_dict, "NAME": str(copy)}
    knowing = load_backend(settings_dict["ENGINE"]).DatabaseWrapper(settings_dict)
    try:
        with closing(sqlite3.connect(copy)) as driver, knowing.cursor() as cursor:
            _prove(manifest, driver, by=cursor)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise CommandFailed("The backup's database can not be read.") from error
    finally:
        knowing.close()


def _put_sqlite(copy: Path) -> None:
    """Move the database into its place; newer versions of Hamdel then migrate it."""
    connection.close()
    target = Path(connection.settings_dict["NAME"])
    for rest in ("-wal", "-shm"):
        target.with_name(target.name + rest).unlink(missing_ok=True)
    with copy.open("rb") as file:
        os.fsync(file.fileno())
    copy.chmod(0o600)
    copy.replace(target)


def _put_postgresql(folder: Path, manifest: Manifest) -> None:
    """Bring the tables to the backup's version, then copy all rows in one transaction."""
    _migrate_as(manifest)
    tables = [name for name in table_names() if name in manifest.tables]
    connection.close()
    own = open_own()
    try:
        with own.driver.cursor() as cursor:
            # Foreign keys are deferred: they are checked when everything is there.
            cursor.execute(f"TRUNCATE {', '.join(map(quoted, tables))}")
            for table in tables:
                _copy_in(own.driver, table, folder / _TABLES / table)
                _set_sequence(cursor, table)
            _prove(manifest, own.driver, by=cursor)
        _put_files(folder)
        own.commit()
    finally:
        own.rollback()
        own.close()


def _migrate_as(manifest: Manifest) -> None:
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    wanted = {(app, name) for app, name in manifest.migrations}
    if not wanted <= set(graph.nodes):
        raise CommandFailed(f"The backup is of a newer version of Hamdel ({manifest.hamdel}).")
    if not set(executor.loader.applied_migrations) <= wanted:
        raise CommandFailed("The backup is of an older version; restore it into a new database.")
    last = [
        one for one in wanted if not any(c.key in wanted for c in graph.node_map[one].children)
    ]
    executor.migrate(last)


def _copy_in(driver: Any, table: str, path: Path) -> None:
    with path.open("rb") as file, driver.cursor() as cursor:
        names = ", ".join(columns_of(table, by=cursor))
        sql = f"COPY {quoted(table)} ({names}) FROM STDIN (FORMAT BINARY)"
        with cursor.copy(sql) as copy:
            while data := file.read(1 << 20):
                copy.write(data)


def _set_sequence(cursor: Any, table: str) -> None:
    for found in connection.introspection.get_sequences(cursor, table):
        column = quoted(found["column"])
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence(%s, %s),"  # noqa: S608 - names of our own tables
            f" COALESCE(MAX({column}), 1), MAX({column}) IS NOT NULL) FROM {quoted(table)}",
            [quoted(table), found["column"]],
        )


def _put_files(folder: Path) -> None:
    if (folder / "files").is_dir():
        shutil.copytree(folder / "files", settings.MEDIA_ROOT, dirs_exist_ok=True)
    if (folder / SECRET).is_file():
        secret = settings.DATA / SECRET
        secret.unlink(missing_ok=True)
        shutil.move(folder / SECRET, secret)
        secret.chmod(0o600)


def _prove(manifest: Manifest, driver: Any, *, by: Any) -> None:
    """Compare every table with its digest; `by` is a cursor that knows the tables."""
    if strange := manifest.tables.keys() - set(table_names(by=by)):
        raise CommandFailed(f"The backup speaks of tables that it has not: {', '.join(strange)}.")
    for table, told in manifest.tables.items():
        if digest_of(driver, table, by=by) != told:
            raise CommandFailed(f"What the backup holds of {table} is not what it held once.")
