"""Addresses of pages and mailboxes. What stands inside one is nothing else."""

import re
from collections.abc import Iterator

from ..emails import parse_email
from .entity import Entity
from .word_sets import words

_LONGEST_LOCAL = 64
_LONGEST_DOMAIN = 253
_LOCAL = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._%+-'")
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_SCHEME = re.compile(r"(?:https?|ftp)://[^\s<>\"«»\u200c]+|(?<![\w@.-])www\.[^\s<>\"«»\u200c]+")
_BARE = re.compile(r"(?<![\w@./-])[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/[!-~]*)?")
_ENDINGS = words(
    "ir com net org io co info me app dev shop store ai tv edu gov biz online site xyz uk de "
    "us ca tr ae af at ch fr nl se eu link page cloud ly to gl"
)
_AFTER = ".,;:!?'\"*_~|»”)]}>"
_PAIRS = {")": "(", "]": "[", "}": "{"}


def find_links(text: str, folded: str) -> Iterator[Entity]:
    """Yield e-mail addresses and URLs of `text`; `folded` is its `same_length` form."""
    if "@" in folded:
        yield from _emails(text, folded)
    if "." in folded:
        for found in _SCHEME.finditer(folded):
            end = _trimmed(folded, found.start(), found.end())
            if end - found.start() > len("https://"):
                yield _url(text, found.start(), end)
        yield from _bare(text, folded)


def _bare(text: str, folded: str) -> Iterator[Entity]:
    for found in _BARE.finditer(folded):
        end = _trimmed(folded, found.start(), found.end())
        host = folded[found.start() : end].partition("/")[0]
        name, _, ending = host.rpartition(".")
        if ending in _ENDINGS and any(map(str.isalpha, name)) and not host.startswith("www."):
            yield _url(text, found.start(), end)


def _url(text: str, start: int, end: int) -> Entity:
    surface = text[start:end]
    return Entity("url", surface, start, end, surface)


def _trimmed(folded: str, start: int, end: int) -> int:
    """Return the end without the punctuation of the sentence; closed brackets stay."""
    while end > start and folded[end - 1] in _AFTER:
        if _closes(folded[max(start, end - _LONGEST_DOMAIN) : end]):
            break
        end -= 1
    return end


def _closes(address: str) -> bool:
    opening = _PAIRS.get(address[-1])
    return opening is not None and address.count(opening) >= address.count(address[-1])


def _emails(text: str, folded: str) -> Iterator[Entity]:
    at = folded.find("@")
    while at >= 0:
        start = at
        while start > 0 and at - start < _LONGEST_LOCAL and folded[start - 1] in _LOCAL:
            start -= 1
        while start < at and folded[start] in ".'-":
            start += 1
        domain = _DOMAIN.match(folded, at + 1, at + 1 + _LONGEST_DOMAIN)
        if domain and start < at:
            end = at + 1 + len(domain[0].rstrip("-"))
            if (value := parse_email(text[start:end])) is not None:
                yield Entity("email", value, start, end, text[start:end])
        at = folded.find("@", at + 1)
