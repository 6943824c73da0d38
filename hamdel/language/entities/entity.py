"""What is found in a message: a span of it, what kind of thing it is, and its normalized value."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "money_irr",
    "date",
    "phone",
    "national_id",
    "iban",
    "card",
    "order_id",
    "person",
    "plate_or_postal",
    "email",
    "percent",
    "duration",
    "url",
]
Value = str | int | float


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing that a message names.

    `value`: rial as an int for money_irr, a number for percent, else text (ISO dates and
    durations, E.164 phones). `start` and `end` count characters of the text as it came;
    `surface` is what stands between. Where a careful reader could take it for something else,
    `ambiguous` is set and `alternatives` holds the other values, likelier first.
    """

    kind: Kind
    value: Value
    start: int
    end: int
    surface: str
    ambiguous: bool = False
    alternatives: tuple[Value, ...] = ()
