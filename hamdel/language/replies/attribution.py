"""The line that a mail program writes above what is answered to: «on that day so and so wrote».

It is known by what it is made of, not by its wording alone: an address in brackets, a date with a
time, a verb of writing, a colon at the end. Which of them are needed depends on whether quoted
lines follow, for without these everything below is taken for the other's words.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from .attribution_words import QUOTING, last_verb, opens
from .line import Line, Mark
from .traits import DAY, IN_BRACKETS, MOST_WORDS, SENTENCE, Traits, traits_of

_MOST_LINES: Final = 5
_LONGEST_JOINED: Final = 600
_OLD_GMAIL: Final = re.compile(r"\d{4}-\d\d-\d\d \d{1,2}:\d\d gmt[+-]\d\d:\d\d \S.{0,100}\Z")
_LONGEST_NAME_LINE: Final = 120


def stands_alone(traits: Traits, *, after_blank: bool) -> bool:
    """Tell whether a line surely introduces what was answered to, even if nothing below is quoted."""
    if traits.sentence and not traits.bracketed:
        return False
    if not traits.colon:
        return traits.verb and traits.verb_near_end and traits.bracketed and traits.dated
    if traits.bracketed:
        return traits.verb or (traits.dated and (traits.bracket_ends or traits.opening))
    if not (traits.verb and traits.verb_near_end and traits.dated):
        return False
    return traits.address or (traits.timed and after_blank)


def stands_above_quotation(line: str, traits: Traits, *, after_blank: bool) -> bool:
    """Tell whether a line introduces the quoted lines that follow it."""
    if stands_alone(traits, after_blank=True):
        return True
    if not traits.colon or traits.sentence:
        return False
    if traits.bracketed or QUOTING.match(line) is not None:
        return True
    if traits.verb and traits.verb_near_end:
        return (
            traits.dated or traits.address or (after_blank and len(line.split()) <= 2 * MOST_WORDS)
        )
    return traits.dated and traits.timed and traits.opening and line.lstrip(' -*"')[0].isalnum()


def find_attribution(lines: Sequence[Line], end: int) -> int | None:
    """Return the first line of the attribution that ends at line `end`, None where there is none.

    It may be wrapped over up to five lines.
    """
    last = lines[end]
    if last.quoted or last.blank or not last.whole:
        return None
    if last.mark is Mark.ATTRIBUTION or _is_old_gmail(lines, end):
        return end
    if not (_colon_ends(last.folded) or (_verb_ends(last.folded) and _ends_here(lines, end))):
        return None
    above_quotation = _quotation_follows(lines, end)
    found = None
    for start, joined in _candidates(lines, end):
        traits = traits_of(joined)
        after_blank = start == 0 or lines[start - 1].blank
        if stands_alone(traits, after_blank=after_blank) or (
            above_quotation and stands_above_quotation(joined, traits, after_blank=after_blank)
        ):
            found = start if found is None or traits.dated else found
            if traits.dated:
                break
    return None if found is None else _with_beginning(lines, found, end)


def _candidates(lines: Sequence[Line], end: int) -> Iterator[tuple[int, str]]:
    """Yield the lines that may together be an attribution, as (first of them, joined)."""
    for start in range(end, max(-1, end - _MOST_LINES), -1):
        first = lines[start]
        if first.blank or first.quoted or not first.whole or first.mark is Mark.ATTRIBUTION:
            return
        joined = " ".join(line.folded for line in lines[start : end + 1])
        if len(joined) > _LONGEST_JOINED:
            return
        if start == end or _may_begin(first.folded) or lines[start + 1].folded[:1] in {"<", "("}:
            yield start, joined


def _is_old_gmail(lines: Sequence[Line], end: int) -> bool:
    return _OLD_GMAIL.match(lines[end].folded) is not None and _ends_here(lines, end)


def _with_beginning(lines: Sequence[Line], start: int, end: int) -> int:
    """Take the line above along where it is the beginning of a wrapped attribution."""
    above = lines[start - 1] if start else None
    if above is None or above.blank or above.quoted or len(above.text) > _LONGEST_NAME_LINE:
        return start
    text = above.folded
    joined = " ".join(line.folded for line in lines[start : end + 1])
    if SENTENCE.search(text) is not None or text.endswith("."):
        return start
    belongs = (
        joined[0] in "<("
        or (IN_BRACKETS.search(text) is not None and IN_BRACKETS.search(joined) is None)
        or (
            opens(text)
            and not opens(joined)
            and (
                last_verb(text) is not None
                or (DAY.search(text) is not None and not traits_of(joined).dated)
            )
        )
    )
    return start - 1 if belongs else start


def _ends_here(lines: Sequence[Line], place: int) -> bool:
    below = lines[place + 1] if place + 1 < len(lines) else None
    return below is None or below.blank or below.quoted


def _colon_ends(line: str) -> bool:
    return line.rstrip(" *\"'_-").endswith(":")


def _verb_ends(line: str) -> bool:
    return "@" in line and last_verb(line) is not None


def _may_begin(line: str) -> bool:
    """Tell whether a line above may belong to the attribution: one's own words must not."""
    return (
        opens(line)
        or line[:1] in "\"'"
        or ("<" in line and SENTENCE.search(line) is None)
        or (line.endswith(",") and traits_of(line).dated)
    )


def _quotation_follows(lines: Sequence[Line], place: int) -> bool:
    for line in lines[place + 1 : place + 5]:
        if not line.blank:
            return line.quoted
    return False
