"""The entities of a message, found by readers that each know one kind of thing."""

from datetime import date

from .entity import Entity
from .identifiers import find_numbers
from .links import find_links
from .numeric_dates import find_numeric_dates
from .overlaps import without_overlaps
from .same_length import same_length


def find_entities(text: str, *, reference: date) -> tuple[Entity, ...]:
    """Return what `text` names, in order, without overlaps; never raises.

    `reference` is the day (Gregorian) from which «دیروز», a weekday or a year-less date are
    counted. Persian (formal, spoken, Arabic letters, with or without half spaces), Finglish and
    English are read together; digits may be of any script. What fails its checksum, amounts of
    other currencies, vague times and idioms are left out. Time is linear in the text.
    """
    folded = same_length(text)
    found = [
        *find_links(text, folded),
        *find_numbers(text, folded),
        *find_numeric_dates(text, folded, reference=reference),
    ]
    return without_overlaps(found)


def find_identifiers(text: str) -> tuple[Entity, ...]:
    """Return only what identifies a person by itself: e-mail, phone, card, Sheba, national id."""
    folded = same_length(text)
    found = without_overlaps([*find_links(text, folded), *find_numbers(text, folded)])
    return tuple(one for one in found if one.kind not in {"url", "plate_or_postal"})
