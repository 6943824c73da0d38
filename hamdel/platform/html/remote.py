"""Pictures of other servers, fetched by the program, so that who reads a mail is not seen by its sender.

A mail may name any address, so none of a private network is gone to, whatever the operator named for
channels; what comes back is a picture of a kind that can do nothing, or nothing.
"""

from dataclasses import dataclass
from typing import Final

from hamdel.platform.outgoing import BrokenOff, NotReached, Request, ask

MOST_BYTES: Final = 5_000_000
SECONDS: Final = 10.0
_GOOD: Final = 200
_ASKED: Final = {
    "Accept": "image/webp,image/png,image/jpeg,image/gif",
    "User-Agent": "Mozilla/5.0 (compatible; Hamdel)",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A picture, and what it is: image/png, image/jpeg, image/gif or image/webp."""

    type: str
    content: bytes


class NoPicture(Exception):
    """There is none to be had; the sentence says why."""


def picture_at(address: str) -> Picture:
    """Fetch the picture of an http(s) address, as nobody in particular. Raises NoPicture.

    No redirect is followed. It takes SECONDS at most, and MOST_BYTES.
    """
    request = Request(method="GET", url=address, headers=_ASKED)
    try:
        answer = ask(request, seconds=SECONDS, most_bytes=MOST_BYTES, named=())
    except (NotReached, BrokenOff) as problem:
        raise NoPicture(str(problem)) from problem
    if answer.status != _GOOD:
        raise NoPicture(f"The server answered {answer.status}.")
    kind = picture_type(answer.body)
    if not kind:
        raise NoPicture("What came is no picture.")
    return Picture(type=kind, content=answer.body)


def picture_type(content: bytes) -> str:
    """What a picture is by its first bytes, whatever a server calls it; "" for anything else."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return ""
