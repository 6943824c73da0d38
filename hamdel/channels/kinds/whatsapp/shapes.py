"""Notifications of the WhatsApp Cloud API: what of them we read."""

from typing import Annotated, Any

import msgspec

from hamdel.platform.foreign_json import read_foreign

from ...contracts import Unreadable

Seconds = Annotated[str, msgspec.Meta(pattern="^[0-9]{1,11}$")]


class Text(msgspec.Struct):
    """Words."""

    body: str


class Media(msgspec.Struct):
    """A file that lies at the provider's."""

    id: str
    mime_type: str = ""
    caption: str | None = None
    filename: str | None = None


class Location(msgspec.Struct):
    """A point on the map."""

    latitude: float
    longitude: float
    name: str | None = None
    address: str | None = None


class Choice(msgspec.Struct):
    """A button or a row of a list that was chosen."""

    title: str = ""


class Interactive(msgspec.Struct):
    """What was chosen of what was offered."""

    button_reply: Choice | None = None
    list_reply: Choice | None = None


class Button(msgspec.Struct):
    """A button of a template."""

    text: str = ""


class Reaction(msgspec.Struct):
    """An emoji put on a message; empty where it was taken away."""

    message_id: str
    emoji: str = ""


class Context(msgspec.Struct):
    """What a message answers."""

    id: str = ""


class Message(msgspec.Struct, rename={"sender": "from"}):
    """One message of a customer."""

    id: str
    sender: str
    timestamp: Seconds
    type: str
    text: Text | None = None
    image: Media | None = None
    video: Media | None = None
    audio: Media | None = None
    document: Media | None = None
    sticker: Media | None = None
    location: Location | None = None
    contacts: list[dict[str, Any]] | None = None
    button: Button | None = None
    interactive: Interactive | None = None
    reaction: Reaction | None = None
    context: Context | None = None


class Trouble(msgspec.Struct):
    """Why a message did not arrive."""

    code: int = 0
    title: str = ""


class Status(msgspec.Struct):
    """What became of a message of ours."""

    id: str
    status: str
    timestamp: Seconds
    errors: list[Trouble] = []


class Profile(msgspec.Struct):
    """What somebody calls themselves."""

    name: str = ""


class Contact(msgspec.Struct):
    """Somebody who wrote."""

    wa_id: str = ""
    profile: Profile = msgspec.field(default_factory=Profile)


class Value(msgspec.Struct):
    """What happened on our number."""

    contacts: list[Contact] = []
    messages: list[Message] = []
    statuses: list[Status] = []


class Change(msgspec.Struct):
    """One change."""

    field: str
    value: Value


class Entry(msgspec.Struct):
    """Changes of one business."""

    changes: list[Change]


class Notification(msgspec.Struct):
    """What is posted: several entries, several changes."""

    object: str
    entry: list[Entry]


def notification_in(body: bytes) -> Notification:
    """The notification of a body. Raises Unreadable."""
    try:
        told = msgspec.convert(read_foreign(body.decode(errors="replace")), Notification)
    except msgspec.ValidationError:
        raise Unreadable("This is no notification of WhatsApp.") from None
    except ValueError:
        raise Unreadable("The body is not JSON.") from None
    if told.object != "whatsapp_business_account":
        raise Unreadable("This is no notification of WhatsApp.")
    return told
