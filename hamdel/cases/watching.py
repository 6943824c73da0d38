"""Who must know of every change of a case in the transaction that makes it: clocks do."""

from collections.abc import Callable
from typing import Final

Watcher = Callable[[int], None]
_watchers: Final[dict[str, Watcher]] = {}


def register_watcher(name: str, watcher: Watcher) -> None:
    """Call `watcher(case_id)` after each change, while the case is still held. It must not raise."""
    _watchers[name] = watcher


def watch(case_id: int) -> None:
    """Let the watchers look at a case that was changed and saved just now."""
    for watcher in tuple(_watchers.values()):
        watcher(case_id)
