"""Statuses of a Mastodon-compatible API, as its documentation shapes them (entities Status, Account)."""

from typing import Any, Final

from hamdel.platform.instants import parse_instant

from ..contracts import Heard
from .plain_text import plain_text

_TEXT: Final = 20_000


def heard_of(status: Any, *, network: str, server: str) -> Heard | None:
    """A status as a mention; None for what is none (a boost says nothing new, a private one is not ours).

    `server` is the host on which accounts without a domain live.
    """
    if not isinstance(status, dict) or status.get("reblog"):
        return None
    said, by = _text(status.get("content")), status.get("account")
    if not isinstance(by, dict) or not _text(status.get("id")):
        return None
    if status.get("visibility") not in {"public", "unlisted", None}:
        return None
    return Heard(
        network=network,
        kind="post",
        ref=_text(status.get("id")),
        answers=_text(status.get("in_reply_to_id")),
        url=_text(status.get("url")) or _text(status.get("uri")),
        text="\n".join(filter(None, (_text(status.get("spoiler_text")), plain_text(said)))),
        author=_text(by.get("display_name")) or _text(by.get("username")),
        handle=handle_of(_text(by.get("acct")), server=server),
        author_url=_text(by.get("url")),
        reach=_count(by.get("followers_count")),
        posted_at=parse_instant(_text(status.get("created_at"))),
        facts={
            name: count
            for name in ("reblogs_count", "favourites_count", "replies_count")  # typos: skip
            if (count := _count(status.get(name))) is not None
        },
    )


def handle_of(acct: str, *, server: str) -> str:
    """An account's name with its server, as one writes it: @mina@mastodon.example."""
    if not acct:
        return ""
    return f"@{acct}" if "@" in acct else f"@{acct}@{server}"


def answer_to(handle: str, text: str, *, server: str) -> str:
    """A text that answers somebody: it names them first, or they would not hear of it."""
    name = handle.removesuffix(f"@{server}") if server else handle
    return text if not name or name.lower() in text.lower() else f"{name} {text}"


def later_id(one: str, other: str) -> str:
    """The later of two ids of statuses: they are numbers as texts, or sort as they are."""
    return max(one, other, key=lambda text: (len(text) if text.isdecimal() else 0, text))


def _text(value: Any) -> str:
    return str(value)[:_TEXT] if isinstance(value, str | int) else ""


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
