"""Whether a text that somebody suggests waits until one of the team has looked at it."""

import re
from typing import Final

_LINK: Final = re.compile(
    r"https?://|www\.|\b[\w-]{2,}\.(?:com|net|org|ir|info|xyz|top|ru|cn|io|me|shop)\b",
    re.IGNORECASE,
)
_SHOUTED: Final = 8  # the same sign so often one after the other
_REPEATED: Final = re.compile(r"(\S)\1{" + str(_SHOUTED - 1) + ",}")
_TOXIC: Final = 0.5


def waits_for_a_look(title: str, text: str, *, toxicity: float, always: bool) -> str:
    """Why it waits: `always`, `link`, `toxic`, `noise`; "" where it is shown at once.

    `toxicity` is 0…1, as read in both texts.
    """
    whole = f"{title}\n{text}"
    if always:
        return "always"
    if _LINK.search(whole):
        return "link"
    if toxicity >= _TOXIC:
        return "toxic"
    if _REPEATED.search(whole) or not any(one.isalpha() for one in title):
        return "noise"
    return ""
