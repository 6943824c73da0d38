"""A request's body: bytes to events, safe against what hostile JSON can hold."""

import re
import zlib
from typing import Any, Final

import msgspec

from ..contracts import Refused
from .integers import refuse_huge

MOST_BYTES: Final = 500 * 1024
MOST_EVENT_BYTES: Final = 32 * 1024
MOST_EVENTS: Final = 2_500
MOST_DEPTH: Final = 64

# Names that say who: given twice in one object, two readers may believe different people.
AUTHORITY: Final = (b'"userId"', b'"email"', b'"organization"')


_BRACKETS: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"|[\[\]{}]', re.DOTALL)
_SURROGATE: Final = re.compile(rb"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
_STEPS: Final = {b"[": 1, b"{": 1, b"]": -1, b"}": -1}
NOTHING: Final = msgspec.Raw(b"null")


class TooLarge(Exception):
    """More than is taken at once; the text says what."""


class Ours(msgspec.Struct, rename="camel", gc=False):
    """`context.hamdel`: what we take beyond Segment."""

    channel: Any = None
    device: Any = None
    outcome: Any = None
    sentiment: Any = None
    emotion: Any = None
    effort: Any = None
    user_hash: Any = None


class Context(msgspec.Struct, rename="camel", gc=False):
    """The parts of `context` that say where an event comes from."""

    user_agent: Any = None
    hamdel: Ours | None = None
    traits: dict[str, Any] | None = None
    device: Any = None
    app: msgspec.Raw = NOTHING
    page: msgspec.Raw = NOTHING


class Event(msgspec.Struct, rename="camel", gc=False):
    """One call of Segment's. Fields not named here are kept in the event's text."""

    type: Any = None
    message_id: Any = None
    user_id: Any = None
    anonymous_id: Any = None
    event: Any = None
    name: Any = None
    timestamp: Any = None
    original_timestamp: Any = None
    sent_at: Any = None
    context: Context | None = None
    traits: dict[str, Any] | None = None
    properties: msgspec.Raw = NOTHING
    previous_id: Any = None
    group_id: Any = None
    channel: Any = None


class Batch(msgspec.Struct):
    """The envelope of several events."""

    batch: list[msgspec.Raw]
    sent_at: Any = msgspec.field(name="sentAt", default=None)
    write_key: Any = msgspec.field(name="writeKey", default=None)
    context: Context | None = None


_batch: Final = msgspec.json.Decoder(Batch).decode
_raws: Final = msgspec.json.Decoder(list[msgspec.Raw]).decode
_event: Final = msgspec.json.Decoder(Event).decode
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
        found = _read_envelope(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        taken_apart = _take_apart(body)
        if taken_apart is None:
            raise Refused(_reason(error), field=_field(error, "body")) from error
        found = taken_apart
    if len(found.batch) > MOST_EVENTS:
        raise TooLarge(f"The batch has over {MOST_EVENTS} events.")
    return found


def _take_apart(body: bytes) -> Batch | None:
    """Read an envelope in which a text holds half a character, as an emoji cut in two leaves it.

    The fast reader refuses the whole, and good events would be lost with it: it reads a copy of
    equal length without such characters, and each event is then cut out of what was sent.
    None for any other fault.
    """
    copy, at = without_halves(body), 0
    try:
        found = _read_envelope(copy)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
    for index, event in enumerate(found.batch):
        at = copy.index(bytes(event), at)
        found.batch[index] = msgspec.Raw(body[at : at + len(bytes(event))])
        at += len(bytes(event))
    return found


def without_halves(body: bytes) -> bytes:
    """A copy of a JSON text, of equal length, in which no escape means half a character."""
    return _SURROGATE.sub(rb"\\ufffd", body)


def _read_envelope(body: bytes) -> Batch:
    return Batch(_raws(body)) if body[:1] == b"[" else _batch(body)


def read_event(raw: bytes | memoryview) -> tuple[Event, str]:
    """One event, and its text, which is kept.

    Raises Refused naming the field that can not be read, TooLarge past MOST_EVENT_BYTES.
    """
    given = bytes(raw)
    if len(given) > MOST_EVENT_BYTES:
        raise TooLarge(f"The event has over {MOST_EVENT_BYTES} bytes.")
    try:
        text = given.decode()
        # To seek one letter in a str costs a fifth of counting it, or of seeking a word.
        if text.count("{") + (text.count("[") if "[" in text else 0) > MOST_DEPTH:
            check_depth(given)
        found = _event(given)
        refuse_huge(given)
        if "\\" in text and "\\u0000" in text:
            _refuse_nul_keys(_any(given))
        for name in AUTHORITY:
            if given.count(name) > 1:
                _refuse_doubles(_any(given), given, name)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Refused(_reason(error), field=_field(error, "event")) from error
    return found, text


def check_depth(text: bytes) -> None:
    """Raise Refused where JSON is nested deeper than MOST_DEPTH; brackets in strings do not count."""
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += _STEPS.get(found[0], 0)
        if depth > MOST_DEPTH:
            raise Refused(f"Nested deeper than {MOST_DEPTH}.", field="event")


def _refuse_nul_keys(value: Any) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if "\0" in key:
                raise Refused("A name holds the character NUL.", field=key.replace("\0", "␀"))
            _refuse_nul_keys(inner)
    elif isinstance(value, list):
        for inner in value:
            _refuse_nul_keys(inner)


def _refuse_doubles(value: Any, given: bytes, quoted: bytes) -> None:
    r"""Refuse a name said twice in one object.

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


def _field(error: Exception, whole: str) -> str:
    if "missing required field `batch`" in str(error):
        return "batch"
    return str(error).partition(" - at `$")[2].rstrip("`").lstrip(".") or whole
