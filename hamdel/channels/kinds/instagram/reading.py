"""What a notification of Instagram's messaging says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Annotated, Final

import msgspec

from hamdel.platform.foreign_json import read_foreign

from ...contracts import AccountFacts, Inbound, Raw, Receipt, Unreadable
from ..graph.calling import media_at
from ..graph.files import Wanted, fetched

MOST_BYTES: Final = 25_000_000
Milliseconds = Annotated[int, msgspec.Meta(ge=0, le=32_503_680_000_000)]
_ENDINGS: Final = {
    "image": ("jpg", "image/jpeg"), "video": ("mp4", "video/mp4"), "audio": ("mp4", "audio/mp4"),
    "file": ("bin", "application/octet-stream"),
}  # fmt: skip
_NONE: Final = "This is no notification of Instagram."


class Somebody(msgspec.Struct):
    """An account of Instagram, by the id it has for ours."""

    id: str


class Payload(msgspec.Struct):
    """Where a file or a shared post is."""

    url: str = ""


class Attachment(msgspec.Struct):
    """A file, or something shared."""

    type: str
    payload: Payload = msgspec.field(default_factory=Payload)


class Story(msgspec.Struct):
    """A story that is answered."""

    url: str = ""


class Answered(msgspec.Struct):
    """What a message answers."""

    mid: str = ""
    story: Story | None = None


class Message(msgspec.Struct):
    """A message; an echo is one that our account sent."""

    mid: str
    text: str | None = None
    attachments: list[Attachment] = []
    reply_to: Answered | None = None
    is_echo: bool = False
    is_deleted: bool = False
    app_id: int | str | None = None


class Postback(msgspec.Struct):
    """A button that was pressed."""

    mid: str = ""
    title: str = ""


class Read(msgspec.Struct):
    """That they read up to a message."""

    mid: str = ""


class Happened(msgspec.Struct):
    """One thing that happened."""

    sender: Somebody
    recipient: Somebody
    timestamp: Milliseconds
    message: Message | None = None
    postback: Postback | None = None
    read: Read | None = None


class Entry(msgspec.Struct):
    """What happened on one account."""

    messaging: list[Happened] = []


class Notification(msgspec.Struct):
    """What is posted."""

    object: str
    entry: list[Entry]


def is_cheap(body: bytes) -> bool:
    """Whether a notification can be read without asking the provider for a file."""
    return b'"attachments"' not in body


def read(raw: Raw, account: AccountFacts) -> Sequence[Inbound]:
    """The messages and reports of a notification. Raises Unreadable."""
    try:
        told = msgspec.convert(read_foreign(raw.body.decode(errors="replace")), Notification)
    except msgspec.ValidationError:
        raise Unreadable(_NONE) from None
    except ValueError:
        raise Unreadable("The body is not JSON.") from None
    if told.object != "instagram":
        raise Unreadable(_NONE)
    found = (_told(one, raw, account) for entry in told.entry for one in entry.messaging)
    return [one for one in found if one is not None]


def _told(one: Happened, raw: Raw, account: AccountFacts) -> Inbound | None:
    if one.read is not None and one.read.mid:
        receipt = Receipt(provider_id=one.read.mid, state="read")
        return Inbound(
            id=f"{one.read.mid}:read", thing="receipt", at=_at(one), identifiers=(), sender="",
            receipt=receipt,
        )  # fmt: skip
    if one.postback is not None and one.postback.mid:
        return _inbound(one, id_=one.postback.mid, text=one.postback.title)
    message = one.message
    if message is None or message.is_deleted or (message.is_echo and message.app_id is not None):
        return None  # what we sent ourselves is in the conversation already
    files, missing = fetched(_wanted(message, account), patient=not raw.last_try)
    text = "\n".join(filter(None, (message.text, *_shared(message), *missing)))
    answered = message.reply_to.mid if message.reply_to else ""
    return replace(
        _inbound(one, id_=message.mid, text=text or ("" if files else "[…]")),
        files=files,
        answers=(answered,) if answered else (),
        direction="out" if message.is_echo else "in",
        author=account.name if message.is_echo else "",
    )


def _inbound(one: Happened, *, id_: str, text: str) -> Inbound:
    echo = one.message is not None and one.message.is_echo
    who = one.recipient.id if echo else one.sender.id
    return Inbound(
        id=id_,
        thing="message",
        at=_at(one),
        # An id that is only Instagram's: it says that it is the same person, and nothing else.
        identifiers=(("anonymous_id", f"instagram:{who}", False),),
        sender=who,
        text=text,
        ref=id_,
        device="mobile",
    )


def _wanted(message: Message, account: AccountFacts) -> list[Wanted]:
    return [
        (
            f"{one.type}.{_ENDINGS[one.type][0]}",
            _ENDINGS[one.type][1],
            partial(media_at, account, one.payload.url, most_bytes=MOST_BYTES),
        )
        for one in message.attachments
        if one.type in _ENDINGS
    ]


def _shared(message: Message) -> list[str]:
    """Posts, reels and stories that were shared or answered, as links."""
    links = [one.payload.url for one in message.attachments if one.type not in _ENDINGS]
    if message.reply_to is not None and message.reply_to.story is not None:
        links.append(message.reply_to.story.url)
    return [one for one in links if one]


def _at(one: Happened) -> datetime:
    return datetime.fromtimestamp(one.timestamp / 1000, UTC)
