"""The API as programs meet it: statuses, problems, methods."""

import msgspec
import pytest

from hamdel.platform import keys
from hamdel.platform.models import Bucket
from tests.ground.cast import NOW


def test_a_note_is_added_and_shown(program):
    response = program.ask("POST", "/notes", {"text": "سلام"})
    assert (response.status_code, msgspec.json.decode(response.content)) == (
        201,
        {"id": "1", "text": "سلام"},
    )
    assert response["Content-Type"] == "application/json"
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/nothing", "/notes/1/2", "/notes/", "/", "//notes", "/notes\x00"]
)
def test_an_unknown_address(program, refused, path):
    assert refused(program.ask("GET", path)) == (404, "")


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("DELETE", "/notes", "GET, POST"),
        ("PUT", "/notes/1", "DELETE, GET"),
        ("OPTIONS", "/notes", "GET, POST"),
        ("TRACE", "/notes", "GET, POST"),
        ("GET", "/notes/merge", "POST"),
        ("QUERY", "/notes", "GET, POST"),
    ],
)
def test_a_wrong_method_says_which_are_right(program, refused, method, path, allowed):
    response = program.ask(method, path)
    assert refused(response) == (405, "")
    assert response["Allow"] == allowed


def test_head_is_a_get(program):
    assert program.ask("HEAD", "/notes").status_code == 200


def test_nothing_to_say_is_204(program_with):
    response = program_with("admin").ask("DELETE", "/notes/1")
    assert (response.status_code, response.content) == (204, b"")
    assert "Content-Type" not in response


@pytest.mark.parametrize("note", ["x", "-1", "٣", "9223372036854775808", "1e3", " 1"])
def test_an_id_that_can_be_none_is_not_found(program, refused, note):
    assert refused(program.ask("GET", f"/notes/{note}")) == (404, "")


def test_a_handlers_problem_names_its_field(program, refused):
    assert refused(program.ask("POST", "/notes", {"text": "taken"})) == (409, "text")


def test_a_body_that_is_declared_too_long_is_not_read(program, refused):
    response = program.ask("POST", "/notes", b"x" * 1_000_001)
    assert refused(response) == (413, "")


def test_the_use_of_a_key_is_noted(program):
    program.ask("GET", "/notes")
    assert keys.all_keys()[0].last_used_at is not None


def test_an_unknown_address_is_told_before_who_asks(anyone, refused):
    assert refused(anyone.ask("GET", "/nothing"))[0] == 404
    assert refused(anyone.ask("DELETE", "/notes"))[0] == 405
    assert refused(anyone.ask("GET", "/notes"))[0] == 401


def test_a_refused_body_stores_nothing(program):
    program.ask("POST", "/notes", {"text": "a", "owner": 1})
    assert Bucket.objects.count() == 0


def test_a_revoked_key_is_unknown_at_once(program, refused):
    (row,) = keys.all_keys()
    keys.revoke_key(key_id=row.id, who="leila", now=NOW)
    response = program.ask("GET", "/notes")
    assert refused(response) == (401, "")
    assert response["WWW-Authenticate"].startswith("Bearer")
