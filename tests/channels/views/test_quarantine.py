"""What was laid aside: seen as text, tried again, never acted upon."""

import pytest

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.models import Incoming
from hamdel.channels.usecases.accounts import create_account
from hamdel.platform import audit
from tests.channels.conftest import Listener, Post
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db
EVIL = b'{"event": "<script>alert(1)</script>", "x": "\xe2\x80\xaeevil"'


def test_its_bytes_are_shown_as_text(leila: Player, phone: AccountFacts, post: Post) -> None:
    post(phone, EVIL)
    row = Incoming.objects.get()
    listing = leila.get("/settings/channels/aside/").content.decode()
    assert f"/settings/channels/aside/{row.pk}/" in listing
    assert "محتوا JSON نیست." in listing
    page = leila.get(f"/settings/channels/aside/{row.pk}/").content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert "⟨U+202E⟩evil" in page


def test_a_person_takes_in_what_looked_like_a_machine_s(
    leila: Player, listener: Listener, post: Post
) -> None:
    site = create_account(kind="form", who="leila", now=NOW)
    post(site, b"fax_number=1&message=hi", "application/x-www-form-urlencoded")
    row = Incoming.objects.get()
    page = leila.post(f"/settings/channels/aside/{row.pk}/again", follow=True)
    assert page.redirect_chain == [("/settings/channels/aside/", 302)]
    assert [one.text for one in listener.heard] == ["hi"]
    assert audit.entries()[0].act == "incoming tried again"
    assert leila.post(f"/settings/channels/aside/{row.pk}/again").status_code == 404


def test_what_still_can_not_be_read_stays(
    leila: Player, listener: Listener, phone: AccountFacts, post: Post
) -> None:
    post(phone, b"{")
    row = Incoming.objects.get()
    page = leila.post(f"/settings/channels/aside/{row.pk}/again", follow=True)
    assert page.redirect_chain == [(f"/settings/channels/aside/{row.pk}/", 302)]
    row.refresh_from_db()
    assert row.state == "resting"


def test_a_long_list_goes_on(leila: Player, phone: AccountFacts, post: Post) -> None:
    for _ in range(51):
        post(phone, b"{")
    first = leila.get("/settings/channels/aside/").content.decode()
    oldest = Incoming.objects.earliest("pk").pk
    assert f"aside/{oldest}/" not in first
    second = leila.get(f"/settings/channels/aside/?before={oldest + 1}").content.decode()
    assert second.count("/again") == 1
    assert leila.get("/settings/channels/aside/?before=x").status_code == 200
    assert leila.get("/settings/channels/aside/999999/").status_code == 404


def test_only_admins_see_it(sara: Player, phone: AccountFacts, post: Post) -> None:
    post(phone, EVIL)
    for path in ("", f"{Incoming.objects.get().pk}/"):
        assert sara.get(f"/settings/channels/aside/{path}").status_code == 403
