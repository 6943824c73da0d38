import pytest

from hamdel.interactions.public import user_hash_key
from hamdel.platform import keys

pytestmark = pytest.mark.django_db


def test_a_key_that_may_only_send(reza):
    before = reza.get("/start/").content.decode()
    assert "hk_…" in before
    made = reza.post("/start/")
    assert made.status_code == 201
    secret = made.context["secret"]
    grant = keys.grant_for(secret)
    assert grant is not None
    assert grant.scopes == {"ingest"}
    assert made.content.decode().count(secret) >= 5


def test_what_arrives_is_shown(reza, company):
    made = reza.post("/start/")
    key_id = made.context["key"].id
    piece = reza.get(f"/start/{key_id}/arrivals").content.decode()
    assert "در انتظار نخستین رویداد" in piece


def test_agents_and_strangers_may_not(sara, stranger):
    assert sara.get("/start/").status_code == 403
    assert sara.post("/start/").status_code == 403
    assert stranger.post("/start/").status_code == 302


def test_only_admins_are_told_the_key_of_user_hashes(leila, reza):
    key = user_hash_key()
    assert leila.get("/start/").content.decode().count(key) == 3
    assert leila.post("/start/").content.decode().count(key) == 3
    for page in (reza.get("/start/"), reza.post("/start/")):
        assert key not in page.content.decode()
        assert "createHmac" in page.content.decode()


def test_the_key_of_user_hashes_is_on_no_other_page(company, mina_id, leila):
    key = user_hash_key()
    for path in ("/", "/settings/keys/", "/settings/keys/new", "/settings/audit/", "/customers/",
                 f"/customers/{mina_id}/", "/api/v1/openapi.json", "/api/v1/docs"):  # fmt: skip
        answer = leila.get(path)
        assert answer.status_code == 200, path
        assert key not in answer.content.decode(), path
