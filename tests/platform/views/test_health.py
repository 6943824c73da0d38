"""For operators: alive, ready, measures."""

import re

import pytest
from django.db import OperationalError

from hamdel.platform import checks


@pytest.mark.parametrize(
    ("path", "start"), [("/healthz", b"ok"), ("/readyz", b'{"ready": true}'), ("/metrics", b"# ")]
)
def test_anybody_may_ask(stranger, path, start):
    response = stranger.get(path)
    assert response.status_code == 200
    assert response.content.startswith(start)
    assert response["Cache-Control"] == "no-store"
    assert stranger.post(path).status_code == 405


def test_not_ready_while_migrations_wait(stranger, monkeypatch):
    monkeypatch.setattr(checks, "unapplied", lambda: 2)
    response = stranger.get("/readyz")
    assert (response.status_code, response.json()["ready"]) == (503, False)
    assert stranger.get("/healthz").status_code == 200


def test_not_ready_without_a_database(stranger, monkeypatch):
    def away():
        raise OperationalError("password of the database")

    monkeypatch.setattr(checks, "unapplied", away)
    response = stranger.get("/readyz")
    assert response.status_code == 503
    assert b"password" not in response.content


def test_the_measures_have_prometheus_form(stranger):
    text = stranger.get("/metrics").content.decode()
    line = re.compile(
        r'# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? \S+'
    )
    assert [one for one in text.splitlines() if not line.fullmatch(one)] == []
    assert "# TYPE hamdel_follower_behind gauge" in text
