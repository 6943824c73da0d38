"""A request's body: bytes to events, safe against what hostile JSON can hold."""

import zlib
from typing import Any, Final

import msgspec

from ..contracts import Refused

MOST_BYTES: Final = 500 * 1024
MOST_EVENT_BYTES: Final = 32 * 1024
MOST_EVENTS: Final = 2_500
MOST_DEPTH: Final = 64

# Names that carry authority: said twice in one object, two readers may believe different ones.
AUTHORITY: Final = (
    b'"userId"', b'"anonymousId"', b'"messageId"', b'"previousId"', b'"writeKey"',
    b'"organization"', b'"email"', b'"phone"', b'"userHash"',
)  # fmt: skip


class TooLarge(Exception):
    """More than is taken at once; the text says what."""


class Batch(msgspec.Struct):
    """The envelope of several events."""

    batch: list[msgspec.Raw]
    sent_at: Any = msgspec.field(name="sentAt", default=None)
    write_key: Any = msgspec.field(name="writeKey", default=None)
    context: Any = None


_batch: Final = msgspec.json.Decoder(Batch).decode
_raws: Final = msgspec.json.Decoder(list[msgspec.Raw]).decode
_any: Final = msgspec.json.Decoder().decode


def inflate(body: bytes) -> bytes:
    """Unpack a gzipped body (known by its first bytes, not by its headers); plain ones pass.

    Raises TooLarge past MOST_BYTES unpacked, Refused where the packing is broken.
    """
    if body[:2] != b"\x1f\x8b":
        if len(body) > MOST_BYTES:
            raise TooLarge(f"The body has over {MOST_BYTES} bytes.")
        return body
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(body, MOST_BYTES + 1)
    except zlib.error as error:
        raise Refused("The body is not whole gzip data.", field="body") from error
    if len(plain) > MOST_BYTES:
        raise TooLarge(f"The body has over {MOST_BYTES} bytes when unpacked.")
    if not unpacker.eof:
        raise Refused("The body is not whole gzip data.", field="body")
    return plain


def read_batch(body: bytes) -> Batch:
    """Read an envelope `{"batch": […]}` or a bare list; its events stay raw.

    Raises Refused naming the field that can not be read, TooLarge past MOST_EVENTS.
    """
    body = body.removeprefix(b"\xef\xbb\xbf")
    try:
        found = Batch(_raws(body)) if body[:1] == b"[" else _batch(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Refused(_reason(error), field=_field(error)) from error
    if len(found.batch) > MOST_EVENTS:
        raise TooLarge(f"The batch has over {MOST_EVENTS} events.")
    return found


def read_event(raw: bytes | memoryview) -> tuple[dict[str, Any], str]:
    """One event as a dictionary, and as the text that is kept.

    Raises Refused naming the field that can not be read, TooLarge past MOST_EVENT_BYTES.
    """
    given = bytes(raw).removeprefix(b"\xef\xbb\xbf")
    if len(given) > MOST_EVENT_BYTES:
        raise TooLarge(f"The event has over {MOST_EVENT_BYTES} bytes.")
    try:
        if given.count(b"[") + given.count(b"{") > MOST_DEPTH:
            check_depth(given)
        found = _any(given)
        text = given.decode()
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(_reason(error), field="event") from error
    if not isinstance(found, dict):
        raise Refused("An event is a JSON object.", field="event")
    if b"\\u0000" in given:
        _refuse_nul_keys(found)
    for name in AUTHORITY:
        if given.count(name) > 1:
            _refuse_doubles(found, given, name)
    return found, text


def check_depth(text: bytes) -> None:
    """Raise Refused where JSON is nested deeper than MOST_DEPTH; brackets in strings are counted not."""
    depth = 0
    inside = escaped = False
    for byte in text:
        if inside:
            if escaped:
                escaped = False
            elif byte == 0x5C:
                escaped = True
            elif byte == 0x22:
                inside = False
        elif byte == 0x22:
            inside = True
        elif byte in b"[{":
            depth += 1
            if depth > MOST_DEPTH:
                raise Refused(f"Nested deeper than {MOST_DEPTH}.", field="event")
        elif byte in b"]}":
            depth -= 1


def _refuse_nul_keys(value: Any) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if "\0" in key:
                raise Refused("A name holds the character NUL.", field=key.replace("\0", "␀"))
            _refuse_nul_keys(inner)
    elif isinstance(value, list):
        for inner in value:
            _refuse_nul_keys(inner)


def _refuse_doubles(value: dict[str, Any], given: bytes, quoted: bytes) -> None:
    """Refuse a name said twice in one object.

    Reading keeps one of each name an object, so the found are fewer than the written exactly when
    one was doubled. A text that merely speaks of the name (`"\\"email\\""`) holds a backslash.
    """
    name = quoted[1:-1].decode()
    written = given.count(quoted) - given.count(b"\\" + quoted)
    texts = _count_texts(value, name)
    if _count_names(value, name) + texts < written:
        raise Refused("The field is given twice.", field=name)


def _count_names(value: Any, name: str) -> int:
    if isinstance(value, dict):
        return (name in value) + sum(_count_names(v, name) for v in value.values())
    if isinstance(value, list):
        return sum(_count_names(v, name) for v in value)
    return 0


def _count_texts(value: Any, name: str) -> int:
    if isinstance(value, dict):
        return sum(_count_texts(v, name) for v in value.values())
    if isinstance(value, list):
        return sum(_count_texts(v, name) for v in value)
    return int(value == name)


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return f"Nested deeper than {MOST_DEPTH}."
    if isinstance(error, UnicodeDecodeError):
        return "Not UTF-8."
    return str(error).split(" - at `")[0]


def _field(error: Exception) -> str:
    found = str(error).partition(" - at `$")[2].rstrip("`").lstrip(".")
    if "missing required field `batch`" in str(error):
        return "batch"
    return found or "body"
