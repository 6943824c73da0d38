"""Words of the line above a quotation, «on that day so and so wrote», as mail programs write it."""

import re
from typing import Final

from .words import any_of, words_of

# Those who speak of themselves or of somebody known: no mail program writes so.
_PRONOUNS: Final = r"""
\b(?:i|we|he|she|they|who|it)(?: also| just| already| then)? (?:wrote|writes)\b
|\b(?:il|elle|on|qui|m'|nous) a ecrit\b
|\b(?:ich|er|wir) (?:schrieb|schreibt|geschrieben)\b
|\b(?:ik|hij|zij|wij) schreef\b
|\b(?:jag|vi|jeg) skrev\b
|\b(?:schrieb|schreef|skrev) (?:ich|er|sie|wir|ik|hij|zij|jag|han|hon|vi|jeg|mir|ihnen|dir)\b
|کتبت (?:لکم|لک|الیکم|الیک)\b
|\b(?:من|ما|او|ایشان|برایم|برایمان) (?:نوشت|نوشتند|نوشته)\b
"""


_WORD: Final = re.compile(r"[^\s,.;:()<>\[\]\"'/|*-]+")


QUOTING: Final = re.compile(rf"(?:{any_of(words_of('quoting'))})(?!\w)")
PRONOUN: Final = re.compile(_PRONOUNS.replace("\n", ""))
_OPENER: Final = re.compile(rf"(?:{any_of(words_of('openers'))})(?!\w)")
_UNPARTED_OPENERS: Final = words_of("openers of unparted scripts")
_WEEKDAYS: Final = frozenset(words_of("weekdays"))
_VERBS: Final = frozenset(tuple(_WORD.findall(verb)) for verb in words_of("verbs"))
_VERB_BEGINNINGS: Final = frozenset(verb[0] for verb in _VERBS)
_MOST_WORDS: Final = max(map(len, _VERBS))
_UNPARTED_VERB: Final = re.compile(any_of(words_of("verbs of unparted scripts")))


def last_verb(line: str) -> int | None:
    """Return where the last verb of writing in a folded line ends, None where there is none."""
    words = [(match[0], match.end()) for match in _WORD.finditer(line)]
    ends = [match.end() for match in _UNPARTED_VERB.finditer(line)] if not line.isascii() else []
    for place in range(len(words) - 1, -1, -1):
        if words[place][0] not in _VERB_BEGINNINGS:
            continue
        taken = words[place : place + _MOST_WORDS]
        for count in range(len(taken), 0, -1):
            if tuple(word for word, _ in taken[:count]) in _VERBS:
                return max([taken[count - 1][1], *ends])
    return max(ends, default=None)


def opens(line: str) -> bool:
    """Tell whether a folded line begins as such lines do: a word for «on», a weekday, a digit."""
    line = line.lstrip("-*_ \"'([")
    if not line:
        return False
    word = _WORD.match(line)
    return (
        line[0].isdigit()
        or _OPENER.match(line) is not None
        or line.startswith(_UNPARTED_OPENERS)
        or (word is not None and word[0] in _WEEKDAYS)
    )
