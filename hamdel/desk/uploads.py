"""Files of customers that somebody chose for an import and has not run yet.

They are no part of what is kept: no backup holds them, nothing serves them, and a day after they
came they go.
"""

import os
import re
import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

UNFINISHED: Final = timedelta(hours=24)
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{22}")


def keep_upload(content: bytes) -> str:
    """Keep a file, readable by this program alone; returns its token."""
    token = secrets.token_urlsafe(16)
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(_path(token), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return token


def upload(token: str) -> bytes | None:
    """The content of a file; None for one that is not there (any more)."""
    try:
        return _path(token).read_bytes() if _TOKEN.fullmatch(token) else None
    except FileNotFoundError:
        return None


def drop_upload(token: str) -> None:
    """Remove a file, if it is there. Raises ValueError for what is no token."""
    if not _TOKEN.fullmatch(token):
        raise ValueError("no token")
    _path(token).unlink(missing_ok=True)


def uploads() -> Iterator[tuple[str, bytes]]:
    """Every file that is there, by its token."""
    for path in sorted(_folder().glob("*.csv")):
        content = upload(path.stem)
        if content is not None:
            yield path.stem, content


def drop_old_uploads(*, now: datetime) -> int:
    """Remove the files that came more than a day ago; returns how many."""
    before = (now - UNFINISHED).timestamp()
    old = [path for path in _folder().glob("*.csv") if path.stat().st_mtime < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _folder() -> Path:
    return Path(settings.DATA) / "imports"


def _path(token: str) -> Path:
    return _folder() / f"{token}.csv"
