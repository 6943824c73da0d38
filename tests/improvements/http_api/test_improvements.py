"""Improvements over the API."""

from datetime import timedelta

import pytest

from hamdel.improvements.models import Improvement
from hamdel.platform import options
from hamdel.platform.instants import rfc3339
from tests.ground.cast import NOW, Player
from tests.improvements.conftest import Ask, Fail

STEP = "action:Payment"


def test_an_improvement_keeps_the_figures_of_its_step_and_is_weighed(
    ask: Ask, moments: Fail, reza: Player, at_noon: None
) -> None:
    moments("Payment", failed=30, well=70)
    moments("Gateway Tried", failed=20, well=20)
    body = {
        "title": "درگاه دوم", "touchpoint": STEP, "cost_irr": 90_000_000, "person_days": 0.5,
        "owner": reza.email, "due_on": "2026-12-01",
    }  # fmt: skip
    status, made = ask("POST", "/improvements", body)
    assert status == 201, made
    assert (made["figures"]["hurt"], made["figures"]["seen"]) == (30, 100)
    assert made["worth"]["spared"] == 30
    assert made["worth"]["cost_irr"] == 100_000_000
    assert made["worth"]["score"] == 3.0
    assert (made["owner"], made["reach"]) == (reza.name, "unknown")
    better = {"title": "دستور گفتگو", "touchpoint": "action:Gateway Tried", "cost_irr": 10_000_000}
    other = ask("POST", "/improvements", better)[1]
    first, last = ask("GET", "/improvements")[1]["items"]
    assert [first["id"], last["id"]] == [other["id"], made["id"]]
    page = ask("GET", "/improvements?limit=1")[1]
    assert ask("GET", f"/improvements?cursor={page['next']}")[1]["items"] == [last]
    assert ask("GET", f"/improvements/{made['id']}")[1] == made
    for wrong, field in (
        ({**body, "touchpoint": "nowhere"}, "touchpoint"),
        ({**body, "owner": "nobody@x.ir"}, "owner"),
        ({**body, "more": 1}, "more"),
    ):
        status, problem = ask("POST", "/improvements", wrong)
        assert (status, problem["field"]) == (400, field)
    assert ask("GET", "/improvements/999999")[0] == 404


def test_it_is_changed_and_somebody_who_saw_an_older_one_is_told(ask: Ask, db: None) -> None:
    made = ask("POST", "/improvements", {"title": "یک"})[1]
    path = f"/improvements/{made['id']}"
    status, done = ask("PATCH", path, {"state": "done", "version": 1})
    assert (status, done["state"], done["version"]) == (200, "done", 2)
    assert done["started_at"]
    assert done["done_at"]
    assert ask("PATCH", path, {"state": "idea", "version": 1})[0] == 409
    back = ask("PATCH", path, {"state": "idea"})[1]
    assert (back["started_at"], back["done_at"]) == (None, None)
    assert ask("GET", "/improvements?state=done")[1]["items"] == []
    assert ask("GET", "/improvements?late=true")[1]["items"] == []


def test_the_plan_fits_what_was_set(ask: Ask, moments: Fail, at_noon: None) -> None:
    moments("Payment", failed=30)
    for title, cost, days in (("a", 60, 2), ("b", 50, 2), ("c", 40, 40), ("d", 400, 1)):
        ask("POST", "/improvements", {"title": title, "touchpoint": STEP, "cost_irr": cost * 10**7, "person_days": days})  # fmt: skip
    options.set("improvements.people", 2, who="leila", now=NOW)
    options.set("improvements.budget_toman", 100_000_000, who="leila", now=NOW)
    plan = ask("GET", "/improvement-plan")[1]
    titles = {str(one.pk): one.title for one in Improvement.objects.all()}
    assert [titles[one] for one in plan["chosen"]] == ["b"]  # as much as a, for less
    assert {titles[one["id"]]: one["why"] for one in plan["left_out"]} == {
        "a": "others_first", "c": "too_long", "d": "too_dear",
    }  # fmt: skip
    assert (plan["budget_irr"], plan["cost_irr"], plan["best"]) == (10**9, 5 * 10**8, True)
    reach = {one["title"]: one["reach"] for one in ask("GET", "/improvements")[1]["items"]}
    assert reach == {"a": "fits", "b": "fits", "c": "beyond", "d": "beyond"}


def test_a_finished_one_tells_what_it_changed(
    ask: Ask, moments: Fail, reza: Player, at_noon: None
) -> None:
    for days in range(20):
        moments("Payment", failed=2, well=6, days_ago=50.5 + days)
        moments("Payment", failed=0, well=8, days_ago=10.5 + days)
        moments("Basket Kept", failed=1, well=7, days_ago=50.5 + days)
        moments("Basket Kept", failed=1, well=7, days_ago=10.5 + days)
    made = ask("POST", "/improvements", {"title": "درگاه دوم", "touchpoint": STEP})[1]
    path = f"/improvements/{made['id']}"
    assert ask("GET", f"{path}/effect")[1]["lines"] == []
    began, done = (NOW - timedelta(days=days) for days in (45, 35))
    Improvement.objects.update(state="done", started_at=began, done_at=done)
    status, found = ask("GET", f"{path}/effect")
    assert status == 200, found
    assert found["before_to"] == rfc3339(began)
    assert found["after_to"] == rfc3339(done + timedelta(days=35))
    lines = {one["name"]: one for one in found["lines"]}
    assert (lines["hurt"]["before"], lines["hurt"]["after"]) == (0.25, 0)
    assert lines["hurt"]["better"] is True
    assert found["than_others"]["value"] == pytest.approx(-0.25)
    assert found["doubts"] == ["season"]
    piece = reza.get(f"{path}/effect").content.decode()
    assert "کمتر درد دارد" in piece
    assert "۲۵٫۰٪" in piece
    assert "شاید از فصل باشد" in piece
