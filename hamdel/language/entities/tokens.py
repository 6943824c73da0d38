"""The words of a message, each with its place, and the numbers that stand among them."""

import re

from ..fold_letters import ZWNJ
from .finglish import known_spelling
from .glued_words import GLUED
from .same_length import FILLER

# What another reader has taken; it stands between words and is none.
TAKEN = "\x00"
# Digits with marks inside, Finglish words with ' for ع, letters, anything else but spaces and half
# spaces.
_TOKEN = re.compile(
    rf"[0-9]+(?:[.,/][0-9]+)*|jom'eh?\w*|s(?:aa?)'a+t\w*|ba'd\w*|rob'|[^\W\d_]+|{TAKEN}+"
    rf"|[^\s\w{ZWNJ}]|_|[^\W0-9]"
)


class Tokens:
    """The words of a text in one spelling, with where each starts and ends.

    Half spaces part words («سه‌شنبه» is two), and so does the border of digits and letters.
    """

    __slots__ = ("ends", "folded", "starts", "text", "words")

    def __init__(self, text: str, folded: str) -> None:
        """Take the text as it came and its `same_length` form, where taken spans are blank."""
        self.text = text
        self.folded = folded
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        filled = FILLER in folded
        for found in _TOKEN.finditer(folded):
            word = found[0]
            if filled:
                word = word.replace(FILLER, "") or FILLER
            if word in GLUED:
                self._add_parts(word, *found.span())
                continue
            self.words.append(
                known_spelling(word.replace("'", "") or word) if word.isascii() else word
            )
            self.starts.append(found.start())
            self.ends.append(found.end())

    def _add_parts(self, word: str, start: int, end: int) -> None:
        """Add a number and its unit that are typed as one word."""
        cut = GLUED[word]
        middle = start + cut if end - start == len(word) else end - (len(word) - cut)
        count = word[:cut]
        # «یهفته» is «یه هفته», its two ه made one.
        self.words.append("یه" if count == "ی" else count)
        self.starts.append(start)
        self.ends.append(middle)
        if word[cut:] in GLUED:
            self._add_parts(word[cut:], middle, end)
            return
        self.words.append(word[cut:])
        self.starts.append(middle)
        self.ends.append(end)

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.words)

    def word(self, at: int) -> str:
        """Return the word at a place, "" outside of the text."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def glued(self, at: int) -> bool:
        """Tell whether nothing at all stands between the word `at` and the one before."""
        return 0 < at < len(self.words) and self.starts[at] == self.ends[at - 1]

    def joined(self, at: int) -> bool:
        """Tell whether only a half space or nothing stands before the word `at`."""
        if not 0 < at < len(self.words):
            return False
        gap = self.folded[self.ends[at - 1] : self.starts[at]]
        return not gap.strip(ZWNJ)
