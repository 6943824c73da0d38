"""Several questions of one page are asked in one sitting: what they all need is read once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, TypeVar

T = TypeVar("T")
_kept: Final[ContextVar[dict[str, Any] | None]] = ContextVar("sitting", default=None)


@contextmanager
def sitting() -> Iterator[None]:
    """Let what `once` gives stand until the end; a sitting within a sitting is the same one."""
    if _kept.get() is not None:
        yield
        return
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def once(key: str, make: Callable[[], T]) -> T:
    """What `make` gave when this sitting first asked under a key; outside of one it is made each time."""
    kept = _kept.get()
    if kept is None:
        return make()
    if key not in kept:
        kept[key] = make()
    found: T = kept[key]
    return found
