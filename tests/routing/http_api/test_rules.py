"""Rules over the API, and a dry run of them."""

import pytest

from tests.conversations.conftest import Ask, Say, asks
from tests.ground.cast import Player
from tests.routing.conftest import Serve

RULES, TRY = "/routing/rules", "/routing/try"


@pytest.mark.django_db
def test_a_rule_is_added_changed_and_removed(reza: Player, payments: str, team_id: int) -> None:
    api = asks(reza)
    body = {
        "name": "پرداخت", "team": str(team_id), "needs": [{"skill": payments, "level": 3}],
        "conditions": [{"field": "channel", "values": ["chat"]}],
    }  # fmt: skip
    made = api("POST", RULES, body)
    assert made.status_code == 201, made.content
    rule = made.json()
    assert (rule["place"], rule["team"], rule["is_on"]) == (1, str(team_id), True)
    changed = api("PUT", f"{RULES}/{rule['id']}", {**body, "is_on": False}).json()
    assert not changed["is_on"]
    assert api("GET", RULES).json()["items"] == [changed]
    assert api("DELETE", f"{RULES}/{rule['id']}").status_code == 204
    assert api("DELETE", f"{RULES}/{rule['id']}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x", "weather": 1}, "weather"),
        ({"name": "x", "team": "999999"}, "team"),
        ({"name": "x", "needs": [{"skill": "999999"}]}, "needs"),
        ({"name": "x", "needs": [{"skill": "9" * 5_000}]}, "needs"),
        ({"name": "x", "overflow_minutes": 5}, "overflow_team"),
        ({"name": "x", "conditions": [{"field": "attribute", "values": ["1"]}]}, "conditions"),
    ],
)
def test_what_makes_no_sense_is_refused(reza: Player, body: dict[str, object], field: str) -> None:
    answer = asks(reza)("POST", RULES, body)
    assert (answer.status_code, answer.json()["field"]) == (400, field)


@pytest.mark.django_db
def test_only_who_leads_changes_them(as_sara: Ask) -> None:
    assert as_sara("POST", RULES, {"name": "x"}).status_code == 403
    assert as_sara("POST", TRY, {}).status_code == 403
    assert as_sara("GET", RULES).status_code == 403


@pytest.mark.django_db
def test_a_dry_run_tells_and_gives_nothing(
    reza: Player, sara: Player, say: Say, serve: Serve, team_id: int
) -> None:
    serve(sara)
    say()
    (held,) = asks(reza)("POST", TRY, {}).json()["items"]
    assert (held["because"], held["person"]) == ("no_rule", None)
    rules = [{"name": "همه", "team": str(team_id)}]
    (given,) = asks(reza)("POST", TRY, {"rules": rules}).json()["items"]
    assert (given["person"], given["because"]) == (str(sara.user_id), "only_one")
    listed = asks(reza)("GET", "/conversations?assignee=none").json()["items"]
    assert [one["id"] for one in listed] == [given["conversation_id"]]
