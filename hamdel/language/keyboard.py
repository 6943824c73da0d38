"""Text typed with the other keyboard layout: «sghl» is «سلام»."""

import re

from .digits import ascii_digits

# ISIRI 9147 key by key beside QWERTY, plain and with shift.
_QWERTY = "qwertyuiop[]asdfghjkl;'zxcvbnm,"
_PERSIAN = "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو"
_QWERTY_SHIFT = "ASDFGHJXCVBNM?"
_PERSIAN_SHIFT = "ؤئيإأآةٓژٰ\u200cٔء؟"

_TO_PERSIAN = str.maketrans(_QWERTY + _QWERTY_SHIFT, _PERSIAN + _PERSIAN_SHIFT)
# The older Windows layout has ئ where ISIRI has پ, and Arabic ي and ك.
_TO_QWERTY = str.maketrans(_PERSIAN + _PERSIAN_SHIFT + "ك", _QWERTY + _QWERTY_SHIFT + ";")

_LONGEST = 200
_LATIN = re.compile("[A-Za-z]")
_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]")
_ADDRESS = re.compile(r"@|://|\w\.\w")


def rescue(text: str) -> str | None:
    """Return what the same keys give in the other layout, or None where that means nothing.

    Latin letters become Persian (ISIRI 9147) and Persian ones Latin. None for text with both or
    neither, for addresses, and for text too long to be a search. It says what was typed, not
    whether that is a word: offer it where the text as it stands finds nothing.
    """
    if len(text) > _LONGEST or _ADDRESS.search(text):
        return None
    latin, persian = _LATIN.search(text), _ARABIC.search(text)
    if (latin is None) == (persian is None):
        return None
    if persian:
        return ascii_digits(text).translate(_TO_QWERTY)
    # All capitals is Caps Lock, which layouts of Persian ignore.
    return (text.lower() if text.isupper() else text).translate(_TO_PERSIAN)
