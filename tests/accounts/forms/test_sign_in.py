"""Second factors: codes in any digits, once; answers of passkeys that nobody should believe."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from hamdel.accounts.models import Letter
from hamdel.platform import audit
from tests.ground.cast import PASSWORD

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
STEP = 1_795_000_000 // 30

CREDENTIALS = [
    "", "null", "[]", "{}", '"x"', "1", "{" * 500, "[" * 20_000, '{"id": 1}', '{"response": null}',
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}),
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "clientExtensionResults": {},
                "response": {"clientDataJSON": "e30", "authenticatorData": "AA", "signature": "AA", "userHandle": "MQ"}}),
    json.dumps({"id": "AA", "rawId": "AA", "type": "public-key", "clientExtensionResults": {},
                "response": {"clientDataJSON": "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQUEiLCJvcmlnaW4iOiJodHRwOi8vbG9jYWxob3N0In0",
                             "authenticatorData": "A" * 60, "signature": "AA", "userHandle": "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5"}}),
    '{"id": "\\u0000", "response": {"userHandle": 5}}', "x" * 40_000,
]  # fmt: skip


@pytest.fixture(autouse=True)
def _clock(monkeypatch, db):
    cache.clear()
    monkeypatch.setattr(
        "allauth.mfa.totp.internal.auth.yield_hotp_counters_from_time",
        lambda: iter((STEP - 1, STEP, STEP + 1)),
    )


def code(step=STEP):
    return format_hotp_value(hotp_value(SECRET, step))


def half_way(player):
    """Sign in as far as the second step."""
    client = Client()
    said = {"login": player.email, "password": player.set_password()}
    assert client.post("/sign-in/", said)["Location"] == "/sign-in/second-factor/"
    return client


@pytest.fixture
def guarded(sara):
    TOTP.activate(sara.user, SECRET)
    return sara


def test_a_secret_is_kept_sealed(guarded):
    assert SECRET not in json.dumps(Authenticator.objects.get().data)


@pytest.mark.parametrize(
    "write", [str, lambda text: text.translate(PERSIAN), lambda text: f" {text[:3]} {text[3:]}"]
)
def test_the_code_lets_in_in_any_digits(guarded, write):
    client = half_way(guarded)
    assert client.get("/settings/profile/").status_code == 302
    assert client.post("/sign-in/second-factor/", {"code": write(code())}).status_code == 302
    assert client.get("/settings/profile/").status_code == 200


def test_a_code_is_good_once_as_long_as_it_is_good(guarded, settings):
    first = half_way(guarded)
    assert first.post("/sign-in/second-factor/", {"code": code()}).status_code == 302
    cache.delete(
        f"allauth.mfa.totp.used?user={guarded.user_id}&code={code()}"
    )  # forgotten after 30 s
    second = half_way(guarded)
    assert second.post("/sign-in/second-factor/", {"code": code()}).status_code == 200
    assert second.get("/settings/profile/").status_code == 302


def test_a_recovery_code_is_good_once(guarded):
    codes = RecoveryCodes.activate(guarded.user).get_unused_codes()
    assert len(set(codes)) == 10
    assert all(len(one) == 10 for one in codes)
    assert half_way(guarded).post("/sign-in/second-factor/", {"code": codes[0]}).status_code == 302
    assert half_way(guarded).post("/sign-in/second-factor/", {"code": codes[0]}).status_code == 200


def test_guesses_at_the_code_end(guarded):
    client = half_way(guarded)
    for number in range(12):
        client.post("/sign-in/second-factor/", {"code": f"{number:06}"})
    assert client.post("/sign-in/second-factor/", {"code": code()}).status_code == 200
    assert client.get("/settings/profile/").status_code == 302


def test_adding_and_removing_a_code_app_asks_who_it_is_and_leaves_a_trace(
    sara, django_capture_on_commit_callbacks
):
    assert sara.get("/settings/security/code-app/add/").url.startswith("/settings/security/again/")
    sara.set_password()
    sara.force_login(sara.user)
    sara.post("/settings/security/again/password/", {"password": PASSWORD})
    page = sara.get("/settings/security/code-app/add/")
    secret = page.context["form"].secret
    right = format_hotp_value(hotp_value(secret, STEP))
    with django_capture_on_commit_callbacks(execute=True):
        added = sara.post("/settings/security/code-app/add/", {"code": right})
    assert added.url == "/settings/security/codes/"
    assert len(sara.get("/settings/security/codes/").context["unused_codes"]) == 10
    assert sara.get("/settings/security/codes/file/").content.decode().count("\n") >= 10
    assert sara.post("/settings/security/code-app/remove/").status_code == 302
    assert sorted(entry.act for entry in audit.entries()) == [
        "code app added",
        "code app removed",
    ]
    assert Letter.objects.count() == 2


@pytest.mark.parametrize("answer", CREDENTIALS)
def test_what_no_passkey_said_lets_nobody_in(answer):
    client = Client(SERVER_NAME="localhost")
    assert (
        client.get("/sign-in/passkey/", headers={"accept": "application/json"}).status_code == 200
    )
    response = client.post("/sign-in/passkey/", {"credential": answer})
    assert (response.status_code, response["Location"]) == (302, "/sign-in/")
    assert client.get("/settings/profile/").status_code == 302


def test_what_no_passkey_said_becomes_none(sara):
    sara.set_password()
    sara.force_login(sara.user)
    sara.post("/settings/security/again/password/", {"password": PASSWORD})
    for answer in CREDENTIALS:
        assert sara.get("/settings/security/passkeys/add/").status_code == 200
        page = sara.post("/settings/security/passkeys/add/", {"credential": answer})
        assert page.status_code == 200
    assert not Authenticator.objects.exists()
