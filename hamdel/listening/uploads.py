"""Files of feedback that somebody chose and has not taken in yet: no backup holds them, a day later they go."""

import os
import re
import secrets
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
    """Remove a file, if it is there."""
    if _TOKEN.fullmatch(token):
        _path(token).unlink(missing_ok=True)


def drop_uploads(*, before: datetime | None = None) -> int:
    """Remove the files that came before an instant, or all of them; returns how many."""
    edge = None if before is None else before.timestamp()
    old = [one for one in _folder().glob("*.file") if edge is None or one.stat().st_mtime < edge]
    for one in old:
        one.unlink(missing_ok=True)
    return len(old)


def _folder() -> Path:
    return Path(settings.DATA) / "feedback"


def _path(token: str) -> Path:
    return _folder() / f"{token}.file"
