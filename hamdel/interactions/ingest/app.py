"""The ASGI application of `/v1`."""

import asyncio
import time
from collections.abc import Sequence
from typing import Final

import structlog

from hamdel.platform.keys import KeyGrant

from ..contracts import Draft, Refused
from ..live import announce
from ..rules.envelope import TooLarge, inflate
from ..rules.segment import Source
from ..user_hash import user_hash_key
from . import answers
from .answers import PREFLIGHT, Message, Send
from .gate import Gate, secret_of
from .requests import (
    SEVERAL,
    SINGLE,
    Gone,
    Read,
    Receive,
    key_in,
    read_body,
    read_several,
    read_single,
)
from .wholes import Quota, whole_refusal
from .writer import Counters, Overloaded, Writer

log = structlog.get_logger(__name__)
_RETRY: Final = ((b"retry-after", b"1"),)


class NoKey(Exception):
    """The request carries no key that may send."""


class OtherOrigin(Exception):
    """The key is for pages of other origins."""


class Ingest:
    """Takes Segment's calls in; one of it serves a process."""

    def __init__(self) -> None:
        self._gate = Gate()
        self._quota = Quota()
        self._writer: Writer | None = None
        self._signing = user_hash_key().encode()

    @property
    def counters(self) -> Counters:
        """What was taken in since the process began."""
        return self._writer.counters if self._writer else Counters()

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request below `/v1/`."""
        name = scope["path"].removeprefix("/v1/").rstrip("/")
        known = name in SINGLE or name in SEVERAL
        if known and scope["method"] == "POST":
            await self._take(scope, receive, send, name)
        elif scope["method"] == "OPTIONS":
            await answers.empty(send, status=204, headers=PREFLIGHT)
        elif name.startswith("projects/"):
            try:
                await self._settings(scope, send, name)
            except Exception as why:  # noqa: BLE001 - nothing is answered yet
                await _refuse(send, why)
        elif known:
            await answers.problem(send, 405, "Send events by POST.", headers=[(b"allow", b"POST")])
        else:
            await answers.problem(send, 404, "There is no such call.")

    def stop(self) -> None:
        """Write what is queued, then end."""
        if self._writer:
            self._writer.stop()

    async def _take(self, scope: Message, receive: Receive, send: Send, name: str) -> None:
        body, grant = b"", None
        try:
            body = inflate(await read_body(receive))
            headers = dict(scope["headers"])
            authorization = headers.get(b"authorization", b"")
            grant = self._gate.recall(authorization) or await self._admit(authorization, body)
            check_origin(grant, headers.get(b"origin", b""))
            read = self._read(body, name, grant)
            await self._store(read)
        except Exception as why:  # noqa: BLE001 - the client must hear that nothing is stored
            if grant is not None and isinstance(why, Refused | TooLarge):
                await self._keep(why, body, grant)
            await _refuse(send, why)
            return
        if read.refused:
            await answers.answer(send, {"success": True, "refused": read.refused})
        else:
            await answers.ok(send)

    async def _admit(self, authorization: bytes, body: bytes) -> KeyGrant:
        secret = secret_of(authorization) or key_in(body)
        grant = await self._gate.admit(authorization, secret) if secret else None
        if grant is None:
            raise NoKey
        return grant

    def _read(self, body: bytes, name: str, grant: KeyGrant) -> Read:
        source = Source(
            grant.id,
            grant.name,
            grant.vouches,
            time.time_ns() // 1000,
            signing=self._signing,
        )
        if name in SEVERAL:
            return read_several(body, source)
        return read_single(body, SINGLE[name], source)

    def _store(self, read: Read) -> "asyncio.Future[None]":
        """Hand over to the writer; what is given back ends when all is durable."""
        if self._writer is None:
            self._writer = Writer(on_written=announced)
        return self._writer.submit(read.drafts, read.refusals)

    async def _keep(self, why: Exception, body: bytes, grant: KeyGrant) -> None:
        """Keep a request that was refused whole where its sender looks for it, if its key may."""
        if not self._quota.takes(grant.id, now=time.monotonic()):
            return
        try:
            await self._store(Read((), [whole_refusal(grant.id, str(why), body)], []))
        except Exception as error:  # noqa: BLE001 - the client must hear why it was refused
            log.error("refusal_not_kept", error=type(error).__name__)  # noqa: TRY400

    async def _settings(self, scope: Message, send: Send, name: str) -> None:
        """What Segment's browser library asks before it begins."""
        _, _, rest = name.partition("/")
        secret, _, what = rest.partition("/")
        if what != "settings" or await self._gate.grant(secret) is None:
            await answers.problem(send, 404, "There is no such project.")
            return
        host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
        ours = {"apiKey": secret, "apiHost": f"{host}/v1", "protocol": scope.get("scheme", "http")}
        await answers.answer(send, {"integrations": {"Segment.io": ours}, "plan": {}})


async def _refuse(send: Send, why: Exception) -> None:
    """Tell why nothing of a request is stored."""
    match why:
        case Refused():
            await answers.problem(send, 400, str(why), field=why.field)
        case NoKey():
            await answers.problem(send, 401, "The key is missing or not valid.")
        case OtherOrigin():
            await answers.problem(send, 403, "The key does not serve pages of this origin.")
        case TooLarge():
            await answers.problem(send, 413, str(why))
        case Overloaded():
            await answers.problem(send, 429, "Send the same again soon.", headers=_RETRY)
        case Gone():  # or its body broke off: then it still listens
            await answers.problem(send, 400, "The body broke off.", field="body")
        case _:
            log.error("ingest_answered_503", error=type(why).__name__)
            await answers.problem(send, 503, "Send the same again soon.", headers=_RETRY)


def check_origin(grant: KeyGrant, origin: bytes) -> None:
    """Raise OtherOrigin where a page of this origin may not use the key; programs name none."""
    if origin and grant.origins and origin.decode("latin-1") not in grant.origins:
        raise OtherOrigin


def announced(drafts: Sequence[Draft]) -> None:
    """Tell open pages that something is new; never in the way of the writer."""
    try:
        announce(len(drafts))
    except Exception as error:  # noqa: BLE001
        log.error("announce_failed", error=type(error).__name__)  # noqa: TRY400
