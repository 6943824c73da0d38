"""Text for matching and for the models: one spelling where people have many.

What is kept of a message is `fold.stored`; what a search compares is `fold.fold`.
"""

import re
import unicodedata

from .fold_letters import ZWNJ
from .normalize_letters import LETTERS, SIGNS

# Addresses keep every character: web, e-mail, and plain domains with a path. Each begins where
# nothing of its kind stands before it, so that the search is linear.
_ADDRESS = re.compile(
    r"((?<![\w.+\-\u200c\u200d])(?:[a-z][a-z0-9+.-]*://|www\.)\S+"
    r"|(?<![^\s@,،؛;:<>()«»\"])[^\s@,،؛;:<>()«»\"]+@[^\s@,،؛;:<>()«»\"]+"
    r"|(?<![\w.\-\u200c\u200d])(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}(?:[/?#:]\S*)?(?![\w-]))",
    re.IGNORECASE,
)
_THOUSANDS = re.compile(r"(?<=\d)٬(?=\d)")
_POINT = re.compile(r"(?<=\d)٫(?=\d)")
_LONG = re.compile(r"([^\W\d_])\1\1|[!?؟]{3}")
_LETTERS = re.compile(r"([^\W\d_])\1{2,}")
_MARKS = re.compile(r"([!?؟])\1{2,}")
_CODE = re.compile(r"[\d_@/\\#=]")
_WORD = re.compile(r"\S+")
_HALF_SPACES = re.compile(f"{ZWNJ}{{2,}}")
_LOOSE = re.compile(rf"(?<!\w){ZWNJ}+|{ZWNJ}+(?!\w)")
# A joiner between Arabic letters shows nothing; between emoji it makes one of several.
_JOINER = re.compile("(?<=[\u0600-\u06ff\u200c])\u200d+|\u200d+(?=[\u0600-\u06ff\u200c])")
_LETTER = "[\u0622-\u063a\u0641-\u064a\u066e-\u06cc]"
_PREFIX = re.compile(rf"(?<!\w)(ن?می)\s+(?={_LETTER})")
_SUFFIX = re.compile(
    rf"(?<={_LETTER})\s+(?=(?:ها(?:ی(?:ی|م|ت|ش|مان|تان|شان)?)?|تر(?:ین)?)(?![\w\u200c]))"
)


def normalize(text: str) -> str:
    """Return `text` in the one spelling that matching and the models know.

    ي/ی ك/ک ۀ/ة/ه أ/إ/ا ؤ/و made one, digits 0-9 with `,` `.` `%`, letters in presentation
    forms plain, diacritics, tatweel and direction marks gone; «می خواهم» and «کتاب ها» with
    their half space, none that stands loose; elongation cut («سلاااام» «سلام», "sooo" "soo");
    one space between words. Addresses (URL, e-mail, domain) keep every character, and words
    with a digit or all in capitals their repetitions. Normalizing again changes nothing.
    """
    if text.isascii() and not _LONG.search(text):
        return " ".join(text.split())
    text = _composed(_composed(text).translate(SIGNS))
    if "." in text or "@" in text or "/" in text:
        pieces = _ADDRESS.split(text)
        pieces[::2] = map(_respelled, pieces[::2])
        text = "".join(pieces)
    else:
        text = _respelled(text)
    return " ".join(text.split())


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _respelled(piece: str) -> str:
    if piece.isascii():
        return _shortened(piece)
    piece = _composed(piece.translate(LETTERS))
    if "\u200d" in piece:
        piece = _JOINER.sub("", piece)
    if ZWNJ in piece:
        piece = _composed(_LOOSE.sub("", _HALF_SPACES.sub(ZWNJ, piece)))
    if "٬" in piece or "٫" in piece:
        piece = _POINT.sub(".", _THOUSANDS.sub(",", piece))
    return _SUFFIX.sub(ZWNJ, _PREFIX.sub(rf"\1{ZWNJ}", _shortened(piece)))


def _shortened(piece: str) -> str:
    return _WORD.sub(_short_word, piece) if _LONG.search(piece) else piece


def _short_word(found: re.Match[str]) -> str:
    word = _MARKS.sub(r"\1\1", found[0])
    if _CODE.search(word) or (word.isascii() and word.isupper()):
        return word
    return _LETTERS.sub(_short_run, word)


def _short_run(found: re.Match[str]) -> str:
    """Persian seldom doubles a letter within a word; other scripts do, and so does laughter."""
    letter = found[1]
    if letter in "wW":
        return found[0]
    return letter if "\u0600" <= letter <= "\u06ff" and letter not in "هخ" else letter * 2
