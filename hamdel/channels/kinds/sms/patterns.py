"""Patterns: texts that a gateway knows beforehand, of which only the named parameters are sent.

A setting has a line for each: the gateway's name of it, a colon, its words with parameters in
braces, `order-sent: سفارش {number} با {carrier} ارسال شد`. A message of just these words goes as the pattern.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from .paths import lines_of

_PARAMETER: Final = re.compile(r"\{([A-Za-z][A-Za-z0-9_]{0,39})\}")
_MOST_VALUE: Final = 200  # characters of a parameter


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as it is told: `words` with parameters in braces."""

    id: str
    words: str

    @property
    def parameters(self) -> tuple[str, ...]:
        """Their names, in order."""
        return tuple(dict.fromkeys(_PARAMETER.findall(self.words)))


@dataclass(frozen=True, slots=True)
class Used:
    """A pattern with the values of its parameters."""

    pattern: Pattern
    values: tuple[tuple[str, str], ...]


def patterns_of(setting: str) -> list[Pattern]:
    """The patterns of a setting; lines without a colon are none."""
    told = (line.partition(":") for line in lines_of(setting))
    return [Pattern(name.strip(), words.strip()) for name, _, words in told if words.strip()]


def used_in(text: str, patterns: list[Pattern]) -> Used | None:
    """The first pattern that a text is, with what stands in its places; None for none."""
    plain = _one_line(text)
    for pattern in patterns:
        found = _shape(_one_line(pattern.words)).fullmatch(plain)
        if found is not None:
            return Used(pattern, tuple((name, found[name]) for name in pattern.parameters))
    return None


def text_of(pattern: Pattern, values: Mapping[str, str]) -> str:
    """The words of a pattern with its parameters filled in. Raises KeyError for a missing one."""
    return _PARAMETER.sub(lambda place: values[place[1]], pattern.words)


def _one_line(text: str) -> str:
    return " ".join(text.split())


@cache
def _shape(words: str) -> re.Pattern[str]:
    """What a text of these words looks like; the same parameter has the same value everywhere."""
    seen: set[str] = set()
    shape, at = "", 0
    for place in _PARAMETER.finditer(words):
        name = place[1]
        shape += re.escape(words[at : place.start()])
        shape += f"(?P={name})" if name in seen else f"(?P<{name}>.{{1,{_MOST_VALUE}}}?)"
        seen.add(name)
        at = place.end()
    return re.compile(shape + re.escape(words[at:]))
