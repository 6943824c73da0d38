"""Files that somebody chose for an import and has not run yet.

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


class Uploads:
    """The files of one kind of import, in a folder of their own."""

    def __init__(self, *, folder: str, ending: str) -> None:
        self._folder, self._ending = folder, ending

    def keep(self, content: bytes) -> str:
        """Keep a file, readable by this program alone; returns its token."""
        token = secrets.token_urlsafe(16)
        self._path(token).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(self._path(token), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        return token

    def read(self, token: str) -> bytes | None:
        """The content of a file; None for one that is not there (any more)."""
        try:
            return self._path(token).read_bytes() if _TOKEN.fullmatch(token) else None
        except FileNotFoundError:
            return None

    def drop(self, token: str) -> None:
        """Remove a file, if it is there. Raises ValueError for what is no token."""
        if not _TOKEN.fullmatch(token):
            raise ValueError("no token")
        self._path(token).unlink(missing_ok=True)

    def each(self) -> Iterator[tuple[str, bytes]]:
        """Every file that is there, by its token."""
        for path in sorted(self._all()):
            content = self.read(path.stem)
            if content is not None:
                yield path.stem, content

    def drop_all(self, *, before: datetime | None = None) -> int:
        """Remove the files that came before an instant, or all of them; returns how many."""
        edge = None if before is None else before.timestamp()
        old = [one for one in self._all() if edge is None or one.stat().st_mtime < edge]
        for one in old:
            one.unlink(missing_ok=True)
        return len(old)

    def _all(self) -> Iterator[Path]:
        return self._path("any").parent.glob(f"*{self._ending}")

    def _path(self, token: str) -> Path:
        return Path(settings.DATA) / self._folder / f"{token}{self._ending}"
