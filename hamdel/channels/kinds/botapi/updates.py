"""Updates of the Bot API (core.telegram.org/bots/api): what of them we read."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

import msgspec

from hamdel.platform.foreign_json import read_foreign

from ...contracts import Unreadable

Id = Annotated[int, msgspec.Meta(ge=-(2**62), le=2**62)]
Instant = Annotated[int, msgspec.Meta(ge=0, le=32_503_680_000)]  # seconds since 1970, until 3000

# Kinds of update that say nothing a conversation would hold: passed over, without a fuss.
PASSED_OVER: Final = frozenset({
    "channel_post", "edited_channel_post", "inline_query", "chosen_inline_result",
    "callback_query", "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll",
    "poll_answer", "my_chat_member", "chat_member", "chat_join_request", "chat_boost",
    "removed_chat_boost", "message_reaction", "message_reaction_count", "business_connection",
    "business_message", "edited_business_message", "deleted_business_messages",
})  # fmt: skip


class Person(msgspec.Struct):
    """Who wrote."""

    id: Id
    is_bot: bool = False
    first_name: str | None = None
    last_name: str | None = None
    username: str | None = None

    @property
    def name(self) -> str:
        """What they call themselves."""
        return " ".join(filter(None, (self.first_name, self.last_name)))


class Chat(msgspec.Struct):
    """Where they wrote: `type` is private, group, supergroup or channel."""

    id: Id
    type: str = "private"


class Kept(msgspec.Struct):
    """A file that lies at the provider's."""

    file_id: str
    file_size: int | None = None
    file_name: str | None = None
    mime_type: str | None = None


class Contact(msgspec.Struct):
    """A shared contact: the sender's own, or somebody else's."""

    phone_number: str
    first_name: str | None = None
    last_name: str | None = None
    user_id: Id | None = None


class Place(msgspec.Struct):
    """A point on the map."""

    latitude: float
    longitude: float


class Venue(msgspec.Struct):
    """A place with a name."""

    location: Place
    title: str | None = None
    address: str | None = None


class Emoji(msgspec.Struct):
    """What a sticker or a thrown die stands for."""

    emoji: str | None = None


class Quote(msgspec.Struct):
    """The words that a reply picks out of what it answers."""

    text: str | None = None


class Answered(msgspec.Struct):
    """The message that a reply answers."""

    message_id: Id


class Message(msgspec.Struct, rename={"sender": "from"}):
    """A message, with what of its content we know."""

    message_id: Id
    date: Instant
    chat: Chat
    sender: Person | None = None
    edit_date: Instant | None = None
    forward_date: Instant | None = None
    text: str | None = None
    caption: str | None = None
    photo: list[Kept] | None = None
    document: Kept | None = None
    voice: Kept | None = None
    audio: Kept | None = None
    video: Kept | None = None
    video_note: Kept | None = None
    animation: Kept | None = None
    sticker: Emoji | None = None
    dice: Emoji | None = None
    contact: Contact | None = None
    location: Place | None = None
    venue: Venue | None = None
    reply_to_message: Answered | None = None
    quote: Quote | None = None


class Update(msgspec.Struct):
    """One update: a message, or the new words of one."""

    update_id: Id
    message: Message | None = None
    edited_message: Message | None = None


def update_in(body: bytes) -> tuple[Update, Mapping[str, Any]]:
    """The update of a body, and the same as it was written. Raises Unreadable."""
    try:
        said = read_foreign(body.decode(errors="replace"))
    except ValueError:
        raise Unreadable("The body is not JSON.") from None
    if not isinstance(said, dict):
        raise Unreadable("A JSON object is expected.")
    try:
        return msgspec.convert(said, Update), said
    except msgspec.ValidationError:
        raise Unreadable("This is no update of the Bot API.") from None
