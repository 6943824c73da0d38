"""`/inbox/pictures/<token>`: pictures of other servers in messages, fetched for who reads them.

A bare ASGI application with threads of its own: servers that hang hold up no page. A token is signed
and names a message and one of its pictures, so nobody can have us fetch anything else.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import connections
from django.http.cookie import parse_cookie

from hamdel.platform.derived_keys import derived_key
from hamdel.platform.html.remote import NoPicture, Picture, picture_at
from hamdel.platform.live.viewers import viewer_of
from hamdel.platform.problems import CONTENT_TYPE, Problem
from hamdel.platform.roles import EVERYBODY

from .queries.messages import is_kept

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

PATH: Final = "/inbox/pictures/"
THREADS: Final = 8
MOST_OF_ONE: Final = 4  # threads that one reader's pictures may hold
MOST_WAITING: Final = 400
_HEADERS: Final = [
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; sandbox; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"referrer-policy", b"no-referrer"),
]
# Seen again within the day it is not fetched again: its sender learns of one look.
_KEPT: Final = [(b"cache-control", b"private, max-age=86400"), (b"vary", b"cookie")]


def picture_path(message_id: int, address: str) -> str:
    """The address of ours at which the picture of another server in a message is had."""
    return PATH + _signer().sign_object([message_id, address], compress=True)


def is_for_pictures(path: str) -> bool:
    """Whether an address is that of a fetched picture."""
    return path.startswith(PATH)


class RemotePictures:
    """The application; one for each process."""

    def __init__(self) -> None:
        self._asking = ThreadPoolExecutor(1, thread_name_prefix="pictures-asking")
        self._fetching = ThreadPoolExecutor(THREADS, thread_name_prefix="pictures")
        self._turns: defaultdict[int, asyncio.Semaphore] = defaultdict(_turns_of_one)
        self._waiting = 0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:  # noqa: ARG002 - nothing is read
        """Answer one request."""
        try:
            picture = await self._picture(scope)
        except Problem as problem:
            await _refuse(problem, send)
            return
        kind = (b"content-type", picture.type.encode())
        await send(
            {"type": "http.response.start", "status": 200, "headers": [kind, *_KEPT, *_HEADERS]}
        )
        await send({"type": "http.response.body", "body": picture.content})

    async def _picture(self, scope: Message) -> Picture:
        loop = asyncio.get_running_loop()
        reader, address = await loop.run_in_executor(self._asking, _asked, scope)
        if self._waiting >= MOST_WAITING:
            raise Problem(503, "Too many pictures are asked for.", headers={"Retry-After": "10"})
        self._waiting += 1
        try:
            async with self._turns[reader]:
                return await loop.run_in_executor(self._fetching, picture_at, address)
        except NoPicture as nothing:
            raise Problem(502, "There is no picture to be had there.") from nothing
        finally:
            self._waiting -= 1


def _turns_of_one() -> asyncio.Semaphore:
    return asyncio.Semaphore(MOST_OF_ONE)


def _asked(scope: Message) -> tuple[int, str]:
    """Who asks, and for which picture; asks the database. Raises Problem."""
    if scope["method"] != "GET":
        raise Problem(405, headers={"Allow": "GET"})
    headers = {name.decode("latin1").lower(): v.decode("latin1") for name, v in scope["headers"]}
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise Problem(403, "Pictures are for our own pages.")
    try:
        message_id, address = _signer().unsign_object(scope["path"].removeprefix(PATH))
    except (BadSignature, ValueError):
        raise Problem(404, "There is no such picture.") from None
    cookie = parse_cookie(headers.get("cookie", "")).get(settings.SESSION_COOKIE_NAME)
    try:
        viewer = viewer_of(cookie) if cookie else None
        if viewer is None:
            raise Problem(401, "Sign in first.")
        if viewer.role not in EVERYBODY or not is_kept(message_id):
            raise Problem(404, "There is no such picture.")
    finally:
        connections.close_all()
    return viewer.user_id, address


def _signer() -> Signer:
    return Signer(key=derived_key("remote pictures"), salt="conversations.remote_pictures")


async def _refuse(problem: Problem, send: Send) -> None:
    extra = [(name.lower().encode(), value.encode()) for name, value in problem.headers.items()]
    kind = (b"content-type", CONTENT_TYPE.encode())
    headers = [kind, (b"cache-control", b"no-store"), *_HEADERS, *extra]
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": problem.body()})


remote_pictures = RemotePictures()
