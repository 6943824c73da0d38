"""Which groups of letters Finglish has and English has not, counted in labelled messages."""

import re
from collections import Counter
from collections.abc import Iterable
from math import log

from ..tongues import TENTHS, bare, letter_groups

_WORD = re.compile(r"[a-z][a-z']*")
_LEAST_SEEN = 2
# Seen half a time more, so that a group of one language alone is no proof.
_PRIOR = 0.5


def letters_of(finglish: Iterable[str], english: Iterable[str]) -> str:
    """Return the file of letter groups with tenths of log-odds; each word counts once a message."""
    counts = [_count(finglish), _count(english)]
    known = set(counts[0]) | set(counts[1])
    sums = [sum(count.values()) + _PRIOR * len(known) for count in counts]
    lines = [
        f"{group} {round(TENTHS * leaning)}"
        for group in sorted(known)
        if counts[0][group] + counts[1][group] >= _LEAST_SEEN
        for leaning in [
            log((counts[0][group] + _PRIOR) / sums[0]) - log((counts[1][group] + _PRIOR) / sums[1])
        ]
        if round(TENTHS * leaning)
    ]
    return "\n".join(["# Groups of letters, and tenths of log-odds of Finglish.", *lines, ""])


def _count(messages: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for message in messages:
        words = _WORD.findall(bare(message.lower().replace("\u2019", "'")))
        for word in sorted(set(words)):
            found.update(letter_groups(word))
    return found
