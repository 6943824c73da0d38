"""Headers of mails that go out: no text of anybody can end a line and begin another header.

Texts are made one line first; then the policy refuses what still could break one; then the bytes are
counted. Any one of the three may fail (Python before 3.11.10 decodes `=?…?=` in a value and writes
the line ends that were hidden in it: CVE-2024-6923).
"""

import re
import unicodedata
from collections.abc import Sequence
from email.header import Header
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any, Final

from hamdel.language.bidi import strip_controls

_BREAKS: Final = "\u2028\u2029"
_LITERAL: Final = {"message-id", "in-reply-to", "references", "list-unsubscribe"}
_SUBJECT: Final = "subject"
_LINE: Final = 76  # letters (RFC 2047, 2)
_MESSAGE_ID: Final = re.compile(r"<[!-;=?A-~]{1,240}@[!-;=?A-~]{1,240}>")
_SPECIALS: Final = str.maketrans(dict.fromkeys('"<>()[]\\,;:@', " "))
_MIME_TYPE: Final = re.compile(r"[a-z]{1,20}/[a-z0-9][a-z0-9.+_-]{0,100}")


class BrokenHeader(ValueError):
    """A header that would be more than one, or none; the text says which."""


class OneLineEach(EmailPolicy):
    """The policy of what we write: refuses what breaks lines, and leaves ids and addresses whole."""

    def header_store_parse(self, name: str, value: Any) -> tuple[str, Any]:
        """Take a header in, or raise BrokenHeader."""
        if any(_breaks(letter) for letter in f"{name}{value}"):
            raise BrokenHeader(f"{name} holds a character that no header may hold.")
        return super().header_store_parse(name, value)

    def fold(self, name: str, value: Any) -> str:
        """Write a header; ids are parted at spaces and never encoded, however long.

        A subject or a name in other letters is encoded as a whole: Python's own way may lose a
        space at the end of a line.
        """
        if name.lower() in _LITERAL:
            return f"{name}: " + f"{self.linesep} ".join(str(value).split()) + self.linesep
        if str(value).isascii() or self.utf8:
            return str(super().fold(name, value))
        if name.lower() == _SUBJECT:
            return f"{name}: {self._encoded(name, str(value))}{self.linesep}"
        addresses: Sequence[Any] = getattr(value, "addresses", ())
        if len(addresses) == 1 and addresses[0].addr_spec.isascii():
            words = self._encoded(name, addresses[0].display_name)
            return f"{name}: {words}{self.linesep} <{addresses[0].addr_spec}>{self.linesep}"
        return str(super().fold(name, value))

    def _encoded(self, name: str, text: str) -> str:
        words = Header(text, "utf-8", header_name=name, maxlinelen=_LINE)
        return words.encode(linesep=self.linesep)

    def fold_binary(self, name: str, value: Any) -> bytes:
        """Write a header as bytes, as `fold` does."""
        return self.fold(name, value).encode("utf-8" if self.utf8 else "ascii")


POLICY: Final = OneLineEach(linesep="\r\n", cte_type="7bit", raise_on_defect=False)


def one_line(text: str, *, most: int) -> str:
    """Text as one line without anything that breaks one or hides in an encoded word."""
    spaced = "".join(" " if _breaks(letter) else letter for letter in text[: 4 * most])
    return " ".join(spaced.replace("=?", "= ?").split())[:most].rstrip()


def display_name(text: str, *, most: int = 100) -> str:
    """A name to stand before an address: without what means something there."""
    return one_line(strip_controls(text).translate(_SPECIALS), most=most)


def file_name(text: str) -> str:
    """The name of an attachment, only its last part, without marks that turn it around."""
    last = re.split(r"[/\\]", strip_controls(text))[-1]
    return one_line(last.replace('"', "'"), most=150)


def message_ids(*texts: str) -> list[str]:
    """Those of the texts that are one message id, each once, in order; all else is left out."""
    return [one for one in dict.fromkeys(texts) if _MESSAGE_ID.fullmatch(one)]


def mime_type(text: str) -> tuple[str, str]:
    """The two halves of a file's type; what is none, or would be read as mail, is plain bytes."""
    said = text.partition(";")[0].strip().lower()
    if not _MIME_TYPE.fullmatch(said) or said.startswith(("message/", "multipart/")):
        return "application", "octet-stream"
    kind, _, part = said.partition("/")
    return kind, part


def written(message: EmailMessage) -> bytes:
    """The message as bytes. Raises BrokenHeader where its head has not exactly its headers."""
    content = message.as_bytes()
    head = content.partition(b"\r\n\r\n")[0]
    lines = [line for line in head.split(b"\r\n") if not line.startswith((b" ", b"\t"))]
    names = [line.partition(b":")[0].decode("ascii", "replace") for line in lines]
    if names != list(message.keys()) or b"\n" in head.replace(b"\r\n", b""):
        raise BrokenHeader("A header of the message would be more than one.")
    return content


def _breaks(letter: str) -> bool:
    return letter in _BREAKS or unicodedata.category(letter) in {"Cc", "Cs"}
