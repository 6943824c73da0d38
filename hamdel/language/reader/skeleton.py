"""What a Persian word and its Finglish spellings share: the consonants.

«سفارشم», "sefaresham" and "sfrshm" are all "sfrSm". Letters that sound alike in Persian are
one; vowels, و, ی and the silent ه go; a vowel at the beginning stays as A.
"""

import re
from functools import lru_cache

_SOUNDS = {
    **dict(
        zip(
            "بپتطثسصجچحهخدذزضظرژشغقفکگلمنآاعأئءو",
            "bpttsssjChhxdzzzzrJSqqfkglmnAAAAyAv",
            strict=True,
        )
    ),
    "ی": "y",
}
_PERSIAN = str.maketrans(_SOUNDS)
_PAIRS = (
    ("kh", "x"),
    ("sh", "S"),
    ("ch", "C"),
    ("gh", "q"),
    ("zh", "J"),
    ("ck", "k"),
    ("ph", "f"),
)
_LATIN = str.maketrans("aeouiwc", "AAAAyvk", "'\u2019")
_INSIDE = re.compile(r"(?<=.)[Ayv]")
_SILENT_END = re.compile(r"(?<=..)h$")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """Return the consonants of a folded Persian or Latin word, as this module tells."""
    if word.isascii():
        for pair, sound in _PAIRS:
            word = word.replace(pair, sound)
        sounds = word.translate(_LATIN)
    else:
        sounds = word.translate(_PERSIAN)
    return _DOUBLE.sub(r"\1", _INSIDE.sub("", _SILENT_END.sub("", sounds)))
