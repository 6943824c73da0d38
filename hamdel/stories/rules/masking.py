"""Names that not everybody may see: in what is written of a person they become initials."""

import re
from typing import Final

from hamdel.language.names import initials

DOTS: Final = "•••"
_SHORTEST: Final = 3  # letters of a word of a name that is looked for by itself
_PARTS: Final = re.compile(r"[\s\u200c]+")
_GAP: Final = r"[\s\u200c]*"
_LIKE: Final = {"ی": "[یيى]", "ي": "[یيى]", "ک": "[کك]", "ك": "[کك]", "ا": "[اآأإ]", "ه": "[هة]"}
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Seven digits and more, in any script, with the marks that people put between them.
_NUMBER: Final = re.compile(r"\+?\d(?:[\s\u200c()./-]?\d){6,}")


def mask_person(text: str, name: str) -> str:
    """The text without a person's name, e-mail addresses and long numbers.

    The name is found whole or by any of its words of three letters and more, however its letters are
    typed (ي/ی, ك/ک) and with a half space or none between its parts; initials take its place.
    """
    hidden = _NUMBER.sub(DOTS, _MAIL.sub(DOTS, text))
    words = [one for one in _PARTS.split(name.strip()) if one]
    if not words:
        return hidden
    whole = _GAP.join(map(_letters, words))
    alone = [
        _letters(one) for one in sorted(words, key=len, reverse=True) if len(one) >= _SHORTEST
    ]
    pattern = "|".join(rf"(?<!\w)(?:{one})(?!\w)" for one in (whole, *alone))
    short = initials(name)
    return re.sub(pattern, lambda _found: short, hidden, flags=re.IGNORECASE)


def _letters(word: str) -> str:
    """A pattern of a word, with a half space or none between any two of its letters."""
    return "\u200c?".join(_LIKE.get(letter, re.escape(letter)) for letter in word)
