"""What a notification of WhatsApp says."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Final, Literal

from ...contracts import AccountFacts, Inbound, Raw, Receipt
from ...rules.numbers import number_of
from ..graph.calling import media
from ..graph.files import Wanted, fetched
from .shapes import Media, Message, Status, notification_in

MOST_BYTES: Final = 100_000_000
_ENDINGS: Final = {"image": "jpg", "video": "mp4", "audio": "ogg", "document": "bin"}
_STATES: Final[Mapping[str, Literal["delivered", "read", "failed"]]] = {
    "delivered": "delivered", "read": "read", "failed": "failed",
}  # fmt: skip


def is_cheap(body: bytes) -> bool:
    """Whether a notification can be read without asking the provider for a file."""
    return b'"mime_type"' not in body


def read(raw: Raw, account: AccountFacts) -> Sequence[Inbound]:
    """The messages and reports of a notification. Raises Unreadable."""
    found: list[Inbound] = []
    for entry in notification_in(raw.body).entry:
        for change in entry.changes:
            names = {one.wa_id: one.profile.name for one in change.value.contacts}
            found += [
                _message(one, names.get(one.sender, ""), raw, account)
                for one in change.value.messages
            ]
            reports = (_report(one) for one in change.value.statuses)
            found += [one for one in reports if one is not None]
    return found


def _message(one: Message, name: str, raw: Raw, account: AccountFacts) -> Inbound:
    number = number_of(one.sender)
    files, missing = fetched(_wanted(one, account), patient=not raw.last_try)
    answered = one.reaction.message_id if one.reaction else one.context.id if one.context else ""
    return Inbound(
        id=one.id,
        thing="message",
        at=_at(one.timestamp),
        # WhatsApp had them prove that the number is theirs.
        identifiers=(("phone", number, True),) if number else (),
        sender=one.sender,
        name=name[:150],
        text="\n".join(filter(None, (_text(one), *missing))),
        files=files,
        ref=one.id,
        answers=(answered,) if answered else (),
        device="mobile",
        attributes={"reaction": True} if one.reaction else {},
    )


def _report(one: Status) -> Inbound | None:
    state = _STATES.get(one.status)
    if state is None:
        return None  # sent: no news
    problem = "; ".join(f"{error.code} {error.title}" for error in one.errors)
    return Inbound(
        id=f"{one.id}:{state}",
        thing="receipt",
        at=_at(one.timestamp),
        identifiers=(),
        sender="",
        receipt=Receipt(provider_id=one.id, state=state, problem=problem),
    )


def _media(one: Message) -> dict[str, Media | None]:
    return {
        "image": one.image,
        "video": one.video,
        "audio": one.audio,
        "document": one.document,
    }


def _wanted(one: Message, account: AccountFacts) -> list[Wanted]:
    return [
        (
            kept.filename or f"{name}.{_ENDINGS[name]}",
            kept.mime_type,
            partial(media, account, media_id=kept.id, most_bytes=MOST_BYTES),
        )
        for name, kept in _media(one).items()
        if kept is not None
    ]


def _text(one: Message) -> str:
    if one.text is not None:
        return one.text.body
    captions = [kept.caption for kept in _media(one).values() if kept and kept.caption]
    if captions or any(_media(one).values()):
        return "\n".join(captions)
    return _told(one) or f"[{one.type[:40]}]"


def _told(one: Message) -> str:
    """What has no words of its own, in a line."""
    if one.location is not None:
        place = one.location
        where = f"{place.latitude:.6f}, {place.longitude:.6f}"
        return "\n".join(filter(None, (place.name, place.address, where)))
    if one.reaction is not None:
        return one.reaction.emoji
    if one.button is not None:
        return one.button.text
    if one.interactive is not None:
        chosen = one.interactive.button_reply or one.interactive.list_reply
        return chosen.title if chosen else ""
    return "\n".join(_contact(card) for card in one.contacts or ())


def _contact(card: Mapping[str, object]) -> str:
    name, phones = card.get("name"), card.get("phones")
    called = name.get("formatted_name", "") if isinstance(name, dict) else ""
    first = phones[0] if isinstance(phones, list) and phones else {}
    phone = first.get("phone", "") if isinstance(first, dict) else ""
    return f"{called} {phone}".strip()


def _at(seconds: str) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)
