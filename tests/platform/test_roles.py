"""Screens that are for some roles only."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from hamdel.platform.keys import SCOPES
from hamdel.platform.roles import SCOPES_OF_ROLE, only_for, role_of


@only_for("admin", "supervisor")
def screen(_request, *, word):
    return HttpResponse(word)


def test_the_right_role_sees_it(rf, reza):
    request = rf.get("/x")
    request.user = reza.user
    assert getattr(screen(request, word="hi"), "content", None) == b"hi"


def test_another_role_is_refused(rf, sara):
    request = rf.get("/x")
    request.user = sara.user
    with pytest.raises(PermissionDenied):
        screen(request, word="hi")


def test_a_stranger_is_asked_to_sign_in_and_comes_back(rf):
    request = rf.get("/x?a=1")
    request.user = AnonymousUser()
    answer = screen(request, word="hi")
    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=/x%3Fa%3D1")
    assert role_of(request) is None


def test_who_was_let_go_is_a_stranger(rf, reza):
    reza.user.is_active = False
    request = rf.get("/x")
    request.user = reza.user
    assert role_of(request) is None


def test_every_scope_of_a_role_is_one():
    assert {scope for scopes in SCOPES_OF_ROLE.values() for scope in scopes} == {*SCOPES}
