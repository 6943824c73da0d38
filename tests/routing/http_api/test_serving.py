"""States over the API: one's own, and another's by who may."""

import pytest

from tests.conversations.conftest import Ask, asks
from tests.ground.cast import Player


@pytest.mark.django_db
def test_one_says_ones_own_state_and_no_other(sara: Player, reza: Player, as_sara: Ask) -> None:
    mine = as_sara("PUT", "/routing/agents/me/state", {"state": "available"})
    assert mine.json() == {"id": str(sara.user_id), "state": "available", "given_back": 0}
    other = f"/routing/agents/{reza.user_id}/state"
    assert as_sara("PUT", other, {"state": "break"}).status_code == 403
    hers = f"/routing/agents/{sara.user_id}/state"
    assert asks(reza)("PUT", hers, {"state": "break"}).status_code == 200
    states = {one["id"]: one["state"] for one in as_sara("GET", "/routing/agents").json()["items"]}
    assert states == {str(sara.user_id): "break", str(reza.user_id): "offline"}


@pytest.mark.django_db
def test_a_key_names_the_person(api: Ask, sara: Player, nima: Player) -> None:
    path = "/routing/agents/{}/state"
    assert api("PUT", path.format(sara.user_id), {"state": "busy"}).status_code == 200
    assert api("PUT", path.format("me"), {"state": "busy"}).status_code == 404
    assert api("PUT", path.format(nima.user_id), {"state": "busy"}).status_code == 400
    assert api("PUT", path.format(sara.user_id), {"state": "asleep"}).status_code == 400
