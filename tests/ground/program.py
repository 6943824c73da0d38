"""The real program, started as people start it, on a fresh installation of its own."""

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest

from hamdel.bench import handle
from hamdel.bench.handle import Program
from tests.ground.cast import PASSWORD
from tests.ground.prepared import prepared_file, prepared_template

handle.prepared = prepared_file


class Server(Program):
    """A running program with clients for its API."""

    def __init__(self, folder: Path, *, database_url: str) -> None:
        super().__init__(folder, database_url=database_url)
        self._keys: dict[str, str] = {}
        self.http = httpx.Client(base_url=self.base, timeout=30, trust_env=False)

    def key_for(self, scope: str) -> str:
        """A key with these scopes, made once."""
        if scope not in self._keys:
            self._keys[scope] = self.key(scope=scope, name=scope)
        return self._keys[scope]

    def api(self, method: str, path: str, **more: Any) -> httpx.Response:
        """Call `/api/v1` with a server's key."""
        headers = {"Authorization": f"Bearer {self.key_for('ingest,read,write')}"}
        if "content" in more:
            headers["Content-Type"] = "application/json"
        return self.http.request(method, f"/api/v1{path}", headers=headers, **more)

    def person(self, *, email: str, role: str) -> httpx.Client:
        """Make somebody who serves customers, and sign them in."""
        make = ["user", "create", "--email", email, "--role", role, "--password-stdin"]
        subprocess.run(
            [sys.executable, "-m", "hamdel", *make],
            env=self.env, input=PASSWORD, text=True, check=True, capture_output=True,
        )  # fmt: skip
        client = httpx.Client(
            base_url=self.base, follow_redirects=True, timeout=30, trust_env=False,
            headers={"Referer": self.base},
        )  # fmt: skip
        client.get("/sign-in/")
        given = {"login": email, "password": PASSWORD}
        done = client.post(
            "/sign-in/", data=given | {"csrfmiddlewaretoken": client.cookies["csrftoken"]}
        )
        assert "/sign-in/" not in str(done.url), done.text
        return client

    def story(self, identifier: str) -> list[dict[str, Any]]:
        """The story of the one customer of an identifier (`kind:value`), oldest first."""
        found = self.api("GET", "/customers", params={"identifier": identifier}).json()["items"]
        assert len(found) == 1, f"{len(found)} customers are known by {identifier}"
        path = f"/customers/{found[0]['id']}/story"
        moments: list[dict[str, Any]] = []
        cursor: str | None = ""
        while cursor is not None:
            page = self.api(
                "GET", path, params={"limit": 500, **({"cursor": cursor} if cursor else {})}
            )
            moments += page.json()["items"]
            cursor = page.json()["next"]
        return moments[::-1]


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program on a free port; one for a whole run, so tests bring people of their own."""
    program = Server(tmp_path_factory.mktemp("installation"), database_url=fresh_address())
    program.env["HAMDEL_REACH"] = "127.0.0.1:*,localhost:*"  # the tests' mail servers
    program.start()
    yield program
    program.http.close()
    program.stop()


@pytest.fixture
def somebody() -> str:
    """A word that no other test uses, for people of one's own on the shared server."""
    return uuid.uuid4().hex[:12]


def fresh_address() -> str:
    """The address of a new database of the run's kind, migrated; empty for SQLite."""
    if not os.environ.get("DATABASE_URL"):
        return ""
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    name = f"hamdel_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{prepared_template()}"'.encode())
    return f"{server}/{name}"
