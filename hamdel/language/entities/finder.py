"""The entities of a message, found by readers that each know one kind of thing."""

from collections.abc import Iterable
from datetime import date

from .durations import read_durations
from .entity import Entity
from .identifiers import find_numbers
from .joined_dates import join_weekdays
from .links import find_links
from .message import Message
from .money import read_money
from .named_dates import read_named_dates
from .numeric_dates import find_numeric_dates
from .order_ids import find_order_ids
from .overlaps import without_overlaps
from .people import read_people
from .percents import read_percents
from .plates import find_plates
from .relative_dates import read_counted_days, read_day_words
from .same_length import same_length
from .time_spans import time_spans
from .tokens import TAKEN, Tokens
from .weekdays import read_weekdays


def find_entities(text: str, *, reference: date) -> tuple[Entity, ...]:
    """Return what `text` names, in order, without overlaps; never raises.

    `reference` is the day (Gregorian) from which «دیروز», a weekday or a year-less date are
    counted. Persian (formal, spoken, Arabic letters, with or without half spaces), Finglish and
    English are read together; digits may be of any script. What fails its checksum, amounts of
    other currencies, vague times and idioms are left out. Time is linear in the text.
    """
    folded = same_length(text)
    found = [*find_links(text, folded), *find_numbers(text, folded)]
    folded = _without(folded, found)
    found += find_numeric_dates(text, folded, reference=reference)
    found += find_plates(text, folded)
    message = Message(Tokens(text, _without(folded, found)), reference=reference)
    found += _by_words(message)
    return without_overlaps(join_weekdays(found, text, message.tokens.folded))


def find_identifiers(text: str) -> tuple[Entity, ...]:
    """Return only what identifies a person by itself: e-mail, phone, card, Sheba, national id."""
    folded = same_length(text)
    found = without_overlaps([*find_links(text, folded), *find_numbers(text, folded)])
    return tuple(one for one in found if one.kind not in {"url", "plate_or_postal"})


def _by_words(message: Message) -> Iterable[Entity]:
    yield from read_day_words(message)
    if message.readings:
        yield from read_named_dates(message)
        yield from read_percents(message)
        yield from read_money(message)
    yield from read_weekdays(message)
    spans = list(time_spans(message))
    yield from read_counted_days(message, spans)
    yield from read_durations(message, spans)
    yield from find_order_ids(message)
    yield from read_people(message)


def _without(folded: str, found: list[Entity]) -> str:
    """Return `folded` with what is found blank, so that no other reader takes a part of it."""
    for one in found:
        blank = TAKEN * (one.end - one.start)
        folded = folded[: one.start] + blank + folded[one.end :]
    return folded
