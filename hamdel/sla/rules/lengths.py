"""How working time is written in forms: minutes, or hours and minutes."""

import re
from typing import Final

from hamdel.language.digits import ascii_digits

_CLOCK: Final = re.compile(r"(\d{1,4}):([0-5]\d)")
_PART: Final = re.compile(r"(\d{1,6})\s*(hours?|h|ساعت|minutes?|min|m|دقیقه)?")
_AND: Final = re.compile(r"\s*(?:\band\b|و|,|،)?\s*")
_HOURS: Final = frozenset({"h", "hour", "hours", "ساعت"})


class WrongLength(ValueError):
    """The text is no length of time."""


def read_minutes(text: str) -> int | None:
    """Read minutes: `90`, `1:30`, «۱ ساعت و ۳۰ دقیقه»; None for an empty text. Raises WrongLength."""
    said = ascii_digits(text).strip().lower()
    if not said:
        return None
    if clock := _CLOCK.fullmatch(said):
        return int(clock[1]) * 60 + int(clock[2])
    minutes, at = 0, 0
    while at < len(said):
        part = _PART.match(said, at)
        if part is None:
            raise WrongLength(text)
        minutes += int(part[1]) * (60 if part[2] in _HOURS else 1)
        between = _AND.match(said, part.end())
        at = between.end() if between is not None else part.end()
    return minutes


def write_minutes(minutes: int | None) -> str:
    """Write minutes as `read_minutes` reads them: `45`, `8:00`."""
    if not minutes:
        return ""
    return str(minutes) if minutes < 60 else f"{minutes // 60}:{minutes % 60:02d}"  # noqa: PLR2004
