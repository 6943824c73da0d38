"""Answers keyed in on a telephone: `*` begins the number anew, `#` ends it."""

import re
from typing import Final

from hamdel.language.digits import ascii_digits

SCALES: Final = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}
_KEYED: Final = re.compile(r"[0-9]{1,2}")


def score_keyed(digits: str, *, kind: str) -> int | None:
    """The score that somebody keyed in; None where it is none of the survey's scale.

    On the scale of 0 to 10 one key says 0 to 9; ten is `10`. What stands before `*` was a mistake.
    """
    said = ascii_digits(digits).strip().removesuffix("#").rpartition("*")[2]
    if not _KEYED.fullmatch(said) or kind not in SCALES:
        return None
    low, high = SCALES[kind]
    score = int(said)
    return score if low <= score <= high else None
