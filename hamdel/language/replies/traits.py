"""What a line is made of: an address, a date with a time, a verb of writing, a colon at its end."""

import re
from dataclasses import dataclass
from typing import Final

from .attribution_words import PRONOUN, last_verb, opens

IN_BRACKETS: Final = re.compile(
    r"[<(\[]\s?(?:mailto:)?[^\s<>()\[\]@]{1,200}@[^\s<>()\[\]@]{1,200}\s?[>)\]]"
)
_BRACKET_ENDS: Final = re.compile(r"@[^\s<>()\[\]@]{1,200}\s?[>)\]]{1,3}[\s:,\"']*\Z")
_ADDRESS: Final = re.compile(
    r"[^\s<>()\[\]@,;:]{1,100}@[^\s<>()\[\]@,;:]{1,100}\.[^\s<>()\[\]@,;:]+"
)
_NUMERIC: Final = re.compile(r"(?<!\d)\d{1,4} ?[./-] ?\d{1,2} ?[./-] ?\d{1,4}(?!\d)")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20|13|14|25)\d\d(?!\d)")
DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_COUNTED: Final = re.compile(r"\d(?: ?[年月]| ?(?:년|월))")
_TIME: Final = re.compile(
    r"(?<!\d)\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?!\d)|(?<!\d)\d{1,2} ?(?:am|pm|h|uhr|[时時點点시])(?!\w)"
)
SENTENCE: Final = re.compile(r"[?!؟؛。](?:\s|\Z)|[^\W\d_]{4}\.\s+[^\W\d_]{2}")
MOST_WORDS: Final = 6  # of a name between a verb that comes first and the colon
_LONGEST_TAIL: Final = 90


@dataclass(frozen=True, slots=True)
class Traits:
    """What a folded line is made of."""

    colon: bool
    bracketed: bool
    bracket_ends: bool
    address: bool
    verb: bool
    verb_near_end: bool
    dated: bool
    timed: bool
    opening: bool
    sentence: bool


def traits_of(line: str) -> Traits:
    """Look at a folded line."""
    end = line.rstrip(" *\"'_-")
    verb = last_verb(end)
    tail = end[verb:].rstrip(" :")
    bare = IN_BRACKETS.sub(" ", line)
    numeric = _NUMERIC.search(bare)
    rest = bare if numeric is None else bare[: numeric.start()] + " " + bare[numeric.end() :]
    timed = _TIME.search(rest)
    year = _YEAR.search(bare)
    days = DAY.findall(rest if timed is None else rest.replace(timed[0], " ", 1))
    return Traits(
        colon=end.endswith(":"),
        bracketed=IN_BRACKETS.search(line) is not None,
        bracket_ends=_BRACKET_ENDS.search(end) is not None,
        address=_ADDRESS.search(line) is not None,
        verb=verb is not None and PRONOUN.search(line) is None,
        verb_near_end=verb is not None
        and len(tail) <= _LONGEST_TAIL
        and len(tail.split()) <= MOST_WORDS,
        dated=numeric is not None
        or (year is not None and bool(days))
        or len(_COUNTED.findall(bare)) > 1,
        timed=timed is not None,
        opening=opens(line),
        sentence=SENTENCE.search(line) is not None,
    )
