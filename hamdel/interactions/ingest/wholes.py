"""Requests that were refused whole: some of each key are kept, for who looks what is wrong.

The client is told, so nothing depends on them; and a key that stands in a web page must not be able
to fill the disk. So they are counted, and cut.
"""

from dataclasses import dataclass, field
from typing import Final

from ..refusals import Refusal
from .requests import kept_text

AT_ONCE: Final = 30
EACH: Final = 120.0  # seconds after which one more may be kept
LONGEST: Final = 8_000
MOST_KEYS: Final = 10_000


@dataclass(slots=True)
class Quota:
    """How many more of each key are kept: `AT_ONCE`, and one more for each `EACH` seconds."""

    _left: dict[int, tuple[float, float]] = field(default_factory=dict)  # and when it was so

    def takes(self, key_id: int, *, now: float) -> bool:
        """Whether one more of a key is kept, and count it; `now` in seconds of any steady clock."""
        if len(self._left) >= MOST_KEYS:
            self._left.clear()
        left, since = self._left.get(key_id, (float(AT_ONCE), now))
        left = min(AT_ONCE, left + (now - since) / EACH)
        taken = left >= 1
        self._left[key_id] = (left - taken, now)
        return taken


def whole_refusal(key_id: int, problem: str, body: bytes) -> Refusal:
    """A refused request as it is kept: why, and its body, cut where it is long."""
    text = kept_text(body[: LONGEST + 1])
    return Refusal(key_id, problem, text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
