"""Hostile input through hooks: kept to the byte, never a failure, nothing of it reaches a path or a page."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from hamdel.channels.models import Incoming
from hamdel.channels.public import AccountFacts, create_account
from hamdel.conversations.models import Attachment, Message
from tests.ground.cast import NOW
from tests.ground.corpora import Corpus
from tests.ground.samples import some

OpenCorpus = Callable[[str], Corpus]
FORM = "application/x-www-form-urlencoded"
NAME = re.compile("[0-9a-f]{32}")
pytestmark = [pytest.mark.django_db, pytest.mark.timeout(300)]


@pytest.fixture
def strings(corpus: OpenCorpus) -> list[str]:
    """Naughty and injected strings, none longer than a form takes."""
    found = []
    for name in ("naughty-strings", "injection-strings"):
        one = corpus(name)
        for file in one.files():
            for row in one.rows(file):
                said = row.get("payload", row.get("string", row.get("text")))
                found.append(said if isinstance(said, str) else json.dumps(row))
    whole = [one[:50_000] for one in dict.fromkeys(found) if one.strip()]
    assert len(whole) > 500
    # PostgreSQL is the one that refuses letters: it is given more of them.
    return some(whole, 0.4 if connection.vendor == "postgresql" else 0.2)


@pytest.fixture
def site(db: None) -> AccountFacts:
    """A contact form that takes any number of posts."""
    free = {"per_address": "0", "per_form": "0"}
    return create_account(kind="form", settings=free, who="leila", now=NOW)


def bodies(one: str) -> Iterator[tuple[bytes, str]]:
    """The same string where a form, a program and a file name would have it."""
    safe = one.encode(errors="replace").decode()
    yield urlencode({"name": safe, "email": safe, "phone": safe, "message": safe}).encode(), FORM
    yield (
        json.dumps({"message": "x", "subject": one, one or "k": one}).encode(),
        "application/json",
    )
    head = safe.replace("\r", "").replace("\n", "").replace('"', "%22")
    file = (
        '--b\r\nContent-Disposition: form-data; name="message"\r\n\r\nx\r\n'
        f'--b\r\nContent-Disposition: form-data; name="f"; filename="{head}"\r\n\r\nx\r\n--b--\r\n'
    )
    yield file.encode(), "multipart/form-data; boundary=b"


def test_strings_go_through_the_form_and_come_back(
    strings: list[str], site: AccountFacts, server_key: str
) -> None:
    client = Client()
    kept, before = 0, set(Path(settings.MEDIA_ROOT).rglob("*"))
    for at, one in enumerate(strings):  # the ways in take turns: each takes every third string
        body, kind = list(bodies(one))[at % 3]
        answer = client.post(site.hook_path, body, content_type=kind)
        assert answer.status_code in {200, 400}, (answer.status_code, one[:100])
        kept += answer.status_code == 200
    rows = Incoming.objects.all()
    assert rows.count() == kept
    assert not rows.filter(state__in=("waiting", "running")).exists()
    assert {row.problem for row in rows.filter(state="resting")} <= {"The form says nothing."}
    read = read_all(server_key)
    assert len(read) == Message.objects.count() == rows.filter(state="done").count()
    assert all(NAME.fullmatch(row.stored) for row in Attachment.objects.all())
    for path in set(Path(settings.MEDIA_ROOT).rglob("*")) - before:
        assert path.is_dir() or NAME.fullmatch(path.name), path


def read_all(key: str) -> list[dict[str, Any]]:
    """Every message of every conversation, over the API."""
    headers = {"Authorization": f"Bearer {key}"}
    found: list[dict[str, Any]] = []
    cursor: str | None = ""
    while cursor is not None:
        more = f"&cursor={cursor}" if cursor else ""
        page = Client().get(f"/api/v1/conversations?limit=500{more}", headers=headers).json()
        for one in page["items"]:
            whole = Client().get(f"/api/v1/conversations/{one['id']}", headers=headers)
            assert whole.status_code == 200
            found += whole.json()["messages"]
        cursor = page["next"]
    return found


def test_documents_go_through_the_phone(corpus: OpenCorpus, strings: list[str], db: None) -> None:
    phone = create_account(kind="phone", who="leila", now=NOW)
    client = Client()
    paths = some(sorted(corpus("json").folder.rglob("*.json")), 0.4)
    documents = [path.read_bytes() for path in paths] + [
        json.dumps(
            {"event": "ringing", "call_id": one, "from": one, "to": one, "agent": one}
        ).encode()
        for one in strings
    ]
    kept = 0
    for document in documents:
        answer = client.post(phone.hook_path, document, content_type="application/json")
        assert answer.status_code in {200, 400, 413}, document[:200]
        kept += answer.status_code == 200
    rows = Incoming.objects.all()
    assert rows.count() == kept
    assert not rows.filter(state__in=("waiting", "running")).exists()
