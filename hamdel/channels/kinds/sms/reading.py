"""What a gateway posts: reports of what became of our messages, and messages of customers."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal

from ...contracts import AccountFacts, Inbound, Raw, Receipt, Unreadable
from ...rules.numbers import number_of
from .paths import mapping_of, said_in, value_at
from .presets import settings_with_preset

MOST: Final = 1_000  # things in one body
State = Literal["delivered", "read", "failed"]
_STATES: Final[Mapping[str, State]] = {
    "delivered": "delivered", "read": "read", "failed": "failed",
}  # fmt: skip


def read(raw: Raw, account: AccountFacts) -> Sequence[Inbound]:
    """The reports and messages of a body. Raises Unreadable."""
    settings = settings_with_preset(account.settings)
    said = said_in(raw.body)
    if settings["items"]:
        said = _items(said, settings["items"])
    things = said if isinstance(said, list) else [said]
    if not things or len(things) > MOST:
        raise Unreadable("The body holds nothing, or too much.")
    return [
        told
        for at, thing in enumerate(things)
        if (told := _told(thing, settings, raw, at)) is not None
    ]


def _items(said: Any, path: str) -> Any:
    for name in path.split("."):
        said = said.get(name) if isinstance(said, dict) else None
    if not isinstance(said, list):
        raise Unreadable("The body does not say which message it is about.")
    return said


def _told(thing: Any, settings: Mapping[str, str], raw: Raw, at: int) -> Inbound | None:
    words = settings["in_text"] and value_at(thing, settings["in_text"])
    sender = settings["in_from"] and value_at(thing, settings["in_from"])
    if words and sender:
        return _message(thing, settings, raw, at)
    state = settings["report_state"] and value_at(thing, settings["report_state"])
    number = settings["report_id"] and value_at(thing, settings["report_id"])
    if not state or not number:
        raise Unreadable("The body does not say which message it is about.")
    meant = _STATES.get(mapping_of(settings["report_map"]).get(state, ""))
    if meant is None:
        return None  # on its way: no news
    return Inbound(
        id=f"report:{number}:{meant}",
        thing="receipt",
        at=raw.received_at,
        identifiers=(),
        sender="",
        receipt=Receipt(
            provider_id=number,
            state=meant,
            problem=f"The gateway says {state}." if meant == "failed" else "",
        ),
    )


def _message(thing: Any, settings: Mapping[str, str], raw: Raw, at: int) -> Inbound:
    said = value_at(thing, settings["in_from"])
    number = number_of(said)
    own = settings["in_id"] and value_at(thing, settings["in_id"])
    line = settings["in_to"] and value_at(thing, settings["in_to"])
    return Inbound(
        id=f"message:{said}:{own}" if own else f"incoming:{raw.id}:{at}",
        thing="message",
        at=raw.received_at,
        # The operator's network says whose number it is, as a telephone exchange does.
        identifiers=(("phone", number, True),) if number else (),
        sender=number or said[:100],
        text=value_at(thing, settings["in_text"]),
        device="phone line",
        attributes={"line": line} if line else {},
    )
