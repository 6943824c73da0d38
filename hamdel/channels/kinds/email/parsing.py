"""Python's parser of mails, kept from what costs it more than a mail is worth."""

import re
from email.message import Message
from email.parser import BytesFeedParser
from email.policy import Compat32
from typing import Final

from .body import TooIntricate

LONGEST: Final = 60_000  # characters of a header
LONGEST_OF_CONTENT: Final = 4_000  # of a header with parameters: reading those takes square time
MOST_HEADERS: Final = 50_000
MOST_NESTED: Final = 40  # parts that hold parts: each line is looked at by all that are open
MOST_LOOKS: Final = 4_000_000
_CHUNK: Final = 100_000  # bytes
_NESTING: Final = re.compile(rb"^content-type:[ \t]*multipart/", re.IGNORECASE | re.MULTILINE)
_END_OF_HEAD: Final = re.compile(rb"\r?\n\r?\n")


class Bounded(Compat32):
    """The old policy, which raises at nothing, with headers cut where nobody reads on."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Take in a header."""
        name, value = super().header_source_parse(sourcelines)
        content = name.lower().startswith("content-")
        return name, value[: LONGEST_OF_CONTENT if content else LONGEST]


def parsed(content: bytes) -> Message:
    """The parts of a mail. Raises TooIntricate."""
    head = _END_OF_HEAD.search(content)
    if content.count(b"\n", 0, head.start() if head else len(content)) > MOST_HEADERS:
        raise TooIntricate("It has more headers than any mail has.")
    nested = sum(1 for _ in _NESTING.finditer(content))
    if nested > MOST_NESTED and nested * content.count(b"\n") > MOST_LOOKS:
        raise TooIntricate("Its parts lie too deep within each other.")
    parser = BytesFeedParser(policy=Bounded())
    for start in range(0, len(content), _CHUNK):  # given whole, it would take four times as much
        parser.feed(content[start : start + _CHUNK])
    return parser.close()
