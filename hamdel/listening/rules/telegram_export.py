"""A channel or group as Telegram Desktop exports it: `result.json`, "machine-readable JSON"."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

from ..contracts import Heard

NETWORK: Final = "telegram"
_USER: Final = "user"
_LATEST: Final = 253_000_000_000  # seconds: the year 9987


class NoExport(ValueError):
    """The JSON is no export of a chat; the sentence says why."""


def heard_in(export: Any) -> tuple[str, list[Heard]]:
    """The chat's name and what was said in it, oldest first. Raises NoExport.

    Messages of the service (joined, pinned) and those without a text are left out.
    """
    if not isinstance(export, dict) or not isinstance(export.get("messages"), list):
        raise NoExport("A file result.json of one chat is expected, with its messages.")
    kind = str(export.get("type", ""))
    if "private" in kind and "group" not in kind and "channel" not in kind:
        raise NoExport("A private chat is nothing that was said in public.")
    name = _line(export.get("name"))
    where = _line(export.get("id")) or name
    return name, list(_messages(export["messages"], name, where))


def _messages(messages: list[Any], name: str, where: str) -> Iterator[Heard]:
    for one in messages:
        if not isinstance(one, dict) or one.get("type") != "message":
            continue
        text = text_of(one.get("text"))
        if not text or not isinstance(one.get("id"), int):
            continue
        by = str(one.get("from_id") or "")
        yield Heard(
            network=NETWORK,
            kind="message",
            ref=f"{where}/{one['id']}",
            answers=f"{where}/{one['reply_to_message_id']}"
            if isinstance(one.get("reply_to_message_id"), int)
            else "",
            title=name,
            text=text,
            author=_line(one.get("from")) or _line(one.get("author")),
            handle=by,
            posted_at=_instant(one),
            identifiers=(("telegram", by.removeprefix(_USER)),)
            if by.startswith(_USER) and by.removeprefix(_USER).isdecimal()
            else (),
        )


def text_of(said: Any) -> str:
    """A message's text: a text, or pieces of which some are marked (bold, link …)."""
    if isinstance(said, str):
        return said.strip()
    if not isinstance(said, list):
        return ""
    pieces = (one.get("text", "") if isinstance(one, dict) else one for one in said)
    return "".join(one for one in pieces if isinstance(one, str)).strip()


def _instant(message: dict[str, Any]) -> datetime | None:
    said = str(message.get("date_unixtime") or "")
    if said.isascii() and said.isdecimal() and int(said[:12]) <= _LATEST:
        return datetime.fromtimestamp(int(said[:12]), tz=UTC)
    return None


def _line(value: Any) -> str:
    return " ".join(str(value).split())[:300] if isinstance(value, str | int) else ""
