"""Settings → Channels."""

import html

import pytest
from django.test import Client

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.models import Account
from hamdel.channels.queries.accounts import account, accounts
from hamdel.channels.usecases.accounts import create_account, note_health
from hamdel.platform import audit
from tests.channels.conftest import Listener, Post
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


def test_an_admin_makes_a_channel_and_is_told_its_address(leila: Player) -> None:
    assert "/settings/channels/new/phone" in leila.get("/settings/channels/new").content.decode()
    page = leila.post(
        "/settings/channels/new/phone", {"name": "مرکز", "set-preset": "simotel"}, follow=True
    )
    (made,) = accounts()
    assert (made.name, made.settings) == ("مرکز", {"preset": "simotel"})
    assert f"http://127.0.0.1:8000{made.hook_path}" in page.content.decode()
    assert audit.entries()[0].act == "channel created"
    assert made.token not in str(audit.entries()[0])


def test_what_does_not_fit_is_said_beside_its_field(leila: Player) -> None:
    given = {
        "set-honeypot": "x", "set-seconds": "-1", "set-per_address": "5", "set-per_form": "5",
        "set-redirects": "javascript:alert(1)",
    }  # fmt: skip
    page = leila.post("/settings/channels/new/form", given)
    assert page.status_code == 422
    assert page.content.decode().count('class="error"') == 2
    assert accounts() == []
    assert leila.get("/settings/channels/new/pigeon").status_code == 404


def test_its_settings_are_changed(leila: Player) -> None:
    made = create_account(kind="form", name="سایت", who="leila", now=NOW)
    page = leila.get(f"/settings/channels/{made.id}/").content.decode()
    assert 'value="fax_number"' in page
    leila.post(
        f"/settings/channels/{made.id}/",
        {"name": "فرم <b>", "set-honeypot": "trap", "set-seconds": "", "set-per_address": "7",
         "set-per_form": "0", "set-ask_token": "on"},
    )  # fmt: skip
    found = account(made.id)
    assert found is not None
    assert (found.name, found.settings["honeypot"], found.settings["ask_token"]) == (
        "فرم <b>", "trap", "yes",
    )  # fmt: skip
    assert html.escape("فرم <b>") in leila.get("/settings/channels/").content.decode()
    assert leila.get("/settings/channels/999/").status_code == 404


def test_it_is_turned_off_and_on(leila: Player, phone: AccountFacts) -> None:
    for state in ("off", "on"):
        leila.post(f"/settings/channels/{phone.id}/switch", {"state": state})
        assert Account.objects.get().state == state
    assert leila.get(f"/settings/channels/{phone.id}/switch").status_code == 405


def test_how_it_fares_is_seen(
    leila: Player, phone: AccountFacts, listener: Listener, post: Post
) -> None:
    post(phone, b"{")
    note_health(account_id=phone.id, error="The server does not answer.")
    page = leila.get("/settings/channels/").content.decode()
    assert "The server does not answer." in page
    assert page.count("/settings/channels/aside/") == 2
    note_health(account_id=phone.id, error="")
    assert Account.objects.get().state == "on"


@pytest.mark.parametrize("path", ["/settings/channels/", "/settings/channels/new/phone"])
def test_only_admins_see_it(
    path: str, stranger: Client, sara: Player, reza: Player, nima: Player
) -> None:
    assert stranger.get(path).status_code == 302
    for person in (sara, reza, nima):
        assert person.get(path).status_code == 403


def test_what_holds_where_a_setting_is_empty_is_shown(leila: Player) -> None:
    made = create_account(kind="sms", settings={"preset": "kavenegar"}, who="leila", now=NOW)
    page = leila.get(f"/settings/channels/{made.id}/").content.decode()
    assert 'placeholder="https://api.kavenegar.com/v1/{key}/sms/send.json"' in page
    assert 'placeholder="return.status = 200"' in page
    own = leila.get("/settings/channels/new/sms").content.decode()
    assert "api.kavenegar.com" not in own
