"""A messenger's Bot API on loopback, as core.telegram.org/bots/api tells it, with its bad days.

One bot, `777:TEST`. `say` lets somebody write to it; `posts` is what the provider would post to a hook.
"""

import json
import threading
import time
from collections.abc import Iterator
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from itertools import count
from socket import SHUT_RDWR
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http.multipartparser import MultiPartParser

TOKEN = "777:TEST"
LARGEST = 20_000_000  # bytes that getFile hands out
Answer = tuple[int, dict[str, Any]]


class BotApi:
    """What the provider knows, and how it behaves. `trouble`: cut, slow, garbage, 500 or "" (none)."""

    def __init__(self) -> None:
        self.updates: list[dict[str, Any]] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.sent: list[dict[str, Any]] = []
        self.files: dict[str, tuple[str, bytes]] = {}
        self.webhook: dict[str, Any] = {}
        self.trouble = ""
        self.refusal: Answer | None = None
        self._updates = count(1000)
        self._messages = count(1)
        self._news = threading.Condition()
        self.server = ThreadingHTTPServer(
            ("127.0.0.1", 0), type("Speaker", (Handler,), {"api": self})
        )
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def end(self) -> None:
        """Close it."""
        self.server.shutdown()
        self.server.server_close()

    def keep_file(self, content: bytes, path: str = "documents/file_1.pdf") -> str:
        """Have a file; returns its id."""
        name = f"F{next(self._messages)}"
        self.files[name] = (path, content)
        return name

    def update(self, *, chat: int = 42, edited: bool = False, **content: Any) -> dict[str, Any]:
        """What the provider tells of somebody who writes to the bot in private."""
        message = {
            "message_id": next(self._messages),
            "date": 1_795_336_200,
            "chat": {"id": chat, "type": "private", "first_name": "مینا"},
            "from": {"id": chat, "is_bot": False, "first_name": "مینا", "last_name": "کاظمی"},
            **content,
        }
        kind = "edited_message" if edited else "message"
        return {"update_id": next(self._updates), kind: message}

    def say(self, **content: Any) -> dict[str, Any]:
        """Let somebody write: the bot will be told when it asks."""
        update = self.update(**content)
        with self._news:
            self.updates.append(update)
            self._news.notify_all()
        return update

    def answer(self, method: str, given: dict[str, Any]) -> Answer:
        """What a call of a method comes to."""
        self.calls.append((method, given))
        if self.refusal is not None:
            return self.refusal
        known = getattr(self, f"_{method.lower()}", None)
        return error(404, "Not Found") if known is None else known(given)

    def _getme(self, _given: dict[str, Any]) -> Answer:
        return ok({"id": 777, "is_bot": True, "first_name": "CX", "username": "cx_bot"})

    def _getupdates(self, given: dict[str, Any]) -> Answer:
        if self.webhook.get("url"):
            return error(409, "Conflict: can't use getUpdates method while webhook is active")
        offset = int(given.get("offset", 0))
        with self._news:
            if offset > 0:
                self.updates = [one for one in self.updates if one["update_id"] >= offset]
            if not self.updates:
                self._news.wait(float(given.get("timeout", 0)))
            return ok(self.updates[: int(given.get("limit", 100))])

    def _setwebhook(self, given: dict[str, Any]) -> Answer:
        self.webhook = given
        return ok(result=True)

    def _deletewebhook(self, _given: dict[str, Any]) -> Answer:
        self.webhook = {}
        return ok(result=True)

    def _sendmessage(self, given: dict[str, Any]) -> Answer:
        text = given.get("text", "")
        if not text:
            return error(400, "Bad Request: message text is empty")
        if len(text) > 4096:
            return error(400, "Bad Request: message is too long")
        return self._made(given, text=text)

    def _senddocument(self, given: dict[str, Any]) -> Answer:
        if len(given.get("caption", "")) > 1024:
            return error(400, "Bad Request: message caption is too long")
        name, content = given["document"]
        document = {"file_id": self.keep_file(content, name), "file_name": name}
        return self._made(given, document=document, caption=given.get("caption", ""))

    def _getfile(self, given: dict[str, Any]) -> Answer:
        path, content = self.files.get(given["file_id"], ("", b""))
        if not path:
            return error(400, "Bad Request: invalid file_id")
        if len(content) > LARGEST:
            return error(400, "Bad Request: file is too big")
        return ok({"file_id": given["file_id"], "file_size": len(content), "file_path": path})

    def _made(self, given: dict[str, Any], **content: Any) -> Answer:
        chat = int(given["chat_id"])
        if chat == 403:
            return error(403, "Forbidden: bot was blocked by the user")
        if chat == 400:
            return error(400, "Bad Request: chat not found")
        if chat == 429:
            return error(429, "Too Many Requests: retry after 7", retry_after=7)
        number = next(self._messages)
        reply = given.get("reply_parameters", {}).get("message_id") or given.get(
            "reply_to_message_id"
        )
        made = {"message_id": number, "date": int(time.time()), "chat": {"id": chat}, **content}
        self.sent.append({**made, "reply_to": reply})
        return ok(made)


