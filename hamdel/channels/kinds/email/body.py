"""The body of a mail: what is said in text and in HTML, and the files."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from email.message import Message
from html import escape
from typing import Final

from hamdel.language.bidi import strip_controls

from .charsets import decode
from .flowing import Flow, flow_of
from .head import words
from .mail import Enclosed

DEEPEST: Final = 60
MOST_PARTS: Final = 1_000
MOST_TEXT: Final = 1_000_000  # bytes of one part that are shown; the whole is a file then
_NAME_LONGEST: Final = 150
_TYPE: Final = re.compile(r"[a-z0-9][a-z0-9.+_-]{0,60}/[a-z0-9][a-z0-9.+_-]{0,100}")
_UNSAID: Final = "application/octet-stream"
_ENCODING: Final = "content-transfer-encoding"
_DOTS: Final = re.compile(r"^[. ]+|[. ]+$")


class TooIntricate(ValueError):
    """A mail of more parts, or deeper ones, than anybody sends."""


@dataclass(frozen=True)
class Piece:
    """What stands in one place of a mail, in text, in HTML, or in both."""

    text: str | None = None
    html: str | None = None


@dataclass
class Body:
    """The pieces in order, the files, and the parts in which machines report.

    `cut`: a piece is not the whole of its part. `flow`: how the lines of its text are broken.
    """

    pieces: list[Piece] = field(default_factory=list)
    files: list[Enclosed] = field(default_factory=list)
    reports: list[Message] = field(default_factory=list)
    about: list[Message] = field(default_factory=list)
    seen: int = 0
    cut: bool = False
    flow: Flow = ""

    @property
    def text(self) -> str | None:
        """All of it as plain text; None where a piece is in HTML alone."""
        if not self.pieces:
            return ""
        texts = [piece.text for piece in self.pieces]
        said = [one for one in texts if one is not None]
        return "\n".join(said) if len(said) == len(texts) else None

    @property
    def html(self) -> str:
        """All of it as HTML; "" where none of it is."""
        if not any(piece.html for piece in self.pieces):
            return ""
        return "\n".join(
            piece.html or f"<pre>{escape(piece.text or '')}</pre>" for piece in self.pieces
        )


def body_of(message: Message) -> Body:
    """Read a mail's parts. Raises TooIntricate."""
    body = Body()
    _collect(message, body, depth=0)
    return body


def _collect(part: Message, body: Body, *, depth: int) -> None:
    body.seen += 1
    if depth > DEEPEST or body.seen > MOST_PARTS:
        raise TooIntricate("It has more parts than any mail has.")
    kind = part.get_content_type()
    # Not asked of a leaf: Python would read its text by the charset it says.
    given = part.get_payload() if part.is_multipart() else None
    inside = (
        [one for one in given if isinstance(one, Message)] if isinstance(given, list) else None
    )
    if kind.startswith("message/") and inside:
        _collect_message(part, kind, inside, body)
    elif inside is not None:
        before = len(body.pieces)
        for one in inside:
            _collect(one, body, depth=depth + 1)
        if kind == "multipart/alternative":
            body.pieces[before:] = _alternatives(body.pieces[before:])
    elif _is_text(part, kind, depth):
        _collect_text(part, kind, body)
    else:
        body.files.append(_file(part, kind))


def _collect_text(part: Message, kind: str, body: Body) -> None:
    """Take what is said; what nobody reads to its end is a file as well."""
    content = _content(part)
    said = text_in(content[:MOST_TEXT], part)
    html = kind == "text/html"
    body.pieces.append(Piece(html=said) if html else Piece(text=said))
    body.flow = body.flow if html else flow_of(part)
    if len(content) > MOST_TEXT:
        body.cut = True
        named = "message.html" if html else "message.txt"
        body.files.append(Enclosed(name=named, type=kind, content=content))


def _collect_message(part: Message, kind: str, inside: Sequence[Message], body: Body) -> None:
    if kind in ("message/delivery-status", "message/disposition-notification"):
        body.reports += inside
        return
    body.about += inside
    try:
        content = b"\n".join(one.as_bytes() for one in inside)
    except (LookupError, UnicodeError, ValueError, AttributeError, TypeError):
        content = "\n".join(f"{name}: {value}" for name, value in inside[0].raw_items()).encode(
            "utf-8", "replace"
        )
    named = (
        name_of(part) or f"{_shown(words(str(inside[0].get('subject', ''))))[:80] or 'mail'}.eml"
    )
    body.files.append(Enclosed(name=named, type=kind, content=content))


def _alternatives(pieces: Sequence[Piece]) -> list[Piece]:
    """One piece of the alternatives: the plain text, and the last HTML."""
    text = next((one.text for one in pieces if one.text is not None and one.text.strip()), None)
    html = next((one.html for one in reversed(pieces) if one.html), None)
    return [Piece(text=text, html=html)] if text is not None or html is not None else []


def text_in(content: bytes, part: Message) -> str:
    """The text of a part's bytes, whatever charset it says."""
    said = decode(content, str(part.get_content_charset("") or ""))
    return said.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _content(part: Message) -> bytes:
    named = str(part.get(_ENCODING, ""))
    if named and named != (said := named.partition(";")[0].strip().lower()):
        del part[_ENCODING]
        part[_ENCODING] = said
    try:
        found = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError, IndexError):
        return b""
    return found if isinstance(found, bytes) else b""


def _is_text(part: Message, kind: str, depth: int) -> bool:
    """Whether a part is what is said; alone in a mail any text is."""
    known = kind in ("text/plain", "text/html") or (not depth and kind.startswith("text/"))
    return known and not _is_file(part)


def _is_file(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(name_of(part))


def _file(part: Message, kind: str) -> Enclosed:
    content = _content(part)
    part.set_payload("")  # a file is large: once in memory is enough
    return Enclosed(
        name=name_of(part),
        type=kind if _TYPE.fullmatch(kind) else _UNSAID,
        content=content,
        cid=words(str(part.get("content-id", ""))).strip("<> ")[:500],
    )


def name_of(part: Message) -> str:
    """What the sender calls a file: one line, no path, nothing that turns it around; "" for none."""
    for header, name in (("content-disposition", "filename"), ("content-type", "name")):
        try:
            given = part.get_param(name, None, header)
        except (ValueError, LookupError, TypeError, AttributeError):
            continue
        if isinstance(given, tuple):
            charset, _, raw = given
            given = decode(str(raw).encode("latin-1", "replace"), charset or "")
        if given:
            return _shown(words(str(given)))
    return ""


def _shown(name: str) -> str:
    last = re.split(r"[/\\\x00]", name)[-1]
    printable = "".join(one if one.isprintable() or one == "\u200c" else " " for one in last)
    tidy = " ".join(strip_controls(printable).split())
    return _DOTS.sub("", tidy)[-_NAME_LONGEST:]
