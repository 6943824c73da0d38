"""What is assumed beside what is so. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol

RARE: Final = 0.05  # of the moments: below it a way is not what they use
MOST: Final = 6
_CLEAR: Final = 0.1
FEW: Final = 10

Tone = Literal["positive", "neutral", "negative"]
Verdict = Literal["as_assumed", "not_assumed", "not_used", "unknown"]


class Felt(Protocol):
    """Counted moments that tell a feeling."""

    @property
    def felt(self) -> int:
        """How many."""

    @property
    def sentiment(self) -> float | None:
        """Their mean, -1…1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A channel or device: its share (0…1) of the moments, and how that goes with what was assumed."""

    key: str
    share: float
    count: int
    of: int
    verdict: Verdict


def compare(assumed: Sequence[str], used: Mapping[str, int]) -> list[Compared]:
    """The ways that are really taken, the most frequent first, then those that were only assumed.

    A way is used that has at least a twentieth of the moments; others that nobody assumed are left out.
    Nothing is known where there are no moments: what is assumed is then unknown.
    """
    whole = sum(used.values())
    found = [
        _compared(key, count, whole, assumed=key in assumed)
        for key, count in sorted(used.items(), key=lambda one: (-one[1], one[0]))
        if key in assumed or count >= RARE * whole
    ]
    missing = [_compared(key, 0, whole, assumed=True) for key in assumed if key not in used]
    return found[: max(MOST, len(assumed))] + missing


def tone_of(used: Felt) -> Tone | None:
    """How a group feels by the mean of its moments; None where fewer than ten tell it."""
    if used.sentiment is None or used.felt < FEW:
        return None
    if abs(used.sentiment) < _CLEAR:
        return "neutral"
    return "positive" if used.sentiment > 0 else "negative"


def _compared(key: str, count: int, whole: int, *, assumed: bool) -> Compared:
    share = count / whole if whole else 0.0
    if share >= RARE:
        verdict: Verdict = "as_assumed" if assumed else "not_assumed"
    else:
        verdict = "not_used" if whole else "unknown"
    return Compared(key=key, share=share, count=count, of=max(whole, 1), verdict=verdict)
