"""The words of a message, and where they stand in it."""

import re
from collections.abc import Iterator

_ADDRESS = r"(?P<address>(?<![^\s@،؛«»()])[^\s@،؛«»()]+@[^\s@،؛«»()]+|(?:https?://|www\.)\S+)|"
_REST = (
    r"(?P<word>(?:[^\W\d_]|['\u2019](?=[a-zA-Z])|[\u0640\u064b-\u065f\u0670\u200c\u200d])++(?!\d))"
    r"|(?P<number>[-+]?\d[\d٬٫,.:/]*+(?![^\W\d_]))"
    r"|(?P<code>[^\W_]+(?:-[^\W_]+)*)"
    r"|(?P<face>[:;=][-'^]?[()DPpOo|/\\*3]+(?![a-z])|<3+|</3|:'\(|\^_*\^)"
    r"|(?P<mark>[!?؟]+|\.{2,}|…"
    r"|[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    r"(?:[\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[\u2600-\u27bf\U0001f000-\U0001faff])*)"
)
_TOKEN = re.compile(_REST)
_TOKEN_OR_ADDRESS = re.compile(_ADDRESS + _REST)


# Start, end, as typed, and sort: word, number, code (letters and digits), address, face or mark.
Token = tuple[int, int, str, str]


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of `text` in order; single points and commas are none."""
    addressed = "@" in text or "://" in text or "www." in text
    for found in (_TOKEN_OR_ADDRESS if addressed else _TOKEN).finditer(text):
        yield found.start(), found.end(), found[0], found.lastgroup or ""
