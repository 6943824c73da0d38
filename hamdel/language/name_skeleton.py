"""The sounds of names: one letter a sound, and consonants across scripts."""

import re

_ONE_SOUND = str.maketrans("ثصذضظطحغع", "سسزززتهقا")
_PERSIAN_LETTER = re.compile("[\u0620-\u064a\u0671-\u06d3]")

# Consonants as ASCII; what is missing here (ا و ی ع) is a vowel or may be one.
_PERSIAN_CONSONANTS = dict(
    zip("بپتجچخدرزژسشفقکگلمنهثصذضظطحغ", "bptjcxdrzjsSfqkglmnhsszzzthq", strict=True)
)
_GROUP_SOUNDS = {
    "kh": "x",
    "sh": "S",
    "ch": "c",
    "zh": "j",
    "gh": "q",
    "ph": "f",
    "th": "t",
    "ck": "k",
    "x": "ks",
}
_LATIN_GROUP = re.compile("kh|sh|ch|zh|gh|ph|th|ck|x")
_LATIN_VOWELS = re.compile("[aeiouvwy]+")
_NOT_CONSONANT = re.compile("[^a-zS]+")
_TWICE = re.compile(r"(.)\1+")


def is_persian(text: str) -> bool:
    """Tell whether the text has a letter of the Arabic script."""
    return _PERSIAN_LETTER.search(text) is not None


def sounds_of(word: str) -> str:
    """Return a folded word with one letter for each Persian sound: ث س ص are س, ذ ز ض ظ are ز."""
    return word.translate(_ONE_SOUND)


def skeleton(folded_name: str) -> list[str]:
    """Return the consonants of each word in ASCII: «مریم رستمی» and "maryam rostami" agree.

    A light transliteration: v, w, y and vowels are left out, a double consonant is one, and an h
    that ends a word is silent (Fatemeh, فاطمه).
    """
    words = [_consonants(word) for word in folded_name.split()]
    return [word for word in words if word]


def _consonants(word: str) -> str:
    if is_persian(word):
        sounds = "".join(_PERSIAN_CONSONANTS.get(char, "") for char in word)
    else:
        grouped = _LATIN_GROUP.sub(lambda found: _GROUP_SOUNDS[found[0]], word)
        sounds = _NOT_CONSONANT.sub("", _LATIN_VOWELS.sub("", grouped))
    return _TWICE.sub(r"\1", sounds.removesuffix("h") or sounds)
