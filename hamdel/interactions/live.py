"""Telling open pages that something is new."""

import time
from typing import Final

from hamdel.platform.live import hub

TOPIC: Final = "interactions"
AT_MOST_EVERY: Final = 0.25  # seconds: pages fetch what is new themselves


class _Pace:
    """When the last word went out, and how many moments came since."""

    def __init__(self) -> None:
        self.spoke = 0.0
        self.unsaid = 0


_pace = _Pace()


def announce(count: int) -> None:
    """Tell pages listening to `interactions` that `count` more came in; at most 4 times a second."""
    _pace.unsaid += count
    now = time.monotonic()
    if now - _pace.spoke >= AT_MOST_EVERY:
        hub.publish(TOPIC, {"count": _pace.unsaid})
        _pace.spoke, _pace.unsaid = now, 0
