"""Connecting to places that somebody named: looked up once, every address judged, one connected to."""

import socket
import time
from collections.abc import Collection
from typing import Final

from hamdel.platform.reaching import MayNotReach, Place, checked

_SHORTEST: Final = 0.01  # seconds: none at all would be a connection that does not wait


def dial(place: Place, *, seconds: float, named: Collection[str]) -> socket.socket:
    """A connection to a place, made within `seconds` over all of its addresses.

    Raises MayNotReach where one of them is not to be gone to, OSError where nobody answers.
    """
    ends = time.monotonic() + seconds
    problem: OSError | None = None
    for address in checked(looked_up(place), place=place, named=named):
        left = max(ends - time.monotonic(), _SHORTEST)
        try:
            return socket.create_connection((str(address), place.port), timeout=left)
        except OSError as error:
            problem = error
    raise problem or OSError("nowhere")


def looked_up(place: Place) -> list[str]:
    """The addresses that a place's name stands for. Raises MayNotReach for none."""
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise MayNotReach(f"Nobody knows the host {place.host}.") from None
    return list(dict.fromkeys(str(one[4][0]) for one in found))
