"""Who may ask: scopes of keys, roles of people, and no forged forms."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.middleware.csrf import get_token
from django.test import RequestFactory

from hamdel.platform.api.dispatch import serve
from hamdel.platform.models import Key
from tests.ground.cast import NOW


@pytest.mark.parametrize(
    ("scopes", "method", "path", "status"),
    [
        (["read"], "GET", "/notes", 200),
        (["read"], "POST", "/notes", 403),
        (["read"], "DELETE", "/notes/1", 403),
        (["write"], "GET", "/notes", 403),
        (["write"], "POST", "/notes/merge", 200),
        (["ingest"], "GET", "/notes", 403),
        (["ingest"], "POST", "/notes", 403),
        (["admin"], "DELETE", "/notes/1", 204),
        (["admin"], "GET", "/notes", 403),
        (["ingest", "read", "write", "admin"], "DELETE", "/notes/1", 204),
    ],
)
def test_a_key_may_do_what_its_scopes_say(program_with, scopes, method, path, status):
    assert program_with(*scopes).ask(method, path).status_code == status


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer x", "Basic aGs6", "bearer  ", "Bearer سلام", "Token {secret}", ""]
)
def test_what_is_no_key(program, refused, header):
    said = header.replace("{secret}", program.secret)
    assert refused(program.ask("GET", "/notes", Authorization=said))[0] == 401


class Person:
    """A signed-in person's browser, without the layers around it."""

    def __init__(self, role, **facts):
        self.user = get_user_model().objects.create(
            email=f"{role}@hamdel.example", name=role, role=role, created_at=NOW, **facts
        )

    def ask(self, method, path, *, token="", **headers):
        request = RequestFactory(headers=headers).generic(
            method, f"/api/v1{path}", b'{"text": "a"}', "application/json"
        )
        request.user = self.user
        if token:
            request.META["CSRF_COOKIE"] = token
            request.COOKIES["csrftoken"] = token
        return serve(request, path.removeprefix("/"))


@pytest.mark.parametrize(
    ("role", "read", "write"),
    [("admin", 200, 201), ("supervisor", 200, 201), ("agent", 200, 201), ("analyst", 200, 403)],
)
def test_a_signed_in_person_may_do_what_the_role_says(notes, role, read, write):
    person = Person(role)
    token = get_token(RequestFactory().get("/"))[-32:]
    assert person.ask("GET", "/notes").status_code == read
    answer = person.ask("POST", "/notes", token=token, **{"X-CSRFToken": token})
    assert answer.status_code == write


@pytest.mark.parametrize(
    ("role", "status"), [("admin", 204), ("supervisor", 403), ("agent", 403), ("analyst", 403)]
)
def test_an_endpoint_may_be_for_some_roles_only(notes, role, status):
    token = get_token(RequestFactory().get("/"))[-32:]
    answer = Person(role).ask("POST", "/notes/drop", token=token, **{"X-CSRFToken": token})
    assert answer.status_code == status


@pytest.mark.parametrize(("role", "status"), [("admin", 204), ("supervisor", 403), ("agent", 403)])
def test_a_key_is_bound_by_the_role_its_maker_has_now(notes, program_with, role, status):
    maker = Person("admin").user
    program = program_with("read", "write")
    Key.objects.update(maker_id=maker.pk)
    maker.role = role
    maker.save()
    assert program.ask("POST", "/notes/drop").status_code == status
    Key.objects.update(maker_id=None)
    assert program.ask("POST", "/notes/drop").status_code == 204


@pytest.mark.parametrize(
    "headers",
    [{}, {"X-CSRFToken": "x" * 32}, {"Origin": "https://evil.example"}, {"Origin": "null"}],
)
def test_a_forged_form_changes_nothing(notes, refused, headers):
    assert refused(Person("admin").ask("POST", "/notes", token="y" * 32, **headers))[0] == 403


def test_a_right_token_from_a_foreign_page_changes_nothing(notes, refused):
    token = "z" * 32
    answer = Person("admin").ask(
        "POST", "/notes", token=token, **{"X-CSRFToken": token, "Origin": "https://evil.example"}
    )
    assert refused(answer)[0] == 403


def test_a_person_who_was_let_go_is_a_stranger(notes, refused):
    assert refused(Person("admin", is_active=False).ask("GET", "/notes"))[0] == 401


def test_a_key_given_beside_a_session_is_what_counts(notes, refused):
    assert refused(Person("admin").ask("GET", "/notes", Authorization="Bearer x"))[0] == 401


def test_a_stranger_is_told_how_to_ask(anyone, refused, rf):
    request = rf.get("/api/v1/notes")
    request.user = AnonymousUser()
    response = serve(request, "notes")
    assert refused(response)[0] == 401
    assert response["WWW-Authenticate"]
