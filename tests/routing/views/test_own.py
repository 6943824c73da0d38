"""One says oneself whether one is there."""

import pytest
from django.test import Client

from hamdel.routing.contracts import Rule
from hamdel.routing.queries.stretches import state_of
from hamdel.routing.usecases.assigning import assign_waiting
from tests.conversations.conftest import Say
from tests.ground.cast import NOW, Player
from tests.routing.conftest import Serve, owners


@pytest.mark.django_db
def test_the_switch_says_where_one_stands(sara: Player, nima: Player, stranger: Client) -> None:
    assert "offline" in sara.get("/routing/state").content.decode()
    answer = sara.post("/routing/state/set", {"state": "available"})
    assert answer.status_code == 200
    assert state_of(sara.user_id) == "available"
    assert sara.post("/routing/state/set", {"state": "gone"}).status_code == 404
    assert nima.post("/routing/state/set", {"state": "available"}).status_code == 403
    assert stranger.get("/routing/state").status_code == 302


@pytest.mark.django_db
def test_who_goes_is_told_what_became_of_their_work(
    sara: Player, say: Say, serve: Serve, everything: Rule
) -> None:
    serve(sara)
    say()
    assign_waiting(now=NOW)
    assert owners() == [sara.user_id]
    answer = sara.post("/routing/state/set", {"state": "offline"})
    assert "toast" in answer.headers["HX-Trigger"]
    assert owners() == [None]
