"""API keys: only the hash is kept, and a key never does more than its maker."""

from datetime import timedelta

import pytest

from hamdel.platform import audit, keys
from hamdel.platform.models import Key
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def make(**facts):
    return keys.create_key(**{"name": "shop", "scopes": ["read"], "now": NOW, **facts})


def allowed(secret):
    grant = keys.grant_for(secret)
    return set(grant.scopes) if grant else None


def test_the_secret_opens_what_was_granted():
    row, secret = make(scopes=["write", "read"], origins=["https://Shop.example/"])
    grant = keys.grant_for(secret)
    assert grant is not None
    assert (grant.id, grant.name, set(grant.scopes)) == (row.id, "shop", {"read", "write"})
    assert grant.origins == ("https://shop.example",)
    assert grant.vouches


@pytest.mark.parametrize(
    ("scopes", "vouches"),
    [
        (["ingest"], False),
        (["ingest", "read"], False),
        (["ingest", "read", "admin"], False),
        (["write"], True),
        (["ingest", "write"], True),
    ],
)
def test_only_a_key_that_may_write_vouches(scopes, vouches):
    grant = keys.grant_for(make(scopes=scopes)[1])
    assert grant is not None
    assert grant.vouches is vouches


def test_the_secret_itself_is_nowhere_in_the_database():
    row, secret = make()
    stored = Key.objects.values().get()
    assert secret not in map(str, stored.values())
    assert secret.startswith(row.prefix)
    assert len(secret) > len(row.prefix) + 30
    assert audit.entries()[0].act == "key created"


def test_every_secret_is_another_one():
    assert make()[1] != make()[1]


@pytest.mark.parametrize(
    "tampered", [lambda s: s[:-1], lambda s: s + "x", str.upper, lambda _s: ""]
)
def test_a_changed_secret_opens_nothing(tampered):
    assert keys.grant_for(tampered(make()[1])) is None


def test_a_revoked_key_opens_nothing():
    row, secret = make()
    assert keys.revoke_key(key_id=row.id, who="leila@hamdel.example", now=NOW)
    assert keys.grant_for(secret) is None
    assert keys.all_grants() == {}
    assert not keys.revoke_key(key_id=row.id, who="leila@hamdel.example", now=NOW)
    assert [entry.act for entry in audit.entries()] == ["key revoked", "key created"]


@pytest.mark.parametrize(
    "facts",
    [
        {"name": " "},
        {"name": "x" * 101},
        {"scopes": []},
        {"scopes": ["read", "everything"]},
        {"origins": ["shop.example"]},
        {"origins": ["https://shop.example/path"]},
        {"origins": ["https://user@shop.example"]},
        {"origins": ["javascript:alert(1)"]},
        {"origins": ["http://[::1"]},
        {"origins": ["http://[x]"]},
        {"origins": ["https://ⅷ\u2100.example"]},
    ],
)
def test_what_is_no_key_is_refused(facts):
    with pytest.raises(keys.KeyRefused):
        make(**facts)
    assert Key.objects.count() == 0


def test_a_key_can_do_no_more_than_its_maker_now(leila):
    secret = make(scopes=["ingest", "read", "admin"], maker_id=leila.user_id)[1]
    leila.user.role = "analyst"
    leila.user.save()
    assert allowed(secret) == {"ingest", "read"}
    leila.user.is_active = False
    leila.user.save()
    assert allowed(secret) == {"ingest"}


@pytest.mark.parametrize(
    ("role", "active", "vouches"),
    [
        ("admin", True, True),
        ("supervisor", True, True),
        ("analyst", True, False),
        ("admin", False, False),
    ],
)
def test_the_key_of_who_may_not_write_any_more_vouches_for_nobody(leila, role, active, vouches):
    secret = make(scopes=["ingest", "write"], maker_id=leila.user_id)[1]
    leila.user.role, leila.user.is_active = role, active
    leila.user.save()
    assert keys.all_grants()[keys.digest_of(secret)].vouches is vouches


def test_all_grants_by_digest_in_two_queries(leila, django_assert_num_queries):
    secrets = [make(maker_id=leila.user_id)[1] for _ in range(3)]
    with django_assert_num_queries(2):
        grants = keys.all_grants()
    assert set(grants) == {keys.digest_of(secret) for secret in secrets}


def test_use_is_noted_at_most_once_a_minute(django_assert_num_queries):
    row, _ = make()
    keys.note_used([row.id], now=NOW)
    with django_assert_num_queries(1):
        keys.note_used([row.id], now=NOW + timedelta(seconds=59))
    assert keys.all_keys()[0].last_used_at == NOW
    keys.note_used([row.id], now=NOW + timedelta(seconds=61))
    assert keys.all_keys()[0].last_used_at == NOW + timedelta(seconds=61)
