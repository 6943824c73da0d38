"""What starts a recovery by itself, besides a broken promise: anger, and what fails again and again."""

from typing import Final, Literal

from .moving import Lived

VERY: Final = -0.55  # a sentiment from which on anger is looked after


def cause_of(
    lived: Lived, *, failures: int, most: int, on_anger: bool
) -> Literal["anger", "repeat_failure"] | None:
    """Why a moment starts a recovery; None where it does not.

    `failures`: how often the same failed for them within a day, `most`: from how many on (0: never).
    """
    if (
        lived.action.startswith(("Promise ", "Recovery ", "Case "))
        or lived.action == "Message Sent"
    ):
        return None
    if most and lived.outcome == "failure" and failures >= most:
        return "repeat_failure"
    angry = lived.emotion == "anger" and lived.sentiment is not None and lived.sentiment <= VERY
    return "anger" if on_anger and angry and lived.outcome != "abandoned" else None
