"""Notes of the counter: what somebody said in person, in a letter, at an event.

What is kept is JSON: `{id, place, identifiers: [{kind, value}], name, subject, text, author, at}`.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Final, Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from hamdel.language.emails import parse_email
from hamdel.language.phones import parse_phone

from ...contracts import AccountFacts, Capabilities, Inbound, Raw, Unreadable
from ..shape import Kind

Place = Literal["in-person", "letter", "event"]


class IdentifierNoted(msgspec.Struct, forbid_unknown_fields=True):
    """One identifier, in any written form."""

    kind: str
    value: str


class Noted(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """What somebody at the counter wrote down. `id` makes doing it twice harmless."""

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=20_000)]
    place: Place = "in-person"
    identifiers: list[IdentifierNoted] = []
    name: str = ""
    subject: str = ""
    author: str = ""
    at: datetime | None = None


def read(raw: Raw, account: AccountFacts) -> Sequence[Inbound]:
    """The one message that a note is. Raises Unreadable."""
    try:
        noted = msgspec.json.decode(raw.body, type=Noted)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(f"The note can not be read: {error}") from None
    named = [(one.kind, one.value) for one in noted.identifiers]
    return [
        Inbound(
            id=noted.id,
            thing="message",
            at=noted.at or raw.received_at,
            # The colleague at the counter vouches for whom they spoke with.
            identifiers=tuple((kind, value, True) for kind, value in named),
            sender=_sender(named),
            name=noted.name[:150],
            subject=noted.subject[:300],
            text=noted.text,
            channel=noted.place,
            attributes={"place": account.name, "noted_by": noted.author},
        )
    ]


def _sender(named: Sequence[tuple[str, str]]) -> str:
    """Whom the counter spoke with, in one form: the same person's notes are one conversation."""
    for kind, value in named:
        read_as = {"phone": parse_phone, "email": parse_email}.get(kind)
        same = read_as(value) if read_as is not None else value.strip()
        if same:
            return f"{kind}:{same}"[:320]
    return ""


KIND: Final = Kind(
    key="note",
    name=_("Counter and branch"),
    icon="store",
    about=_("What is said in person, in a letter or at an event, written down by a colleague."),
    capabilities=Capabilities(),
    read=read,
    has_hook=False,
)
