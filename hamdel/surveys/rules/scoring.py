"""What a score may be, and what it says of effort. Pure."""

from typing import Literal

from ..contracts import SCALES, Refused

Group = Literal["promoter", "passive", "detractor"]
_PROMOTER, _PASSIVE = 9, 7


def checked_score(kind: str, score: int | None) -> int | None:
    """The score, where it lies on the scale of its kind. Raises Refused.

    NPS 0…10, CSAT 1…5, CES 1 (hard) … 7 (easy); a form has none.
    """
    if score is None:
        return None
    scale = SCALES.get(kind)
    if scale is None:
        raise Refused("A form has no score.", field="score")
    least, most = scale
    if isinstance(score, bool) or not least <= score <= most:
        raise Refused(f"The score is a whole number from {least} to {most}.", field="score")
    return score


def effort_of(kind: str, score: int | None) -> float | None:
    """What an asked "it was easy" (1…7) says of effort: 8 less it, on the log's 1 (none) … 7 (heavy)."""
    return None if kind != "ces" or score is None else float(8 - score)


def group_of(score: int) -> Group:
    """Which of the three groups of NPS a score belongs to (Reichheld 2003): 9–10, 7–8, 0–6."""
    if score >= _PROMOTER:
        return "promoter"
    return "passive" if score >= _PASSIVE else "detractor"
