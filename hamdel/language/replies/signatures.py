"""What stands under the words of every message of a person: signature, the telephone's line, notices."""

import re
from collections.abc import Sequence
from typing import Final

from .line import Line, Mark
from .separators import is_drawn
from .words import any_of, words_of

_LONGEST_SENT: Final = 120
_MOST_UNDER_RULE: Final = 6
_LONGEST_UNDER_RULE: Final = 90
_LONGEST_RULE: Final = 8
_DELIMITERS: Final = frozenset({"--", "__"})
_DASHES: Final = frozenset({"—", "–"})


_FIRST: Final = re.compile(
    rf"(?:{any_of(words_of('sent at the beginning'))})(?!\w)|"
    + any_of(words_of("sent at the beginning, unparted"))
)
_LAST: Final = re.compile(rf"(?:{any_of(words_of('sent at the end'))})\Z")
_DEVICES: Final = words_of("devices")
# In scripts that join articles and prepositions to a word it need not begin there.
_DEVICE: Final = re.compile(
    rf"(?<![^\W\d])(?:{any_of([word for word in _DEVICES if word.isascii()])})|iphone|ipad|android|"
    + any_of([word for word in _DEVICES if not word.isascii()])
)
_NOTICE: Final = re.compile(any_of(words_of("notices")))
_SENT_FROM_MY: Final = re.compile(
    r"(?:sent )?(?:from|via|with|by|on) my .{1,60}\Z|\w+ from mobile\Z"
)
# «از گوشی من ارسال شد»: a parcel may be sent so too, but a sentence does not begin with «from».
_SENT_AT_LAST: Final = re.compile(r"(?:از|با) .{1,60} (?:ارسال|فرستاده) شد(?:ه(?: است)?)?\Z")
_SPOKEN: Final = re.compile(r"[?!؟](?:\s|\Z)|\. [^\W\d]")


def is_sent_from(line: Line) -> bool:
    """Tell whether a line is one that a telephone or mail program adds: «Sent from my iPhone»."""
    if len(line.text) > _LONGEST_SENT or line.quoted:
        return False
    text = line.folded.strip(" <>()[]*_-.")
    if _SENT_FROM_MY.match(text):
        return True
    if _DEVICE.search(text) is None:
        return False
    if _LAST.search(text) is not None or _SENT_AT_LAST.match(text) is not None:
        return True
    return _FIRST.match(text) is not None and _SPOKEN.search(text) is None


def signature_start(lines: Sequence[Line], *, least: int = 1) -> int:
    """Return where the signature of these lines begins, their number where there is none.

    `least` lines of words are left before it. With none, what stands under a whole thread is looked
    at, and the notices that programs add there count too.
    """
    spoken = next((place for place, line in enumerate(lines) if not line.blank), len(lines))
    first = spoken + least
    notices = least == 0
    end = _delimiter(lines, first)
    while end > first:
        last = lines[end - 1]
        if not (
            last.blank
            or is_sent_from(last)
            or last.mark is Mark.SIGNATURE
            or (notices and _is_notice(last))
        ):
            break
        end -= 1
    return _after_blank(lines, end)


def _after_blank(lines: Sequence[Line], end: int) -> int:
    """Give blank lines before a signature to the signature only where there is one."""
    return end if any(not line.blank for line in lines[end:]) else len(lines)


def _delimiter(lines: Sequence[Line], first: int) -> int:
    """Return the line that parts a signature off: «-- », or a drawn line above a few short ones."""
    for place in range(first, len(lines)):
        line = lines[place]
        if line.blank or line.quoted or not line.whole:
            continue
        if (
            line.folded in _DELIMITERS
            or line.text.strip() in _DASHES
            or (
                line.folded[:_LONGEST_RULE] == "_" * _LONGEST_RULE
                and is_drawn(line.folded)
                and _is_short(lines, place + 1)
            )
        ):
            return place
    return len(lines)


def _is_short(lines: Sequence[Line], start: int) -> bool:
    if len(lines) - start > 4 * _MOST_UNDER_RULE:
        return False
    said = [line for line in lines[start:] if not line.blank]
    return 0 < len(said) <= _MOST_UNDER_RULE and all(
        len(line.text) <= _LONGEST_UNDER_RULE for line in said
    )


def _is_notice(line: Line) -> bool:
    return _NOTICE.search(line.folded) is not None
