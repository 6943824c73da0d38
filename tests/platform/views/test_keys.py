"""Settings → API keys."""

import html
import re

import pytest

from hamdel.platform import audit, keys
from hamdel.platform.models import Key
from tests.ground.cast import NOW

NEW = {"name": "فروشگاه", "scopes": ["ingest"], "origins": "https://shop.example"}


def test_an_admin_makes_a_key_that_is_shown_once(leila):
    page = leila.post("/settings/keys/new", NEW)
    (secret,) = re.findall(r"hk_[A-Za-z0-9_-]{43}", page.content.decode())
    assert page.status_code == 201
    assert page["Cache-Control"] == "no-store"
    grant = keys.grant_for(secret)
    assert grant is not None
    assert (grant.name, grant.origins) == ("فروشگاه", ("https://shop.example",))
    assert secret not in leila.get("/settings/keys/").content.decode()
    assert audit.entries()[0].who == "leila@hamdel.example"


@pytest.mark.parametrize(
    "facts", [{"name": ""}, {"scopes": []}, {"scopes": ["root"]}, {"origins": "shop.example"}]
)
def test_a_form_that_is_not_right_says_so(leila, facts):
    page = leila.post("/settings/keys/new", {**NEW, **facts})
    assert page.status_code == 422
    assert "error" in page.content.decode()
    assert Key.objects.count() == 0


def test_revoking_asks_first_and_then_stops_the_key(leila):
    row, secret = keys.create_key(name="<b>قدیمی</b>", scopes=["read"], now=NOW)
    listing = leila.get("/settings/keys/").content.decode()
    assert f'id="revoke-{row.id}"' in listing
    assert html.escape(row.name) in listing
    assert row.name not in listing
    page = leila.post(f"/settings/keys/{row.id}/revoke", follow=True)
    assert page.status_code == 200
    assert keys.grant_for(secret) is None
    assert f'id="revoke-{row.id}"' not in page.content.decode()
    assert leila.post("/settings/keys/999/revoke").status_code == 302


def test_looking_changes_nothing(leila):
    row, _ = keys.create_key(name="a", scopes=["read"], now=NOW)
    assert leila.get(f"/settings/keys/{row.id}/revoke").status_code == 405
    assert keys.all_keys()[0].revoked_at is None


@pytest.mark.parametrize("path", ["/settings/keys/", "/settings/keys/new"])
def test_only_admins_see_it(stranger, sara, reza, nima, path):
    assert stranger.get(path).status_code == 302
    for person in (sara, reza, nima):
        assert person.get(path).status_code == 403
        assert person.post("/settings/keys/new", NEW).status_code == 403
    assert Key.objects.count() == 0


def test_many_keys_cost_few_questions(leila, django_assert_max_num_queries):
    for at in range(40):
        keys.create_key(name=f"key {at}", scopes=["read"], now=NOW)
    with django_assert_max_num_queries(12):
        leila.get("/settings/keys/")


def test_without_keys_it_invites(leila):
    assert 'class="empty"' in leila.get("/settings/keys/").content.decode()
