"""What XML can hold."""

import re

# Everything outside the production Char of XML 1.0.
_NO_CHAR = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """Give the text with each character that XML 1.0 forbids shown as U+FFFD."""
    return _NO_CHAR.sub("\ufffd", text)
