"""Who must know of every change of a conversation in the transaction that makes it: clocks do.

What may be lost with the process listens to pages' topics instead (`live`).
"""

from collections.abc import Callable
from typing import Final

Watcher = Callable[[int], None]
_watchers: Final[dict[str, Watcher]] = {}


def register_watcher(name: str, watcher: Watcher) -> None:
    """Call `watcher(conversation_id)` after each change, while the conversation is still held.

    It must not raise: what fails there would undo what the customer said.
    """
    _watchers[name] = watcher


def watch(conversation_id: int) -> None:
    """Let the watchers look at a conversation that was changed and saved just now."""
    for watcher in tuple(_watchers.values()):
        watcher(conversation_id)
