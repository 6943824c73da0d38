"""The readers in use: each version's weights are loaded once a process."""

import time
from functools import lru_cache
from typing import Final

from hamdel.language.reader import Reader, shipped_reader

from .models import Version

_FRESH: Final = 5.0  # seconds for which a process believes it knows which version is active
SHIPPED: Final = "shipped"


class _Active:
    """Which version is active, asked seldom."""

    def __init__(self) -> None:
        self.id = 0
        self.until = 0.0


_active = _Active()


def active_version() -> int:
    """The id of the active version; there always is one."""
    now = time.monotonic()
    if now >= _active.until:
        _active.id = Version.objects.values_list("pk", flat=True).get(state="active")
        _active.until = now + _FRESH
    return _active.id


def forget_active() -> None:
    """Ask again next time: another version was made active."""
    _active.until = 0.0


@lru_cache(maxsize=3)
def reader_of(version_id: int) -> Reader:
    """Load a version's reader. Raises Version.DoesNotExist."""
    weights = Version.objects.values_list("weights", flat=True).get(pk=version_id)
    return shipped_reader() if weights is None else Reader(bytes(weights))


def active_reader() -> tuple[int, Reader]:
    """The active version's id and reader."""
    version = active_version()
    return version, reader_of(version)
