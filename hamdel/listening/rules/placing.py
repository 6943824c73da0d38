"""Where a mention has its place: the channel of the log, and the touchpoint of the catalogue."""

from typing import Final

ACTION: Final = "Mention Posted"
_SOCIAL: Final = frozenset({"post", "message"})


def channel_of(kind: str) -> str:
    """The channel on which the log keeps a mention: a network, or a page of the web."""
    return "social" if kind in _SOCIAL else "web"


def touchpoint_of(kind: str) -> str:
    """The touchpoint of the starting catalogue that a mention is, where its source names none."""
    return "product_reviews" if kind == "review" else "social_media" if kind in _SOCIAL else ""


def own_id(network: str, handle: str) -> str:
    """What identifies whoever speaks under a name of a network, as an anonymous id."""
    return f"social:{network}:{handle}"
