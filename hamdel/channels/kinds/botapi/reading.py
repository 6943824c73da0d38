"""What an update says, as a conversation holds it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from ...contracts import AccountFacts, File, Inbound, Named, Raw, Unreadable
from ...rules.numbers import number_of
from .files import WantedFile, fetched
from .updates import PASSED_OVER, Message, update_in

EDITED: Final = "Message Edited"
_GROUPS: Final = frozenset({"group", "supergroup", "channel"})
_SHOWN: Final = frozenset(Message.__struct_encode_fields__)
_MOST_START: Final = 64  # characters of what follows /start


def is_cheap(body: bytes) -> bool:
    """Whether an update can be read without asking the provider for a file."""
    return b'"file_id"' not in body


def reader(identifier: str) -> Callable[[Raw, AccountFacts], Sequence[Inbound]]:
    """Make `read` of a messenger whose ids are identifiers of this kind."""

    def read(raw: Raw, account: AccountFacts) -> Sequence[Inbound]:
        return inbounds_of(raw, account, identifier=identifier)

    return read


def inbounds_of(raw: Raw, account: AccountFacts, *, identifier: str) -> Sequence[Inbound]:
    """The one message of an update; none where it says nothing to us. Raises Unreadable."""
    update, said = update_in(raw.body)
    edited = update.message is None
    message = update.edited_message if edited else update.message
    if message is None:
        if PASSED_OVER.isdisjoint(said):
            raise Unreadable("The update is of a kind that is not known.")
        return ()
    if message.chat.type in _GROUPS:
        return ()  # what is said in groups is said to others
    if message.chat.type != "private" or message.sender is None:
        raise Unreadable("This is no update of the Bot API.")
    written = said["edited_message" if edited else "message"]
    files, missing = fetched(wanted_files(message), account, patient=not raw.last_try)
    shown = "\n".join(filter(None, (_text(message, written), *missing)))
    return [_inbound(message, account, identifier, shown=shown, files=files, edited=edited)]


def ref_of(account: AccountFacts, chat: int, message: int) -> str:
    """The id of a message in a chat of a bot: another bot counts anew."""
    return f"{account.settings['token'].partition(':')[0]}:{chat}:{message}"


def wanted_files(message: Message) -> list[WantedFile]:
    """The files of a message, each once, with a name where the sender gave none."""
    kinds = (
        (message.photo[-1] if message.photo else None, "photo.jpg", "image/jpeg"),
        (message.voice, "voice.ogg", "audio/ogg"),
        (message.audio, "audio.mp3", "audio/mpeg"),
        (message.video, "video.mp4", "video/mp4"),
        (message.video_note, "video.mp4", "video/mp4"),
        (message.animation, "animation.mp4", "video/mp4"),
        (message.document, "file", "application/octet-stream"),
    )
    found: dict[str, WantedFile] = {}
    for kept, name, type_ in kinds:
        if kept is not None:
            wanted = WantedFile(
                id=kept.file_id,
                name=kept.file_name or name,
                type=kept.mime_type or type_,
                size=kept.file_size or 0,
            )
            found.setdefault(kept.file_id, wanted)
    return list(found.values())


def _inbound(
    message: Message,
    account: AccountFacts,
    identifier: str,
    *,
    shown: str,
    files: tuple[File, ...],
    edited: bool,
) -> Inbound:
    sender = message.sender
    assert sender is not None  # noqa: S101 - asked before
    ref = ref_of(account, message.chat.id, message.message_id)
    at = message.edit_date if edited and message.edit_date is not None else message.date
    own = f"{ref}:edited:{at}" if edited else ref
    start = _start(message.text or "")
    answered = message.reply_to_message
    answers = [] if answered is None else [ref_of(account, message.chat.id, answered.message_id)]
    facts = {
        "username": sender.username or "",
        "start": start,
        "edits": ref if edited else "",
    }
    return Inbound(
        id=own,
        thing="message",
        at=datetime.fromtimestamp(at, UTC),
        identifiers=((identifier, str(sender.id), True), *_phone(message)),
        sender=str(message.chat.id),
        name=sender.name[:150],
        text=shown,
        quoted=(message.quote.text or "") if message.quote else "",
        files=files,
        ref=own,
        answers=tuple([ref, *answers] if edited else answers),
        thread=start,
        machine=sender.is_bot,
        action=EDITED if edited else "",
        attributes={name: value for name, value in facts.items() if value},
    )


def _phone(message: Message) -> tuple[Named, ...]:
    """The sender's own number, where they shared their own contact: the messenger knows whose it is."""
    contact, sender = message.contact, message.sender
    if contact is None or sender is None or message.forward_date is not None:
        return ()
    number = number_of(contact.phone_number)
    own = contact.user_id is not None and contact.user_id == sender.id
    return (("phone", number, True),) if own and number else ()


def _text(message: Message, written: Mapping[str, Any]) -> str:
    said = message.text or message.caption or _told(message)
    if said or wanted_files(message):
        return said
    unknown = sorted(set(written) - _SHOWN)
    return f"[{', '.join(unknown)}]"[:200]


def _told(message: Message) -> str:
    """What has no words of its own, in a line."""
    if message.contact is not None:
        contact = message.contact
        name = " ".join(filter(None, (contact.first_name, contact.last_name)))
        return f"{name}\n{contact.phone_number}".strip()
    if message.venue is not None:
        venue = message.venue
        where = f"{venue.location.latitude:.6f}, {venue.location.longitude:.6f}"
        return "\n".join(filter(None, (venue.title, venue.address, where)))
    if message.location is not None:
        return f"{message.location.latitude:.6f}, {message.location.longitude:.6f}"
    emoji = message.sticker or message.dice
    return "" if emoji is None else emoji.emoji or ""


def _start(text: str) -> str:
    """What follows `/start`: the link that brought them had it."""
    command, _, payload = text.partition(" ")
    known = command.partition("@")[0] == "/start"
    return payload.strip()[:_MOST_START] if known else ""
