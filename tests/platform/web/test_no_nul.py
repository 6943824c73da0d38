"""NUL never reaches a database."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/customers/?q=%00", "/customers/?q=a%00b&x=1"])
def test_no_address_holds_nul(leila, address):
    answer = leila.get(address)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"].startswith("text/html")


def test_no_path_holds_nul(leila):
    assert leila.get("/customers/%00").status_code == 404


@pytest.mark.parametrize("multipart", [True, False])
def test_no_form_holds_nul(leila, multipart):
    given = {"name": "a\0b"}
    more = {} if multipart else {"content_type": "application/x-www-form-urlencoded"}
    body = given if multipart else "name=a%00b"
    assert leila.post("/settings/keys/new", body, **more).status_code == 400


def test_a_file_may_hold_nul(leila):
    file = SimpleUploadedFile("a.csv", b"name\n\0\n")
    assert leila.post("/customers/import", {"file": file}).status_code != 400


def test_a_program_is_answered_by_a_problem(client):
    answer = client.get("/api/v1/customers?cursor=%00")
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
