"""Where programs ask, no refusal is a page, whoever refuses."""

import json
from dataclasses import replace

import pytest
from django.test import Client

from hamdel.platform.api import registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def program():
    return Client(raise_request_exception=False, enforce_csrf_checks=True)


def problem(answer):
    """The problem of an answer, its form checked."""
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    said = json.loads(answer.content)
    assert said["status"] == answer.status_code
    assert said["title"]
    return said


@pytest.mark.parametrize("path", ["/api/v1/docs", "/api/v1/openapi.json"])
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_document_is_only_read(program, path, method):
    answer = program.generic(method, path)
    assert answer.status_code in {403, 405}
    problem(answer)


@pytest.mark.parametrize(
    "path", ["/api", "/api/", "/api/v1/", "/api/v2/customers", "/v1", "/v1/x"]
)
def test_an_address_that_is_not_there(program, path):
    answer = program.get(path)
    assert problem(answer)["status"] == 404


def test_a_wrong_host(program):
    assert problem(program.get("/api/v1/customers", HTTP_HOST="evil.example"))["status"] == 400


def test_a_failure_that_nobody_foresaw(program, monkeypatch, admin_key):
    def broken(_call):
        raise ZeroDivisionError

    endpoint = registry._endpoints["GET", "/customers"]
    monkeypatch.setitem(
        registry._endpoints,
        ("GET", "/customers"),
        replace(endpoint, handler=broken),
    )
    answer = program.get("/api/v1/customers", headers={"Authorization": f"Bearer {admin_key}"})
    assert problem(answer) == {"title": "Internal Server Error", "status": 500}


def test_a_refusal_that_is_a_problem_already_stays(program):
    answer = program.get("/api/v1/customers")
    assert problem(answer)["title"].startswith("Sign in, or send a key")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")


def test_pages_for_people_stay_pages(program):
    answer = program.get("/no/such/place")
    assert (answer.status_code, answer.headers["Content-Type"]) == (
        404,
        "text/html; charset=utf-8",
    )


def test_what_goes_well_is_left_alone(program):
    answer = program.get("/api/v1/openapi.json")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")
