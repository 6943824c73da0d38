"""Files that are kept outside of the database: under random names, whole or not at all.

Nothing of what a sender called a file reaches the disk: names are ours, made of 32 hex digits. The
folders lie in MEDIA_ROOT, which nothing serves and every backup holds. A file is on disk before the
row that names it is committed; what no row names any more is swept.
"""

import os
import re
import secrets
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction

_NAME: Final = re.compile(r"[0-9a-f]{32}")
_FOLDER: Final = re.compile(r"[a-z]{1,30}")
SWEPT_AFTER: Final = timedelta(days=1)


def store(folder: str, content: bytes) -> str:
    """Keep bytes durably; returns the random name."""
    name = secrets.token_hex(16)
    path = _path(folder, name)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = path.with_suffix(".part")
    with half.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.rename(path)
    _make_durable(path.parent)
    return name


def read(folder: str, name: str) -> bytes:
    """The bytes of a kept file. Raises FileNotFoundError."""
    return _path(folder, name).read_bytes()


def path_of(folder: str, name: str) -> Path:
    """Where a kept file lies, for those who hand it out piece by piece."""
    return _path(folder, name)


def remove_after_commit(folder: str, names: Collection[str]) -> None:
    """Remove files once the transaction that forgot them is committed."""
    paths = [_path(folder, name) for name in names]

    def remove() -> None:
        for path in paths:
            path.unlink(missing_ok=True)

    transaction.on_commit(remove)


def sweep(
    folder: str, *, named: Callable[[Collection[str]], Collection[str]], now: datetime
) -> int:
    """Remove files older than a day that no row names; returns how many.

    `named(names)` gives those of them that a row still names.
    """
    root = Path(settings.MEDIA_ROOT, folder)
    if not root.is_dir():
        return 0
    before = (now - SWEPT_AFTER).timestamp()
    old = {path.stem: path for path in root.glob("*/*") if path.stat().st_mtime < before}
    orphans = old.keys() - set(named(old.keys()))
    for name in orphans:
        old[name].unlink(missing_ok=True)
    return len(orphans)


def _path(folder: str, name: str) -> Path:
    if not _FOLDER.fullmatch(folder) or not _NAME.fullmatch(name):
        raise ValueError("no name of a kept file")
    return Path(settings.MEDIA_ROOT, folder, name[:2], name)


def _make_durable(folder: Path) -> None:
    """Make the entry of a file in its folder survive a power cut, as its bytes do."""
    for one in (folder, folder.parent):
        handle = os.open(one, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
