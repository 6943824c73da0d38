"""How messages stand in a thread: where a day begins, where the channel changes, which lines."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from hamdel.language.phones import show_phone

from ..contracts import CallFacts, DeliveryState, MessageFacts

_LATER: Final = timedelta(minutes=1)
_VISITOR: Final = re.compile(r"v[0-9a-f]{24}")
_NAMED: Final = re.compile(r"((?<!\S)@[\w\u200c]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a text; `apart`: an empty one stood before it."""

    text: str
    apart: bool

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The text in pieces, each with whether it names a colleague by @."""
        parts = _NAMED.split(self.text)
        return tuple((part, number % 2 == 1) for number, part in enumerate(parts) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A message in a thread. `day`: the day that begins with it; `seam`: another channel begins.

    `scheduled`: it is to go out only later. `talked` and `waited` are those of a call.
    """

    message: MessageFacts
    day: date | None
    seam: bool
    emotion: str
    lines: tuple[Line, ...]
    quoted: tuple[Line, ...]
    sender: str
    scheduled: bool
    talked: timedelta | None
    waited: timedelta | None
    is_card: bool = False


def lay_out(
    messages: Iterable[MessageFacts],
    *,
    local: Callable[[datetime], datetime],
    emotions: dict[int, str],
    card_id: int | None = None,
) -> tuple[Entry, ...]:
    """Messages, oldest first, as entries; `local` turns an instant into the company's zone."""
    found: list[Entry] = []
    day: date | None = None
    channel = ""
    for one in messages:
        on = local(one.at).date()
        spoken = one.direction != "note"
        found.append(
            Entry(
                message=one,
                day=on if on != day else None,
                seam=spoken and one.channel != channel,
                emotion=emotions.get(one.interaction_id or 0, ""),
                lines=lines_of(one.text),
                quoted=lines_of(one.quoted),
                sender=shown_address(one.address),
                scheduled=_is_scheduled(one.delivery, one.at),
                talked=_length(one.call, "talk_seconds"),
                waited=_length(one.call, "wait_seconds"),
                is_card=one.id == card_id,
            )
        )
        day = on
        channel = one.channel if spoken else channel
    return tuple(found)


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text: each has a direction of its own, empty ones only part them."""
    found: list[Line] = []
    apart = False
    for line in text.strip().splitlines():
        if line.strip():
            found.append(Line(text=line, apart=apart and bool(found)))
        apart = not line.strip()
    return tuple(found)


def shown_address(address: str) -> str:
    """An address as people write it: a phone number in its groups.

    What the chat calls a browser tells nobody anything: it is left out.
    """
    if _VISITOR.fullmatch(address):
        return ""
    return show_phone(address) if address.startswith("+") else address


def _is_scheduled(delivery: DeliveryState | None, written_at: datetime) -> bool:
    if delivery is None or delivery.due_at is None or delivery.state != "waiting":
        return False
    return delivery.due_at - written_at > _LATER


def _length(call: CallFacts | None, name: str) -> timedelta | None:
    seconds = None if call is None else getattr(call, name)
    return timedelta(seconds=seconds) if seconds else None
