"""Skills, shifts and capacity are written by who leads."""

from typing import Any

import pytest

from hamdel.routing.contracts import ToServe
from hamdel.routing.queries.agents import skills, team_now
from hamdel.routing.queries.settings import settings_now
from tests.ground.cast import NOW, Player
from tests.routing.conftest import needing

PERSON = "/settings/agents/{}"


def said(skill: str, **more: Any) -> dict[str, Any]:
    days = {f"day_{at}": "9-13, 14-17" for at in range(7)}
    return {"capacity": "۱۵۰", "languages": ["fa"], f"skill_{skill}": "4", **days, **more}


@pytest.mark.django_db
def test_a_person_is_written(reza: Player, sara: Player, payments: str) -> None:
    page = PERSON.format(sara.user_id)
    assert reza.get(page).status_code == 200
    assert reza.post(page, said(payments, capacity="150", has_shift="on")).status_code == 302
    (facts,) = team_now(settings_now(), now=NOW, person_ids=[sara.user_id]).facts
    assert (facts.capacity, facts.languages, facts.skills[0][2]) == (150, ("fa",), 4)
    assert facts.week == ("09:00-13:00, 14:00-17:00",) * 7
    assert reza.post(page, said(payments, capacity="150")).status_code == 302
    (facts,) = team_now(settings_now(), now=NOW, person_ids=[sara.user_id]).facts
    assert facts.week is None


@pytest.mark.django_db
def test_hours_that_can_not_be_read_are_told(reza: Player, sara: Player, payments: str) -> None:
    answer = reza.post(
        PERSON.format(sara.user_id), said(payments, capacity="100", day_0="night", has_shift="on")
    )
    assert answer.status_code == 422
    assert ToServe().capacity == 100


@pytest.mark.django_db
def test_skills_are_named_and_removed(reza: Player, payments: str) -> None:
    reza.post("/settings/agents/", {"name": "وام"})
    assert [one.name for one in skills()] == ["وام", "پرداخت"] or len(skills()) == 2
    reza.post(f"/settings/skills/{payments}/remove")
    assert [one.name for one in skills()] == ["وام"]
    assert needing("1").needs[0].level == 2


@pytest.mark.django_db
def test_a_state_is_said_for_somebody_else(reza: Player, sara: Player, nima: Player) -> None:
    state = PERSON.format(sara.user_id) + "/state"
    assert reza.post(state, {"state": "available"}).status_code == 302
    (facts,) = team_now(settings_now(), now=NOW, person_ids=[sara.user_id]).facts
    assert facts.state == "available"
    assert reza.post(state, {"state": "asleep"}).status_code == 404
    assert sara.post(state, {"state": "break"}).status_code == 403
    assert reza.get(PERSON.format(nima.user_id)).status_code == 404


@pytest.mark.django_db
def test_what_holds_for_all_is_kept(reza: Player) -> None:
    starts = {
        f"start_{name}": str(at) for at, name in enumerate(("urgent", "high", "normal", "low"))
    }
    given = {"fairness": "keep_free", "weights": "phone=100، chat=۳۰", "warm_minutes": "5", "reserve_after": "3", **starts}  # fmt: skip
    assert reza.post("/settings/routing/settings", given).status_code == 302
    now = settings_now()
    assert (now.fairness, now.weights, now.reserve_after) == (
        "keep_free",
        {"phone": 100, "chat": 30},
        3,
    )
    assert reza.post("/settings/routing/settings", {**given, "weights": "x"}).status_code == 422
