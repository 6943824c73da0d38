"""Writing the archive while the program runs: one consistent moment of the database."""

import json
import os
import sqlite3
import tarfile
import tempfile
from dataclasses import asdict
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from hamdel import __version__
from hamdel.platform.instants import rfc3339
from hamdel.platform.rawdb import open_own

from .tables import Digest, columns_of, digest_of, order_of, quoted, table_names

MANIFEST: Final = "manifest.json"
SQLITE: Final = "database.sqlite3"
SECRET: Final = "secret.key"  # noqa: S105 - the name of a file


def write_archive(path: Path, *, now: datetime) -> int:
    """Write everything into one file (mode 0600); returns how many rows it holds.

    The file appears under its name only when it is whole and on the disk.
    """
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        with tarfile.open(fileobj=file, mode="w:gz", compresslevel=1) as tar:
            digests = _add_database(tar)
            _add_files(tar)
            _add_text(tar, MANIFEST, json.dumps(_manifest(digests, now), indent=1))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return sum(digest.rows for digest in digests.values())


def _add_database(tar: tarfile.TarFile) -> dict[str, Digest]:
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix=".backup-") as folder:
        if connection.vendor == "sqlite":
            return _add_sqlite(tar, Path(folder))
        return _add_postgresql(tar, Path(folder))


def _add_sqlite(tar: tarfile.TarFile, folder: Path) -> dict[str, Digest]:
    """Copy all pages in one step: readers of WAL see one moment, and nobody who writes waits."""
    copy = folder / SQLITE
    source, target = open_own(), sqlite3.connect(copy)
    try:
        source.driver.backup(target, pages=-1)
        target.execute("PRAGMA journal_mode=DELETE")
        digests = {name: digest_of(target, name) for name in table_names()}
    finally:
        source.close()
        target.close()
    tar.add(copy, SQLITE)
    return digests


def _add_postgresql(tar: tarfile.TarFile, folder: Path) -> dict[str, Digest]:
    """Copy table by table inside one snapshot."""
    own = open_own()
    driver = own.driver
    try:
        own.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        digests = {}
        for table in table_names():
            digests[table] = digest_of(driver, table)
            rows = folder / table
            _copy_out(driver, table, rows)
            tar.add(rows, f"tables/{table}")
            rows.unlink()
        return digests
    finally:
        own.rollback()
        own.close()


def _copy_out(driver: Any, table: str, path: Path) -> None:
    names = ", ".join(columns_of(table))
    sql = (
        f"COPY (SELECT {names} FROM {quoted(table)} ORDER BY {order_of(table)})"  # noqa: S608
        " TO STDOUT (FORMAT BINARY)"
    )
    with path.open("wb") as file, driver.cursor() as cursor, cursor.copy(sql) as copy:
        for data in copy:
            file.write(data)


def _add_files(tar: tarfile.TarFile) -> None:
    files = Path(settings.MEDIA_ROOT)
    if files.is_dir():
        tar.add(files, "files")
    secret = settings.DATA / SECRET
    if secret.is_file():
        tar.add(secret, SECRET)


def _manifest(digests: dict[str, Digest], now: datetime) -> dict[str, Any]:
    applied = MigrationRecorder(connection).applied_migrations()
    return {
        "hamdel": __version__,
        "made_at": rfc3339(now),
        "database": connection.vendor,
        "migrations": sorted(applied),
        "tables": {name: asdict(digest) for name, digest in digests.items()},
    }


def _add_text(tar: tarfile.TarFile, name: str, text: str) -> None:
    data = text.encode()
    member = tarfile.TarInfo(name)
    member.size = len(data)
    tar.addfile(member, BytesIO(data))
