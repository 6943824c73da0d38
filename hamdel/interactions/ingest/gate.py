"""Who may send: the key of a request, and its weight."""

import asyncio
import base64
import time
from typing import Final

import structlog
from django.db import DatabaseError, connection

from hamdel.platform.instants import system_now
from hamdel.platform.keys import KeyGrant, grant_for, note_used

log = structlog.get_logger(__name__)

FRESH: Final = 2.0  # seconds for which a key's facts are believed: a revoked key dies in that time
RENEWED: Final = 1.0  # seconds after which they are asked for again, while they are still believed
MOST_KEPT: Final = 10_000
LONGEST: Final = 300  # a longer header holds none of our keys

Grant = KeyGrant | None


class Gate:
    """Remembers what keys may do, for a moment; to be used from one event loop at a time."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Grant, float]] = {}  # and when it was heard
        self._secrets: dict[bytes, str] = {}
        self._asked: dict[str, asyncio.Task[Grant]] = {}

    def recall(self, authorization: bytes) -> Grant:
        """What is remembered of the key in an Authorization header; None: it must be asked for.

        Costs two looks into dictionaries. A key in use is asked for again before its time is up,
        so that no request waits for it.
        """
        secret = self._secrets.get(authorization)
        if secret is None:
            return None
        grant, heard = self._known.get(secret, (None, 0.0))
        age = time.monotonic() - heard
        if grant is None or age > FRESH:
            return None
        if age > RENEWED:
            _ = self._ask(secret)
        return grant

    async def admit(self, authorization: bytes, secret: str) -> Grant:
        """What a key may do, as `grant` says; a header that holds a good one is remembered."""
        found = await self.grant(secret)
        if found is not None and 0 < len(authorization) < LONGEST:
            if len(self._secrets) >= MOST_KEPT:
                self._secrets.clear()
            self._secrets[authorization] = secret
        return found

    async def grant(self, secret: str) -> Grant:
        """What a key may do, or None for a key that is not there or may not send events."""
        known = self._known.get(secret)
        if known is not None and time.monotonic() - known[1] <= FRESH:
            return known[0]
        return await asyncio.shield(self._ask(secret))

    def _ask(self, secret: str) -> "asyncio.Task[Grant]":
        # One look-up serves all who ask meanwhile: a busy key's time is up for all at once.
        asked = self._asked.get(secret)
        if asked is None:
            asked = self._asked[secret] = asyncio.ensure_future(self._look_up(secret))
            asked.add_done_callback(lambda done: self._heard(secret, done))
        return asked

    def _heard(self, secret: str, done: "asyncio.Task[Grant]") -> None:
        self._asked.pop(secret, None)
        if not done.cancelled() and (error := done.exception()) is not None:
            # Whoever waits for it is told as well; a renewal that fails is tried again.
            log.error("key_not_looked_up", error=type(error).__name__)

    async def _look_up(self, secret: str) -> Grant:
        heard = time.monotonic()
        found = await asyncio.get_running_loop().run_in_executor(None, look_up, secret)
        if len(self._known) >= MOST_KEPT:
            self._known.clear()
        self._known[secret] = (found, heard)
        return found


def look_up(secret: str) -> Grant:
    """What a key may do, asked of the database; that it is used is noted there, once a minute."""
    try:
        grant = grant_for(secret)
        if grant is None or not {"ingest", "write", "admin"} & set(grant.scopes):
            return None
        _note_used(grant)
    finally:
        connection.close()  # the executor's threads are many, and asked seldom
    return grant


def _note_used(grant: KeyGrant) -> None:
    try:
        note_used([grant.id], now=system_now())
    except DatabaseError as error:  # a full disk tells the sender itself
        log.warning("use_not_noted", error=type(error).__name__)


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
