"""What is kept of notes: whose may be noted at all, and no word lost where two devices write one note."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from hamdel.language.digits import ascii_digits

Verdict = Literal["same", "replace", "beside"]
_CLOCK: Final = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")
_SPACES: Final = re.compile(r"\s+")
_LONGEST: Final = 24 * 3600


@dataclass(frozen=True, slots=True)
class Stands:
    """What holds of whom a note speaks of: `agreed`, and not withdrawn; `invited` to the session."""

    agreed: bool
    invited: bool


def may_note(kind: str, whose: Stands | None) -> str:
    """Why a note may not be kept: "" where it may; else "whose", "consent" or "not_there".

    What somebody said is somebody's; what was seen may be of the room. Whoever is named must have
    agreed before anything is noted of them, whatever the kind.
    """
    if whose is None:
        return "whose" if kind == "said" else ""
    if not whose.invited:
        return "not_there"
    return "" if whose.agreed else "consent"


def judge_saving(*, stored: str, revision: int, given: str, seen: int) -> Verdict:
    """What becomes of a text that comes for a note of which `revision` is stored.

    `seen` is the revision that the writer began from. Who saw the newest replaces it; who did not
    replaces it only where nothing of it goes: else their text is kept beside it, as a note of its own.
    """
    if given == stored:
        return "same"
    if seen >= revision or given.startswith(stored):
        return "replace"
    return "same" if stored.startswith(given) else "beside"


def read_mark(text: str) -> int | None:
    """Seconds of «۱۲:۳۰» or "1:02:30", in any digits; None where it is none, or beyond a day."""
    found = _CLOCK.fullmatch(ascii_digits(text.strip()))
    if not found:
        return None
    hours, minutes, seconds = (int(one or 0) for one in found.groups())
    total = hours * 3600 + minutes * 60 + seconds
    return total if total <= _LONGEST else None


def write_mark(seconds: int) -> str:
    """12:30, or 1:02:30 after the first hour."""
    hours, rest = divmod(seconds, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def is_word_for_word(quote: str, note: str) -> bool:
    """Whether a quote stands in a note, whatever the spaces between its words."""
    wanted = _SPACES.sub(" ", quote.strip())
    return bool(wanted) and wanted in _SPACES.sub(" ", note)
