import pytest

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
