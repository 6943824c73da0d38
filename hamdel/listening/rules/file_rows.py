"""Rows of somebody's file as mentions, by what each column was said to be."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from hamdel.language.date_parsing import parse_date
from hamdel.language.digits import ascii_digits
from hamdel.language.fold import fold
from hamdel.language.numbers import parse_number
from hamdel.platform.instants import parse_instant

from ..contracts import Heard, MentionKind

IDENTIFIERS: Final = ("email", "phone", "user_id")
_STARS: Final = 5
_SCALES: Final = (5, 10, 100)


class NoMention(ValueError):
    """The row says nothing that can be kept; the sentence says why, and `field` where."""

    def __init__(self, problem: str, *, field: str) -> None:
        super().__init__(problem)
        self.field = field


def scale_of(ratings: Sequence[str]) -> int:
    """Of how many the ratings of a column are: 5, 10 or 100, the least that holds them all."""
    numbers = [number for one in ratings if (number := parse_number(one)) is not None]
    most = max(numbers, default=0)
    return next((scale for scale in _SCALES if most <= scale), _SCALES[-1])


def heard_of_row(
    row: Mapping[str, str], *, network: str, says: MentionKind, scale: int, zone: ZoneInfo
) -> Heard:
    """A row (target → cell) as a mention; times without a zone are the company's. Raises NoMention."""
    said = {target: cell.strip() for target, cell in row.items() if cell.strip()}
    rating = _rating(said, scale)
    if not said.get("text") and not said.get("title") and rating is None:
        raise NoMention("No text, title or rating.", field="text")
    return Heard(
        network=said.get("network", network),
        kind=says,
        ref=said.get("ref", ""),
        # Ids of files are numbers that other files have too: with other words it is another.
        scope=fold(said.get("text", ""))[:200] if "ref" in said else "",
        url=said.get("url", ""),
        title=said.get("title", ""),
        text=said.get("text", ""),
        author=said.get("author", ""),
        handle=said.get("handle", ""),
        reach=_reach(said),
        rating=rating,
        posted_at=_instant(said, zone),
        identifiers=tuple((kind, said[kind]) for kind in IDENTIFIERS if kind in said),
    )


def _rating(said: Mapping[str, str], scale: int) -> float | None:
    if "rating" not in said:
        return None
    number = parse_number(said["rating"])
    if number is None or not 0 <= number <= scale:
        raise NoMention(f"“{said['rating'][:40]}” is no rating of {scale}.", field="rating")
    return round(float(number) * _STARS / scale, 2)


def _reach(said: Mapping[str, str]) -> int | None:
    number = parse_number(said.get("reach", ""))
    return None if number is None or not 0 <= number < 10**12 else int(number)


def _instant(said: Mapping[str, str], zone: ZoneInfo) -> datetime | None:
    if "posted_at" not in said:
        return None
    text = ascii_digits(said["posted_at"])
    day_text, _, clock = text.replace("T", " ").partition(" ")
    day = parse_date(day_text)
    instant = parse_instant(text)
    if instant is not None and instant.year > _LAST_JALALI:
        named = text.endswith(("Z", "z")) or "+" in clock or "-" in clock
        return instant if named else instant.replace(tzinfo=zone).astimezone(UTC)
    if day is None:
        raise NoMention(f"“{said['posted_at'][:40]}” is no date.", field="posted_at")
    return _at(day, clock, zone)


_LAST_JALALI: Final = 1_700


def _at(day: date, clock: str, zone: ZoneInfo) -> datetime:
    try:
        hour = time.fromisoformat(clock.strip() or "12:00")
    except ValueError:
        hour = time(12)
    return datetime.combine(day, hour.replace(tzinfo=None), tzinfo=zone).astimezone(UTC)


def as_cells(row: Mapping[str, Any]) -> dict[str, str]:
    """A row of a file of any kind, as texts."""
    return {name: _cell(value) for name, value in row.items() if value is not None}


def _cell(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str) else str(value)
