"""HTML that was kept, as a screen shows it: pictures of other servers only when asked for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from .cleaning import REMOTE, WITHIN, TooMuch, clean

EMPTY_PICTURE: Final = (
    "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
)
_OWN: Final = "cid:"


@dataclass(frozen=True, slots=True)
class SafeHtml:
    """What a sandboxed frame may show. `blocked_remote`: pictures of other servers left out.

    `plain`: it is too large or too deep for HTML; then `html` is empty: show the message's text.
    """

    html: str
    blocked_remote: int = 0
    plain: bool = False


def safe_html(
    html: str, *, remote: Callable[[str], str] | None = None, pictures: Sequence[str] = ()
) -> SafeHtml:
    """Message HTML without anything that acts, asks a server or names our own elements.

    `remote`: the reader wants pictures of other servers; it gives the address of ours at which each
    is had instead, so that no browser asks those servers. `pictures`: for each file of the message,
    in its order, the address of the picture ("": none): `cid:0` in kept HTML is the first file.
    """
    blocked = 0

    def picture(address: str) -> str | None:
        nonlocal blocked
        if address.startswith(_OWN):
            number = address.removeprefix(_OWN)
            known = pictures[int(number)] if number in _numbers(pictures) else ""
            return known or EMPTY_PICTURE
        if WITHIN.fullmatch(address):
            return address
        if not REMOTE.match(address):
            return None
        if remote is not None:
            return remote(address)
        blocked += 1
        return EMPTY_PICTURE

    try:
        shown = clean(html, picture=picture)
    except TooMuch:
        return SafeHtml("", plain=True)
    return SafeHtml(shown, blocked_remote=blocked)


def _numbers(pictures: Sequence[str]) -> set[str]:
    return {str(number) for number in range(len(pictures))}
