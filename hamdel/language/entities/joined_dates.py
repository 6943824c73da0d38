"""A weekday beside the date it belongs to is one date: «دوشنبه ۲ آذر», "Monday, 23 November"."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from ..jalali_calendar import weekday_of
from .entity import Entity
from .weekday_words import SHORT_WEEKDAYS, WEEKDAYS_SPOKEN
from .word_sets import words

_REACH = 20
_WEEKDAYS = frozenset(WEEKDAYS_SPOKEN) | frozenset(SHORT_WEEKDAYS)
_BETWEEN = words(", مورخ مورخه روز the ( ،") | {""}


def join_weekdays(found: Iterable[Entity], text: str, folded: str) -> Iterator[Entity]:
    """Yield the entities of `text`, each weekday put to the date after it if it is that day.

    `folded` is the `same_length` form of `text`.
    """
    waiting: Entity | None = None
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if waiting is not None and _belongs(waiting, one, folded):
            waiting = replace(one, start=waiting.start, surface=text[waiting.start : one.end])
            continue
        if waiting is not None and _named_again(waiting, one, folded):
            continue
        if waiting is not None:
            yield waiting
        waiting = one
    if waiting is not None:
        yield waiting


def _belongs(weekday: Entity, day: Entity, folded: str) -> bool:
    if weekday.kind != "date" or day.kind != "date" or day.start < weekday.end:
        return False
    between = folded[weekday.end : min(day.start, weekday.end + _REACH)].strip()
    return (
        between in _BETWEEN
        and _names_weekday(weekday, folded)
        and not _names_weekday(day, folded)
        and _weekday(weekday) == _weekday(day)
    )


def _named_again(day: Entity, weekday: Entity, folded: str) -> bool:
    """Tell whether brackets name the weekday of the date before: "27 Nov (Friday)"."""
    return (
        day.kind == weekday.kind == "date"
        and day.value == weekday.value
        and folded[day.end : weekday.start].strip() == "("
        and _names_weekday(weekday, folded)
    )


def _names_weekday(day: Entity, folded: str) -> bool:
    named = folded[max(day.start, day.end - _REACH) : day.end].replace("\u200c", " ").split()
    return named[-1:] != [] and named[-1] in _WEEKDAYS


def _weekday(day: Entity) -> int:
    return weekday_of(date.fromisoformat(str(day.value)))
