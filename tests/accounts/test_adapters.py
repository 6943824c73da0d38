"""Signing in: right, wrong, too often, and to where."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, RequestFactory

from hamdel.accounts.adapters import NOWHERE, client_address, passkey_host
from hamdel.accounts.usecases.guarding import PER_ACCOUNT
from tests.ground.cast import PASSWORD

SIGN_IN = "/sign-in/"
WRONG = "E-mail and password do not fit together."
TOO_MANY = "Too many tries."


def knock(email, password, *, client=None, address="198.51.100.7", to=SIGN_IN):
    client = client or Client()
    said = {"login": email, "password": password}
    return client.post(to, said, REMOTE_ADDR=address, headers={"accept-language": "en"})


def test_the_right_password_lets_in(sara):
    sara.set_password()
    response = knock(" SARA@Hamdel.Example ", PASSWORD, to=f"{SIGN_IN}?next=/settings/profile/")
    assert (response.status_code, response["Location"]) == (302, "/settings/profile/")


def test_every_failure_looks_alike(sara, reza):
    sara.set_password()
    reza.set_password()
    get_user_model().objects.filter(pk=reza.user_id).update(is_active=False)
    answers = [
        knock(sara.email, "wrong-password-1").content,
        knock("nobody@hamdel.example", PASSWORD).content,
        knock(reza.email, PASSWORD).content,
    ]
    assert all(WRONG.encode() in answer for answer in answers)


def test_guesses_end_and_the_real_person_still_comes_in(sara, monkeypatch):
    sara.set_password()
    known = Client()
    assert knock(sara.email, PASSWORD, client=known).status_code == 302
    known.post("/sign-out/")
    looked = []
    checked = get_user_model().check_password

    def check(user, raw):
        looked.append(raw)
        return checked(user, raw)

    monkeypatch.setattr(get_user_model(), "check_password", check)
    answers = [
        knock(sara.email, f"guess-number-{n}", address=f"203.0.{n % 50}.1").content
        for n in range(40)
    ]
    assert len(looked) == PER_ACCOUNT <= 20
    assert TOO_MANY.encode() in answers[-1]
    # Even the right password is not looked at from a strange browser …
    assert TOO_MANY.encode() in knock(sara.email, PASSWORD).content
    # … but the browser that signed in before is let in.
    assert knock(sara.email, PASSWORD, client=known).status_code == 302


def test_a_stolen_or_forged_cookie_of_a_browser_opens_nothing(sara, reza):
    sara.set_password()
    known = Client()
    knock(sara.email, PASSWORD, client=known)
    for number in range(PER_ACCOUNT):
        knock(reza.email, f"guess-number-{number}")
    # Sara's browser is no friend of Reza's account, nor is a forged one.
    known.post("/sign-out/")
    assert TOO_MANY.encode() in knock(reza.email, "guess", client=known).content
    forged = Client()
    forged.cookies["hamdel_browser"] = known.cookies["hamdel_browser"].value[:-1]
    assert TOO_MANY.encode() in knock(reza.email, "guess", client=forged).content


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "\t//evil.example",
     "///evil.example", "/%0d%0aSet-Cookie:a=b", "http://testserver.evil.example/", "//testserver@evil.example"],
)  # fmt: skip
@pytest.mark.parametrize("way", ["in", "already", "out"])
def test_nobody_is_sent_elsewhere(sara, address, way):
    client = Client()
    if way == "in":
        sara.set_password()
        said = {"login": sara.email, "password": PASSWORD, "next": address}
        response = client.post(SIGN_IN, said)
    elif way == "already":
        response = sara.get(SIGN_IN, {"next": address})
    else:
        response = sara.post("/sign-out/", {"next": address})
    assert response.status_code == 302
    assert response["Location"].startswith("/")
    assert not response["Location"].startswith(("//", "/\\"))
    assert "evil" not in response["Location"]


@pytest.mark.parametrize(
    ("server_says", "address"),
    [("192.0.2.1", "192.0.2.1"), ("2001:db8::1", "2001:db8::1"), ("", NOWHERE), ("x", NOWHERE)],
)
def test_the_server_says_who_asks_and_headers_do_not(server_says, address):
    request = RequestFactory().get(
        "/", REMOTE_ADDR=server_says, headers={"x-forwarded-for": "203.0.113.9"}
    )
    assert client_address(request) == address


@pytest.mark.parametrize(
    ("base", "host"),
    [("http://127.0.0.1:8000", "localhost"), ("https://cx.company.ir:8443", "cx.company.ir")],
)
def test_passkeys_belong_to_the_host_people_open(settings, base, host):
    settings.BASE_URL = base
    assert passkey_host() == host


def test_nobody_signs_up_and_unused_ways_are_shut(stranger):
    for path in ("/sign-up/", "/signup/", "/accounts/signup/", "/accounts/login/", "/inactive/"):
        assert stranger.get(path).status_code == 404
