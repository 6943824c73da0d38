"""A small API of its own for the tests: notes that can be written and listed."""

from datetime import date, datetime
from typing import Any

import msgspec
import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from hamdel.platform import api, keys
from hamdel.platform.api import registry
from hamdel.platform.api.dispatch import serve
from hamdel.platform.models import Bucket
from hamdel.platform.problems import Problem
from tests.ground.cast import NOW


class Part(api.Body):
    kind: str
    size: int = 0


class NoteIn(api.Body):
    text: str
    parts: list[Part] = []
    extra: dict[str, Any] = {}
    at: datetime | None = None
    on: list[date] = []


class NoteOut(api.Answer):
    id: str
    text: str


class NotesQuery(api.PageQuery):
    contains: str | None = None
    since: date | None = None


def list_notes(call: api.Call) -> api.Page[NoteOut]:
    after = api.read_cursor(call.query.cursor, tuple[str])
    rows = Bucket.objects.filter(name__gt=after[0] if after else "").order_by("name")
    if call.query.contains:
        rows = rows.filter(name__contains=call.query.contains)
    return api.page_of(
        list(rows[: call.query.limit + 1]),
        limit=call.query.limit,
        show=lambda row: NoteOut(id=str(row.tries), text=row.name),
        place=lambda row: (row.name,),
    )


def add_note(call: api.Call) -> NoteOut:
    if call.body.text == "taken":
        raise Problem(409, "It is taken.", field="text")
    row = Bucket.objects.create(name=call.body.text, started_at=call.now, tries=1)
    if call.body.text == "broken":
        raise ZeroDivisionError
    return NoteOut(id="1", text=row.name)


def show_note(call: api.Call, id: str) -> NoteOut:  # noqa: A002
    return NoteOut(id=str(api.row_id(id)), text=call.caller.who)


def drop_note(call: api.Call, id: str) -> None:  # noqa: A002
    Bucket.objects.filter(tries=api.row_id(id)).delete()


def drop_notes(_call: api.Call) -> None:
    Bucket.objects.all().delete()


def merge_notes(call: api.Call) -> NoteOut:
    return NoteOut(id="0", text="merged")


@pytest.fixture
def notes(monkeypatch, db):
    """The endpoints of notes, and nothing else."""
    monkeypatch.setattr(registry, "_endpoints", {})
    declare = api.endpoint
    declare(
        "GET", "/notes", scope="read", query=NotesQuery, answer=api.Page[NoteOut], summary="List"
    )(list_notes)
    declare(
        "POST", "/notes", scope="write", body=NoteIn, answer=NoteOut, status=201, summary="Add"
    )(add_note)
    declare("GET", "/notes/{id}", scope="read", answer=NoteOut, summary="Show")(show_note)
    declare("DELETE", "/notes/{id}", scope="admin", answer=None, summary="Drop")(drop_note)
    declare("POST", "/notes/merge", scope="write", answer=NoteOut, summary="Merge")(merge_notes)
    declare(
        "POST", "/notes/drop", scope="write", roles=("admin",), answer=None, summary="Drop all"
    )(drop_notes)


class Program:
    """A program with a key that asks the API."""

    def __init__(self, *scopes: str) -> None:
        self.secret = keys.create_key(name="program", scopes=scopes, now=NOW)[1] if scopes else ""
        self.headers: dict[str, str] = {}

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        """Send one request; a body that is no bytes is sent as JSON."""
        data = body if isinstance(body, bytes) else msgspec.json.encode(body)
        given = {"Authorization": f"Bearer {self.secret}"} if self.secret else {}
        request = RequestFactory(headers={**given, **self.headers, **headers}).generic(
            method, f"/api/v1{path}", data if body is not None else b"", "application/json"
        )
        request.user = AnonymousUser()
        return serve(request, path.partition("?")[0].removeprefix("/"))

    def get(self, path: str) -> Any:
        """The decoded answer of a GET that must go well."""
        response = self.ask("GET", path)
        assert response.status_code == 200, response.content
        return msgspec.json.decode(response.content)


@pytest.fixture
def program(notes):
    """A program that may read and write."""
    return Program("read", "write")


@pytest.fixture
def anyone(notes):
    """A program without a key."""
    return Program()


@pytest.fixture
def program_with(notes):
    """A program with a key of given scopes: `program_with("read")`."""
    return Program


def problem(response: HttpResponse) -> dict[str, Any]:
    """The problem of a refusal, its form checked."""
    assert response["Content-Type"] == "application/problem+json"
    said: dict[str, Any] = msgspec.json.decode(response.content)
    assert said["status"] == response.status_code
    assert said["title"]
    return said


@pytest.fixture
def refused():
    """Reads a refusal: `refused(response)` is its status, and the field it names."""
    return lambda response: (problem(response)["status"], problem(response).get("field", ""))
