"""The ASGI application of `/v1`."""

import time
from collections.abc import Sequence
from typing import Final

import structlog
from django.conf import settings

from hamdel.platform.keys import KeyGrant

from ..contracts import Draft, Refused
from ..live import announce
from ..rules.envelope import TooLarge, inflate
from ..rules.segment import Source
from . import answers
from .answers import PREFLIGHT, Message, Send
from .gate import Gate, secret_of
from .requests import (
    SEVERAL,
    SINGLE,
    Gone,
    Read,
    Receive,
    header,
    key_in,
    read_body,
    read_several,
    read_single,
)
from .writer import Counters, Overloaded, Writer

log = structlog.get_logger(__name__)
_RETRY: Final = ((b"retry-after", b"1"),)


class Ingest:
    """Takes Segment's calls in; one of it serves a process."""

    def __init__(self) -> None:
        self._gate = Gate()
        self._writer: Writer | None = None
        self._signing = settings.SECRET_KEY.encode()

    @property
    def counters(self) -> Counters:
        """What was taken in since the process began."""
        return self._writer.counters if self._writer else Counters()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request below `/v1/`."""
        name = scope["path"].removeprefix("/v1/").rstrip("/")
        method = scope["method"]
        if method == "OPTIONS":
            await answers.empty(send, status=204, headers=PREFLIGHT)
        elif name.startswith("projects/"):
            await self._settings(scope, send, name)
        elif name not in SINGLE and name not in SEVERAL:
            await answers.problem(send, 404, "There is no such call.")
        elif method != "POST":
            await answers.problem(send, 405, "Send events by POST.", headers=[(b"allow", b"POST")])
        else:
            await self._take(scope, receive, send, name)

    def stop(self) -> None:
        """Write what is queued, then end."""
        if self._writer:
            self._writer.stop()

    async def _take(self, scope: Message, receive: Receive, send: Send, name: str) -> None:
        try:
            body = inflate(await read_body(receive))
            grant = await self._grant(scope["headers"], body)
            if grant is None:
                await answers.problem(send, 401, "The key is missing or not valid.")
                return
            if not allowed_from(grant, header(scope["headers"], b"origin")):
                await answers.problem(send, 403, "The key does not serve pages of this origin.")
                return
            read = self._read(body, name, grant)
            await self._store(read, send)
        except TooLarge as error:
            await answers.problem(send, 413, str(error))
        except Refused as error:
            await answers.problem(send, 400, str(error), field=error.field)
        except Gone:
            return

    def _read(self, body: bytes, name: str, grant: KeyGrant) -> Read:
        source = Source(
            key_id=int(grant.id),
            name=grant.name,
            verified=not grant.is_public,
            received=time.time_ns() // 1000,
            signing=self._signing,
        )
        if name in SEVERAL:
            return read_several(body, source)
        return read_single(body, SINGLE[name], source)

    async def _store(self, read: Read, send: Send) -> None:
        if self._writer is None:
            self._writer = Writer(on_written=announced)
        try:
            await self._writer.submit(read.drafts, read.refusals)
        except Overloaded:
            await answers.problem(send, 429, "Send the same again soon.", headers=_RETRY)
        except Exception as error:  # noqa: BLE001 - the client must hear that nothing is stored
            log.error("ingest_answered_503", error=type(error).__name__)  # noqa: TRY400
            await answers.problem(send, 503, "Send the same again soon.", headers=_RETRY)
        else:
            if read.refused:
                await answers.answer(send, {"success": True, "refused": read.refused})
            else:
                await answers.ok(send)

    async def _grant(self, headers: Sequence[tuple[bytes, bytes]], body: bytes) -> KeyGrant | None:
        secret = secret_of(header(headers, b"authorization")) or key_in(body)
        return await self._gate.grant(secret) if secret else None

    async def _settings(self, scope: Message, send: Send, name: str) -> None:
        """What Segment's browser library asks before it begins."""
        _, _, rest = name.partition("/")
        secret, _, what = rest.partition("/")
        if what != "settings" or await self._gate.grant(secret) is None:
            await answers.problem(send, 404, "There is no such project.")
            return
        host = header(scope["headers"], b"host").decode("latin-1")
        ours = {"apiKey": secret, "apiHost": f"{host}/v1", "protocol": scope.get("scheme", "http")}
        await answers.answer(send, {"integrations": {"Segment.io": ours}, "plan": {}})


def allowed_from(grant: KeyGrant, origin: bytes) -> bool:
    """Whether a page of this origin may use the key; requests without origin come from programs."""
    return not origin or not grant.origins or origin.decode("latin-1") in grant.origins


def announced(drafts: Sequence[Draft]) -> None:
    """Tell open pages that something is new; never in the way of the writer."""
    try:
        announce(len(drafts))
    except Exception as error:  # noqa: BLE001
        log.error("announce_failed", error=type(error).__name__)  # noqa: TRY400
