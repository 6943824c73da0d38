"""Headers of pages, and forms that come from our own pages only."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory

from hamdel.platform.web.security import FormGuard, PageSecurity


@pytest.fixture
def rf():
    return RequestFactory()


def test_scripts_run_by_nonce_and_each_page_has_its_own(rf):
    nonces = []

    def page(request):
        nonces.append(request.csp_nonce)
        return HttpResponse()

    policies = [PageSecurity(page)(rf.get("/"))["Content-Security-Policy"] for _ in range(2)]
    assert nonces[0] != nonces[1]
    for nonce, policy in zip(nonces, policies, strict=True):
        assert f"script-src 'self' 'nonce-{nonce}'" in policy
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert not re.search(r"https?:|\*", policy)


def test_a_view_may_say_its_own_policy(rf):
    own = HttpResponse(headers={"Content-Security-Policy": "sandbox"})
    assert PageSecurity(lambda _: own)(rf.get("/"))["Content-Security-Policy"] == "sandbox"


def test_signed_in_pages_are_kept_nowhere(leila, stranger):
    page = leila.get("/settings/keys/")
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "no-referrer"
    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["X-Frame-Options"] == "DENY"
    assert "Cache-Control" not in stranger.get("/api/v1/openapi.json")


def post(*, secure=False, right=True, **headers):
    request = RequestFactory(headers=headers).post("/", secure=secure, data={})
    request.user = AnonymousUser()
    token = get_token(RequestFactory().get("/"))[-32:]
    request.COOKIES["csrftoken"] = token
    request.META["HTTP_X_CSRFTOKEN"] = token if right else "x" * 32
    guard = FormGuard(lambda _request: HttpResponse())
    guard.process_request(request)
    refusal = guard.process_view(request, lambda _request: HttpResponse(), (), {})
    return 200 if refusal is None else refusal.status_code


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({}, 200),
        ({"Origin": "http://testserver"}, 200),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin", "secure": True}, 200),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "null"}, 200),
        ({"Origin": "null", "secure": True}, 403),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin", "right": False}, 403),
        ({"Origin": "null", "right": False}, 403),
        ({"right": False}, 403),
    ],
)
def test_which_forms_are_taken(facts, status):
    assert post(**facts) == status
