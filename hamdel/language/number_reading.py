"""Reading a number that is told in several words: digits, words and both together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from .number_vocabulary import (
    HUNDRED,
    JOINERS,
    NUMBER_WORDS,
    PARTS,
    THOUSAND,
    Language,
    NumberWord,
)

Number = int | Fraction

# Longer than any number a person says; it keeps reading linear.
_MOST_WORDS = 40
_MOST_DIGITS = 18
_MILLION = 10**6
_GROUPED = re.compile(r"[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:\.[0-9]{3}){2,}|(?:/[0-9]{3}){2,})")
_DECIMAL = re.compile(r"[0-9]+[./][0-9]+")
_DIGITS = re.compile(r"[0-9]+")
_ROOM = {"unit": 1, "teen": 1, "ten": 10, "hundred": 100}
_NEEDS = {"unit": 10, "teen": 100, "ten": 100, "hundred": 1000}


@dataclass(frozen=True, slots=True)
class Reading:
    """A number told by the words from `start` to before `end`.

    `loose` is what people mean by «دو میلیون و سیصد»: 2,300,000. `bare` says that a scale stands
    without a count («هزار»); `scale` is the last one; `digits` that it begins with digits.
    """

    value: Number
    start: int
    end: int
    ordinal: bool = False
    digits: bool = False
    bare: bool = False
    scale: int = 1
    loose: Number | None = None
    language: Language | None = None


def literal(word: str) -> Number | None:
    """Return the number that ASCII digits with marks stand for: 2,500,000, 2.5, 2/5, or None.

    Three digits after one point stay a decimal: who reads 2.500 before a unit knows better.
    """
    if len(word) > _MOST_DIGITS + 6:
        return None
    if _DIGITS.fullmatch(word):
        return int(word) if len(word) <= _MOST_DIGITS else None
    if _GROUPED.fullmatch(word):
        return int(re.sub("[,./]", "", word))
    if _DECIMAL.fullmatch(word):
        return Fraction(word.replace("/", "."))
    return None


def whole(number: Number) -> Number:
    """Return an int where `number` is one."""
    return int(number) if number == int(number) else number


@dataclass(slots=True)
class _Composer:
    """The state between words: what is told, and what may still be added."""

    total: Number = 0
    group: Number | None = None
    room: int = THOUSAND
    ceiling: int = 10**18
    ordinal: bool = False
    bare: bool = False
    digits: bool = False
    joined: bool = False
    closed: bool = False
    scale: int = 1
    languages: list[Language] = field(default_factory=list)

    def take(self, word: str) -> bool:
        """Take the next word; False where it is not of this number."""
        if self.closed:
            return False
        known = NUMBER_WORDS.get(word)
        if known is not None:
            taken = self._scale(known) if known.size == "scale" else self._count(known)
            if taken:
                self.ordinal = self.closed = known.ordinal
                self.languages.append(known.language)
                self.joined = known.joins
            return taken
        return self._part(word) if word in PARTS else self._literal(word)

    def _count(self, known: NumberWord) -> bool:
        fits = _NEEDS[known.size] <= self.room
        if known.value == HUNDRED and self.group in range(1, 10) and not self.joined:
            self.group = HUNDRED * int(self.group or 0)
            self.room = HUNDRED
            return self.languages[-1:] != ["finglish"]
        if self.group is not None and not (fits and (self.joined or self._run_on(known))):
            return False
        if self.group is None and self.total and known.value >= self.ceiling:
            return False
        self.group = (self.group or 0) + known.value
        self.room = _ROOM[known.size]
        return True

    def _run_on(self, known: NumberWord) -> bool:
        return known.language == "en" and self.languages[-1:] == ["en"]

    def _scale(self, known: NumberWord) -> bool:
        if self.group is None and self.total and known.value > self.ceiling:
            if self.joined or self.scale != THOUSAND:
                return False
            self.total *= known.value
        elif known.value >= self.ceiling or (
            self.group is None and self.total and not self.joined
        ):
            return False
        else:
            self.bare = self.group is None and not self.total
            self.total += (1 if self.group is None else self.group) * known.value
        self.group, self.room = None, THOUSAND
        self.ceiling = self.scale = known.value
        return True

    def _part(self, word: str) -> bool:
        share = Fraction(1, PARTS[word])
        if self.joined and self.group is not None:
            self.group += share
        elif self.joined and self.total:
            self.total += share * self.scale
        elif self.group is None and not self.total:
            self.group = share
        elif PARTS[word] == 4 and self.group == 3:  # noqa: PLR2004
            self.group = 3 * share
        else:
            return False
        self.room = 0
        self.closed = self.group is None
        return True

    def _literal(self, word: str) -> bool:
        value = literal(word)
        if value is None or self.group is not None or value >= self.ceiling:
            return False
        if self.total and not (isinstance(value, int) and value):
            return False
        self.digits = self.digits or not self.total
        self.group, self.room = value, 0
        return True

    def told(self) -> Number:
        return whole(self.total + (self.group or 0))

    def loose(self) -> Number | None:
        """Return the value where the last words are counted in the scale that follows."""
        if not self.group or not self.total or self.scale < _MILLION or self.ordinal:
            return None
        return whole(self.total + self.group * (self.scale // THOUSAND))


def read_number(words: Sequence[str], at: int = 0) -> Reading | None:
    """Return the longest number that begins with word `at` of `words`, or None.

    The words are in the spelling of `fold`, joiners («و», "o", "and", "-") are words of their
    own. «ده دوازده» are two numbers, so only the first is read.
    """
    composer = _Composer()
    end = here = at
    most = min(len(words), at + _MOST_WORDS)
    while here < most:
        if end > at and words[here] in JOINERS and not composer.joined and here + 1 < most:
            composer.joined = True
            here += 1
            # "Two and a half".
            here += words[here] == "a" and here + 1 < most and words[here + 1] in PARTS
        if not composer.take(words[here]):
            break
        composer.joined = NUMBER_WORDS[words[here]].joins if words[here] in NUMBER_WORDS else False
        here += 1
        end = here
    if end == at:
        return None
    return Reading(
        composer.told(),
        at,
        end,
        ordinal=composer.ordinal,
        digits=composer.digits,
        bare=composer.bare,
        scale=composer.scale,
        loose=composer.loose(),
        language=composer.languages[0] if composer.languages else None,
    )
