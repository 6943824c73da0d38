"""Which web sites may show the chat: an account's list of origins, a line each."""

from typing import Final
from urllib.parse import urlsplit

ANYWHERE: Final = "*"
_SCHEMES: Final = ("http", "https")


def origins_of(lines: str) -> tuple[str, ...]:
    """The origins of a list, in the form in which browsers name them; what is none is left out.

    `Shop.example/cart` is no origin, `https://Shop.example/cart` is `https://shop.example`.
    """
    found = (_origin(line.strip()) for line in lines.splitlines())
    return tuple(dict.fromkeys(filter(None, found)))


def frame_ancestors(origins: tuple[str, ...]) -> str:
    """The value of CSP's `frame-ancestors`: these sites and we ourselves; any where none is named."""
    return " ".join(("'self'", *origins)) if origins else ANYWHERE


def _origin(address: str) -> str:
    if not address.isascii() or any(letter in address for letter in " ;,'\"\\"):
        return ""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in _SCHEMES or not parts.hostname or parts.username:
        return ""
    usual = {"http": 80, "https": 443}[parts.scheme]
    tail = f":{port}" if port is not None and port != usual else ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{tail}"
