"""Whether Hamdel is running on this data folder: who serves or works holds a shared lock."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings

from .failing import CommandFailed

_NAME = ".running"


@contextmanager
def marked_running() -> Iterator[None]:
    """Hold the mark while the program runs; the system lets it go whatever ends the process."""
    with (settings.DATA / _NAME).open("a") as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield


@contextmanager
def alone_in_folder() -> Iterator[None]:
    """Be the only one in the data folder; raises CommandFailed where Hamdel is running on it."""
    with (settings.DATA / _NAME).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise CommandFailed(f"Hamdel is running on {settings.DATA}; stop it first.") from None
        yield
