"""The words of a message, and where they stand in it."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Sort = Literal["word", "number", "code", "address", "face", "mark"]

_TOKEN = re.compile(
    r"(?P<address>(?<![^\s@،؛«»()])[^\s@،؛«»()]+@[^\s@،؛«»()]+|(?:https?://|www\.)\S+)"
    r"|(?P<face>[:;=][-'^]?[()DPpOo|/\\*3]+(?![a-z])|<3+|</3|:'\(|\^_*\^|xD+\b)"
    r"|(?P<number>[-+]?\d[\d٬٫,.:/]*+(?![^\W\d_]))"
    r"|(?P<code>(?=[^\W_]*\d)(?=[^\W_]*[^\W\d_])[^\W_]+(?:-[^\W_]+)*)"
    r"|(?P<word>(?:[^\W\d_]|['\u2019](?=[a-z])|[\u0640\u064b-\u065f\u0670\u200c\u200d])+)"
    r"|(?P<mark>[!?؟]+|\.{2,}|…"
    r"|[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    r"(?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[\u2600-\u27bf\U0001f000-\U0001faff])*)",
    re.IGNORECASE,
)


class Token(NamedTuple):
    """A word, number, face or mark of a message, `start` to `end` in the text as it came."""

    start: int
    end: int
    typed: str
    sort: str


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of `text` in order; single points and commas are none."""
    for found in _TOKEN.finditer(text):
        yield Token(found.start(), found.end(), found[0], found.lastgroup or "")
