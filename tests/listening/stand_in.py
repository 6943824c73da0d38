"""A server on loopback that stands in for others: a feed with its marks, and the Mastodon API as documented."""

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class StandIn:
    """What it says, and what it was asked. `trouble` is a status it answers instead of anything else; 0 breaks off."""

    feed: bytes = b""
    feed_type: str = "application/rss+xml"
    etag: str = '"1"'
    statuses: list[dict[str, Any]] = field(default_factory=list)
    notifications: list[dict[str, Any]] = field(default_factory=list)
    posted: dict[str, dict[str, Any]] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, str], dict[str, Any]]] = field(default_factory=list)
    trouble: int | None = None
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        speaker = type("Speaker", (_Handler,), {"server_of": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), speaker)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def end(self) -> None:
        """Close it."""
        self.server.shutdown()
        self.server.server_close()

    def page(
        self, rows: list[dict[str, Any]], query: dict[str, list[str]]
    ) -> list[dict[str, Any]]:
        """`min_id` gives the page right after an id, newest first, as the documentation says."""
        after = int(query.get("min_id", ["0"])[0])
        limit = int(query.get("limit", ["20"])[0])
        newer = sorted(
            (row for row in rows if int(row["id"]) > after), key=lambda row: int(row["id"])
        )
        page = newer[:limit] if "min_id" in query else newer[-limit:]
        return page[::-1]

    def post(self, key: str, said: dict[str, Any]) -> dict[str, Any]:
        """A status, once for each Idempotency-Key."""
        number = str(900 + len(self.posted))
        made = {"id": number, "url": f"{self.url}/@us/{number}", **said}
        return self.posted.setdefault(key, made)


class _Handler(BaseHTTPRequestHandler):
    server_of: StandIn

    def do_GET(self) -> None:
        self._answer({})

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self._answer(json.loads(self.rfile.read(length)))

    def _answer(self, body: dict[str, Any]) -> None:
        mine, parts = self.server_of, urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        mine.asked.append((self.command, self.path, headers, body))
        query = parse_qs(parts.query)
        if mine.trouble is not None and (mine.trouble or self.command == "POST"):
            if mine.trouble:
                self._say(mine.trouble, b'{"error": "no"}', mine.headers)
            else:
                mine.post(headers["idempotency-key"], body)
                self.close_connection = True
        elif parts.path == "/feed":
            known = headers.get("if-none-match") == mine.etag
            self._say(
                304 if known else 200,
                b"" if known else mine.feed,
                {"ETag": mine.etag, "Content-Type": mine.feed_type},
            )
        elif parts.path == "/moved":
            self._say(301, b"", {"Location": "/feed"})
        elif parts.path.startswith("/api/v1/timelines/tag/"):
            self._json(mine.page(mine.statuses, query))
        elif parts.path == "/api/v1/notifications":
            self._json(mine.page(mine.notifications, query))
        elif parts.path == "/api/v1/statuses":
            self._json(mine.post(headers["idempotency-key"], body))
        else:
            self._say(404, b"{}", {})

    def _json(self, said: Any) -> None:
        self._say(200, json.dumps(said).encode(), {"Content-Type": "application/json"})

    def _say(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


def status(number: int, text: str = "رکاب عالی", **more: Any) -> dict[str, Any]:
    """A public status by @mina."""
    return {
        "id": str(number),
        "created_at": "2026-11-21T10:00:00.000Z",
        "visibility": "public",
        "url": f"https://m.example/@mina/{number}",
        "content": f"<p>{text}</p>",
        "reblog": None,
        "account": {"acct": "mina", "display_name": "مینا کاظمی", "followers_count": 12, "url": "https://m.example/@mina"},
        **more,
    }  # fmt: skip


def rss(*items: str) -> bytes:
    """A feed of some items."""
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>نظرها</title>{"".join(items)}</channel></rss>'.encode()


def item(number: int, text: str = "پیک دیر آمد", at: str = "Sat, 21 Nov 2026 10:00:00 GMT") -> str:
    """One item of a feed."""
    return f"<item><guid>{number}</guid><title>نظر {number}</title><description>{text}</description><pubDate>{at}</pubDate></item>"
