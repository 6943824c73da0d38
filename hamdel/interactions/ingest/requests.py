"""What a request says: its headers, its body, its events."""

import json
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

import msgspec
import structlog

from hamdel.platform.foreign_json import read_foreign

from ..contracts import Draft, Refused
from ..refusals import Refusal
from ..rules.envelope import (
    MOST_BYTES,
    TooLarge,
    read_batch,
    read_event,
    without_halves,
)
from ..rules.segment import Source, draft_of, micros_of
from .answers import Message

log = structlog.get_logger(__name__)

Receive = Callable[[], Awaitable[Message]]

SINGLE: Final = {
    "track": "track", "t": "track", "identify": "identify", "i": "identify", "page": "page",
    "p": "page", "screen": "screen", "s": "screen", "group": "group", "g": "group",
    "alias": "alias", "a": "alias",
}  # fmt: skip
_WRITTEN_KEY: Final = re.compile(rb'"writeKey"\s*:\s*"([!#-\[\]-~]{1,300})"')
SEVERAL: Final = frozenset({"batch", "b", "import"})
# A body that is too large is read to its end and forgotten: the server closes a connection whose
# request it did not read, and then the answer may never arrive.
MOST_DRAINED: Final = 8 * 1024 * 1024


class Gone(Exception):
    """The client hung up before its request was whole."""


class Keyed(msgspec.Struct):
    """The key that some clients put in the body."""

    write_key: Any = msgspec.field(name="writeKey", default=None)


class Read(msgspec.Struct, gc=False):
    """What a body held."""

    drafts: Sequence[Draft]
    refusals: Sequence[Refusal]
    refused: list[dict[str, Any]]


async def read_body(receive: Receive) -> bytes:
    """Collect the body; raises TooLarge where it is past the limit, Gone where it ends early."""
    message = await receive()
    if message["type"] == "http.disconnect":
        raise Gone
    body: bytes = message.get("body", b"")
    if not message.get("more_body"):
        return body
    parts, size = [body], len(body)
    while message.get("more_body") and size <= MOST_DRAINED:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        size += len(message.get("body", b""))
        if size <= MOST_BYTES:
            parts.append(message.get("body", b""))
    if size > MOST_BYTES:
        raise TooLarge(f"The body has over {MOST_BYTES} bytes.")
    return b"".join(parts)


def key_in(body: bytes) -> str:
    """Find `writeKey` at the top of a JSON body; empty where there is none.

    A body that is no JSON is searched for it: its client is to hear what is wrong with the body, and
    not that the key is; told of the key it would send the same again for ever.
    """
    if b"writeKey" not in body:
        return ""
    for text in (body.removeprefix(b"\xef\xbb\xbf"), without_halves(body)):
        try:
            found = msgspec.json.decode(text, type=Keyed).write_key
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            continue
        return found if isinstance(found, str) else ""
    written = _WRITTEN_KEY.findall(body)
    return written[-1].decode() if written else ""


def read_single(body: bytes, name: str, source: Source) -> Read:
    """Understand the one event of a body; raises Refused or TooLarge."""
    return Read([_understood(body.removeprefix(b"\xef\xbb\xbf"), source, name)], (), [])


def _understood(raw: bytes | memoryview, source: Source, name: str = "") -> Draft:
    """Understand one event, of the type `name` where that is given.

    Raises Refused or TooLarge, whatever is wrong with it: its reader would fail the next time as
    well, so the client must not be asked to send the same again.
    """
    try:
        event, text = read_event(raw)
        if name and event.type != name:
            event.type = name
            text = with_type(text, name)
        return draft_of(event, text, source)
    except (Refused, TooLarge):
        raise
    except Exception as error:
        log.exception("event_not_understood")
        raise Refused("It could not be understood.", field="event") from error


def with_type(text: str, name: str) -> str:
    """Write the type that the address said into an event's text, whatever its body says."""
    if '"type"' not in text:
        inner = text.strip()[:-1].rstrip()
        return f"""{inner}{"" if inner == "{" else ","}"type":"{name}"}}"""
    event = {**read_foreign(text), "type": name}
    return json.dumps(event, ensure_ascii=False, separators=(",", ":"))


def read_several(body: bytes, source: Source) -> Read:
    """Understand the events of a batch; bad ones are set apart, never in the way of good ones.

    Raises Refused or TooLarge for an envelope that can not be read.
    """
    batch = read_batch(body)
    source = msgspec.structs.replace(
        source, sent=micros_of(batch.sent_at, "sentAt"), context=batch.context
    )
    drafts: list[Draft] = []
    refusals: list[Refusal] = []
    refused: list[dict[str, Any]] = []
    large = 0
    for index, raw in enumerate(batch.batch):
        try:
            drafts.append(_understood(raw, source))
        except (Refused, TooLarge) as error:
            large += isinstance(error, TooLarge)
            refused.append({"index": index, "problem": str(error)})
            refusals.append(Refusal(source.key_id, str(error), kept_text(bytes(raw))))
    if large and large == len(batch.batch):
        raise TooLarge(refused[0]["problem"])
    return Read(drafts, refusals, refused)


def kept_text(raw: bytes) -> str:
    """Give a refused event's text as a column takes it: bytes that are no text are shown as such."""
    return raw.decode(errors="backslashreplace").replace("\0", "\\x00")
