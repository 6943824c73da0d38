"""Text for searching, and text for keeping.

`fold` is what two spellings of one word have in common, for search only: an identity is never
read from folded text. `stored` is what is kept of what a person typed.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from .fold_letters import ZWNJ, letters

_PLURAL = {"ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان"}
_VERB_PREFIXES = {"می", "نمی"}
_EZAFE = {"ی", "ای"}
_BOUND = _PLURAL | _VERB_PREFIXES | _EZAFE
# A stem keeps three letters, so that «تنها» and «بها» stay what they are.
_PLURAL_END = re.compile(r"(?<=\w\w\w)(?:ها(?:ی(?:ی|م|ت|ش|مان|تان|شان)?)?)+\Z")
_EZAFE_END = re.compile(r"(?<=\w\w[او])ی\Z")
_SHORTEST_STEM = 3
_LONGEST_STEM = 40
_EZAFE_AFTER_HEH = re.compile(f"ه{ZWNJ}+ا?ی(?= |\\Z)")

_LINE_ENDS = re.compile("\r\n?")
# C0 and C1 controls but tab and line feed, and halves of surrogate pairs.
_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def fold(text: str) -> str:
    """Return the search form of `text`: folding it again changes nothing.

    Lower-case words with one space between: ي/ی ك/ک ة/ۀ/ه أ/إ/آ/ا ؤ/و ئ/ی made one, digits
    ASCII, presentation forms plain, diacritics, tatweel, joiners and punctuation gone, words
    joined over the half space, without plural ها/های and the ی of ezafe.
    """
    spread = letters(text)
    whole = _whole_words(spread)
    return " ".join(whole if whole is not None else [word for word, _ in _words(spread)])


def terms(text: str) -> list[str]:
    """Return the distinct search words of `text` in order.

    A word with a half space gives itself joined and its parts: «پی‌گیری» gives «پیگیری»,
    «پی» and «گیری», so either way of typing it finds it.
    """
    spread = letters(text)
    whole = _whole_words(spread)
    if whole is not None:
        return list(dict.fromkeys(whole))
    found: dict[str, None] = {}
    for word, parts in _words(spread):
        found[word] = None
        for part in parts:
            found[part] = None
    return list(found)


def parted_words(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return every search word of `text` in order, each with the parts its half spaces cut."""
    spread = letters(text)
    whole = _whole_words(spread)
    return list(_words(spread)) if whole is None else [(word, ()) for word in whole]


def found_in(query: str, text: str) -> bool:
    """Tell whether every word of `query` is in `text`, as a whole or by all of its parts."""
    known = set(terms(text))
    return all(
        word in known or (parts != () and known.issuperset(parts))
        for word, parts in _words(letters(query))
    )


def plain(text: str) -> str:
    """Return `text` as `fold` does but with each word whole: for names and words of a list."""
    return " ".join(letters(text).replace(ZWNJ, "").split())


def stored(text: str) -> str:
    """Return what is kept of a typed text; storing it again changes nothing.

    NFC, line ends as U+000A, without C0/C1 controls (but tab and line end) and lone
    surrogates. Half spaces, emoji joiners and direction marks stay. NFC writes a few
    letters as ASCII (U+212A is K), so identifiers are parsed from the text as it came.
    """
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _UNSTORABLE.sub("", _LINE_ENDS.sub("\n", text)))


def _whole_words(spread: str) -> list[str] | None:
    """Return the folded words, or None where some must be put together first."""
    if ZWNJ in spread:
        return None
    raw = spread.split()
    return list(map(_stem, raw)) if _BOUND.isdisjoint(raw) else None


def _words(spread: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each folded word with the parts that its half spaces cut it into.

    Plural ends and verb prefixes typed apart are put back on their words.
    """
    last, parts = "", ()  # type: str, tuple[str, ...]
    for token in _EZAFE_AFTER_HEH.sub("ه", spread).split():
        word, own = _halves(token)
        if not word or (word in _EZAFE and last.endswith("ه")):
            continue
        if (last in _VERB_PREFIXES and word[0].isalpha()) or (
            word in _PLURAL and last[-1:].isalnum() and len(last) <= _LONGEST_STEM
        ):
            last, parts = _stem(last + word), parts + own
            continue
        if last:
            yield last, parts
        last, parts = word, own
    if last:
        yield last, parts


def _halves(token: str) -> tuple[str, tuple[str, ...]]:
    if ZWNJ not in token:
        return _stem(token), ()
    return _parted(token) if len(token) <= _LONGEST_STEM else _part(token)


def _part(token: str) -> tuple[str, tuple[str, ...]]:
    parts = [part for part in token.split(ZWNJ) if part]
    word = _stem("".join(parts))
    own = (_stem(part) for part in parts if part not in _BOUND)
    return word, tuple(part for part in own if part != word and len(part) > 1)


# Words repeat; only short ones are remembered, so hostile text can not fill the memory.
_parted = lru_cache(maxsize=20_000)(_part)


def _stem(word: str) -> str:
    """Return the word without its plural end and ezafe; a stem is never cut further."""
    return _cut(word) if _SHORTEST_STEM < len(word) <= _LONGEST_STEM else word


@lru_cache(maxsize=20_000)
def _cut(word: str) -> str:
    stem = word
    while (shorter := _EZAFE_END.sub("", _PLURAL_END.sub("", stem))) != stem:
        stem = shorter
    return word if stem in _BOUND else stem
