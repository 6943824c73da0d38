"""Who may send: the key of a request, and its weight."""

import asyncio
import base64
import time
from typing import Final

from django.db import connection

from hamdel.platform.keys import KeyGrant, grant_for

FRESH: Final = 2.0  # seconds for which a key's facts are believed: a revoked key dies in that time
MOST_KEPT: Final = 10_000


class Gate:
    """Remembers what keys may do, for a moment."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[KeyGrant | None, float]] = {}

    async def grant(self, secret: str) -> KeyGrant | None:
        """What a key may do, or None for a key that is not there or may not send events."""
        now = time.monotonic()
        known = self._known.get(secret)
        if known is not None and known[1] > now:
            return known[0]
        found = await asyncio.get_running_loop().run_in_executor(None, _look_up, secret)
        if len(self._known) >= MOST_KEPT:
            self._known.clear()
        self._known[secret] = (found, now + FRESH)
        return found


def _look_up(secret: str) -> KeyGrant | None:
    try:
        grant = grant_for(secret)
    finally:
        connection.close()  # the executor's threads are many, and asked seldom
    if grant is None or not {"ingest", "write", "admin"} & set(grant.scopes):
        return None
    return grant


def secret_of(authorization: bytes) -> str:
    """The key in an Authorization header: Basic's user name, or a Bearer token; else empty."""
    scheme, _, value = authorization.decode("latin-1").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(value.strip(), validate=True).decode().partition(":")[0]
    except ValueError:  # no base64, or no text
        return ""
