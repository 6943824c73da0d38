"""Scene 6: a map is drawn, what really happens lies over it, the worst point becomes a task, the map shows the effect."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from hamdel.improvements.models import Improvement
from hamdel.improvements.usecases.measuring import measure_effects
from tests.ground.cast import NOW, Player

DAY = timedelta(days=1)
BADLY = {"outcome": "failure", "sentiment": -0.9}
WELL = {"outcome": "success", "sentiment": 0.1}
STAGES = [
    {"name": "تحقیق", "steps": [{"touchpoint": "action:Leaflet Leafed", "emotion": 1}]},
    {"name": "خرید", "steps": [{"touchpoint": "action:Gateway Used", "emotion": 1.5}]},
]


class Clock:
    """The time of the scene."""

    now = NOW


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that the scene sets."""
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock.now)
    return clock


@pytest.fixture
def shop(server_key: str) -> Any:
    """The shop's own program: it sends events and asks; returns the answer."""

    def ask(method: str, path: str, body: Any = None, *, expect: int = 200) -> Any:
        answer = Client().generic(
            method,
            f"/api/v1{path}",
            b"" if body is None else json.dumps(body),
            content_type="application/json",
            headers={"Authorization": f"Bearer {server_key}"},
        )
        assert answer.status_code == expect, answer.content
        return json.loads(answer.content)

    return ask


def days_of(shop: Any, first: Any, *, days: int, failing: int) -> None:
    """Eight people a day leaf through a leaflet and pay; of the payments so many fail."""
    items = [
        {
            "id": f"{action} {first.date()} {day} {n}",
            "occurred_at": (first + day * DAY + timedelta(minutes=n)).isoformat(),
            "identifiers": [{"kind": "user_id", "value": f"p{day}-{n}-{first.date()}"}],
            "channel": "web",
            "device": "mobile",
            "action": action,
            **(BADLY if action == "Gateway Used" and n < failing else WELL),
        }
        for day in range(days)
        for n in range(8)
        for action in ("Leaflet Leafed", "Gateway Used")
    ]
    assert shop("POST", "/interactions/batch", {"items": items})["accepted"] == len(items)


def test_the_map_measures_itself(shop: Any, reza: Player, clock: Clock) -> None:
    days_of(shop, NOW - 15 * DAY, days=14, failing=3)
    drawn = shop("POST", "/journey-maps", {"name": "راه خرید", "stages": STAGES}, expect=201)
    page = f"/maps/{drawn['id']}/"
    # what really happens lies over it
    measured = shop("GET", f"/journey-maps/{drawn['id']}/measured")["steps"]
    assert {one["touchpoint"]: one["volume"] for one in measured} == {
        "action:Leaflet Leafed": 112, "action:Gateway Used": 112,
    }  # fmt: skip
    worst = shop("GET", "/reports/friction")["items"][0]
    assert (worst["step"], worst["now"]["hurt"]) == ("action:Gateway Used", 42)
    # the worst point becomes a task, from the map
    seen = reza.get(page).content.decode()
    here = f"/improvements/new/?step=action%3AGateway+Used&from=map%3A{drawn['id']}"
    assert here.replace("&", "&amp;") in seen
    given = {"title": "درگاه دوم", "step": worst["step"], "cost_toman": "9000000", "owner": ""}
    reza.post(here, given)
    task = Improvement.objects.get()
    assert (task.hurt, task.origin) == (42, f"map:{drawn['id']}")
    assert "درگاه دوم" in reza.get(page).content.decode()
    # it is mended
    reza.post(f"/improvements/{task.pk}/move", {"to": "doing"})
    clock.now = NOW + 3 * DAY
    reza.post(f"/improvements/{task.pk}/move", {"to": "done"})
    clock.now = NOW + 18 * DAY
    days_of(shop, NOW + 3 * DAY + timedelta(hours=1), days=14, failing=0)
    # the map shows the effect
    effect = shop("GET", f"/improvements/{task.pk}/effect")
    hurt = next(one for one in effect["lines"] if one["name"] == "hurt")
    assert (hurt["before"], hurt["after"], hurt["better"]) == (0.375, 0, True)
    assert effect["than_others"]["value"] == pytest.approx(-0.375)
    assert effect["doubts"] == ["season"]
    assert measure_effects(now=clock.now) == 1
    reza.force_login(reza.user)  # three weeks later
    shown = reza.get(page).content.decode()
    assert "لحظه‌های دردناک" in shown
    assert "۳۷٫۵" in shown