def ok(result: Any) -> Answer:
    """What a call that went well answers."""
    return 200, {"ok": True, "result": result}


def error(code: int, words: str, **parameters: Any) -> Answer:
    """What a call that is refused answers."""
    more = {"parameters": parameters} if parameters else {}
    return code, {"ok": False, "error_code": code, "description": words, **more}


class Handler(BaseHTTPRequestHandler):
    """Speaks for one messenger."""

    api: BotApi

    def do_POST(self) -> None:
        parts = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        given = {**dict(parse_qsl(parts.query)), **_given(body, self.headers)}
        token, _, method = parts.path.removeprefix("/bot").partition("/")
        if token != TOKEN:
            self._say(*error(401, "Unauthorized"))
            return
        status, answer = self.api.answer(method, given)
        if self.api.trouble == "cut":
            self.connection.shutdown(SHUT_RDWR)
            self.close_connection = True
        elif not self._in_trouble():
            self._say(status, answer)

    def do_GET(self) -> None:
        path = unquote(self.path.removeprefix(f"/file/bot{TOKEN}/"))
        content = next((one for where, one in self.api.files.values() if where == path), None)
        if self._in_trouble():
            return
        if content is None:
            self._say(*error(404, "Not Found"))
        else:
            self._bytes(200, content)

    def log_message(self, *_: Any) -> None:
        pass

    def _in_trouble(self) -> bool:
        trouble = self.api.trouble
        if trouble in {"500", "502"}:
            self._bytes(int(trouble), b"<html>Bad Gateway</html>")
        elif trouble == "garbage":
            self._bytes(200, b"<html>Sign in to this network</html>")
        elif trouble == "slow":
            time.sleep(2)
        return bool(trouble) and trouble != "slow"

    def _say(self, status: int, answer: dict[str, Any]) -> None:
        self._bytes(status, json.dumps(answer).encode())

    def _bytes(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def _given(body: bytes, headers: Message) -> dict[str, Any]:
    kind = headers.get("Content-Type", "")
    if kind.startswith("application/json"):
        found: dict[str, Any] = json.loads(body)
        return found
    if not kind.startswith("multipart/form-data"):
        return dict(parse_qsl(body.decode()))
    meta = {"CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(body))}
    fields, files = MultiPartParser(meta, BytesIO(body), [MemoryFileUploadHandler()]).parse()
    given: dict[str, Any] = {name: _value(text) for name, text in fields.items()}
    for name, one in files.items():
        assert isinstance(one, UploadedFile)
        given[name] = (one.name, one.read())
    return given


def _value(text: Any) -> Any:
    return json.loads(text) if str(text)[:1] == "{" else text


@pytest.fixture
def bot_api(settings: Any) -> Iterator[BotApi]:
    """A messenger, named by the operator."""
    api = BotApi()
    settings.REACH = {api.url.removeprefix("http://")}
    yield api
    api.end()
