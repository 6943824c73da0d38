"""Telling open pages that something is new."""

import threading
from typing import Final

from hamdel.platform.live import hub

TOPIC: Final = "interactions"
AT_MOST_EVERY: Final = 0.25  # seconds: pages fetch what is new themselves


class _Pace:
    """Gathers what came in until the next word is due."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._unsaid = 0
        self._due: threading.Timer | None = None

    def add(self, count: int) -> None:
        """Count more in; the word goes out when the pause is over."""
        with self._lock:
            self._unsaid += count
            if self._due is None:
                self._due = threading.Timer(AT_MOST_EVERY, self._speak)
                self._due.daemon = True
                self._due.start()

    def _speak(self) -> None:
        with self._lock:
            count, self._unsaid, self._due = self._unsaid, 0, None
        hub.publish(TOPIC, {"count": count})


_pace = _Pace()


def announce(count: int) -> None:
    """Tell pages listening to `interactions` that `count` more came in; at most 4 times a second."""
    _pace.add(count)
