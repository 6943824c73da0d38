"""Lengths of time as ISO 8601 durations, as they were said: P14D, PT72H, P3D/P5D."""

from collections.abc import Iterator
from fractions import Fraction

from ..number_reading import Number, whole
from .entity import Entity
from .message import Message
from .time_spans import Parts, TimeSpan
from .unit_words import Unit

_HOURS_OF_DAY = 24
_MINUTES = 60
_DAYS_OF_WEEK = 7
_MONTHS = 12
_DAYS_OF_MONTH = 30
_LETTERS: dict[Unit, str] = {
    "year": "Y",
    "month": "M",
    "day": "D",
    "hour": "H",
    "minute": "M",
    "second": "S",
}
_DATE_UNITS: tuple[Unit, ...] = ("year", "month", "day")
_TIME_UNITS: tuple[Unit, ...] = ("hour", "minute", "second")
# What a part of a unit is told in, and how many make one.
_FINER: dict[Unit, tuple[Unit, int]] = {
    "year": ("month", _MONTHS),
    "month": ("day", _DAYS_OF_MONTH),
    "day": ("hour", _HOURS_OF_DAY),
    "hour": ("minute", _MINUTES),
    "minute": ("second", _MINUTES),
}


def read_durations(message: Message, spans: list[TimeSpan]) -> Iterator[Entity]:
    """Yield the spans that no other reader has taken, as durations."""
    for span in spans:
        if message.free(span.first, span.last):
            value = iso_duration(span.parts)
            if span.least is not None:
                value = f"{iso_duration(((span.least, span.unit),))}/{value}"
            yield message.take("duration", value, span.first, span.last, cut=span.cut)


def iso_duration(parts: Parts) -> str:
    """Return the ISO 8601 form; weeks are days, parts of a unit are told in the next finer one."""
    counts: dict[Unit, Number] = {}
    for value, unit in parts:
        days = unit == "week"
        _add(counts, value * _DAYS_OF_WEEK if days else value, "day" if days else unit)
    dates = "".join(_part(counts, unit) for unit in _DATE_UNITS if unit in counts)
    times = "".join(_part(counts, unit) for unit in _TIME_UNITS if unit in counts)
    return f"P{dates}{'T' + times if times else ''}"


def _part(counts: dict[Unit, Number], unit: Unit) -> str:
    count = counts[unit]
    said = str(count) if isinstance(count, int) else f"{float(count):.3f}".rstrip("0")
    return said + _LETTERS[unit]


def _add(counts: dict[Unit, Number], value: Number, unit: Unit) -> None:
    if unit == "second":
        counts[unit] = counts.get(unit, 0) + whole(Fraction(value))
        return
    count, rest = divmod(Fraction(value), 1)
    if count:
        counts[unit] = counts.get(unit, 0) + int(count)
    if rest:
        finer, many = _FINER[unit]
        _add(counts, rest * many, finer)
