from datetime import timedelta

import pytest

from hamdel.platform.instants import rfc3339
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
DAY = {"from": rfc3339(NOW - timedelta(days=1)), "to": rfc3339(NOW)}


@pytest.fixture
def ask(stranger, admin_key):
    """Asks a report; gives its JSON."""

    def get(report, **query):
        head = {"Authorization": f"Bearer {admin_key}"}
        return stranger.get(f"/api/v1/reports/{report}", query, headers=head).json()

    return get


@pytest.fixture
def gone(walk):
    """Four look, three ask, two pay, an hour ago."""
    for n, actions in enumerate((["Look", "Ask", "Pay"],) * 2 + (["Look", "Ask"], ["Look"])):
        for at, action in enumerate(actions):
            walk(f"p{n}", action, 3_600 - 60 * at, outcome="success")


def test_steps_measured_and_the_people_of_one(ask, gone):
    steps = {one["touchpoint"]: one for one in ask("measured", **DAY)["steps"]}
    look = steps["action:Look"]
    assert (look["volume"], look["customers"], look["success_rate"]) == (4, 4, 1.0)
    assert (look["stage"], look["nps"], look["ces_n"]) == (None, None, 0)
    assert look["intervals"]["success_rate"][1] == 1.0
    told = ask("people", step="action:Pay", limit=1, **DAY)
    assert (told["total"], len(told["people"])) == (2, 1)
    assert int(told["people"][0]["interaction_id"])
    assert ask("people", step="action:Pay", facet="failure", **DAY)["total"] == 0


def test_whole_ways_and_what_led_to_a_step(ask, gone):
    told = ask("variants", **DAY)
    assert (told["ways"], told["ended"], told["customers"]) == (3, 4, 4)
    first = told["walks"][0]
    assert first["steps"] == ["action:Look", "action:Ask", "action:Pay"]
    assert (first["customers"], first["share"], first["median_seconds"]) == (2, 0.5, 120.0)
    paid = ask("paths", goal="action:Pay", **DAY)
    assert paid["walks"][0]["steps"] == ["action:Look", "action:Ask"]
    assert (paid["ended"], paid["share"]) == (2, 0.5)
    assert ask("paths", goal="left", **DAY)["walks"] == []
    assert ask("paths", **DAY)["field"] == "goal"


def test_a_funnel(ask, gone):
    told = ask("funnel", steps="action:Look, action:Ask,action:Pay", **DAY)["steps"]
    assert [one["customers"] for one in told] == [4, 3, 2]
    assert [one["of_before"] for one in told] == [1.0, 0.75, pytest.approx(2 / 3)]
    assert ask("funnel", steps="action:Look", **DAY)["field"] == "steps"


def test_jalali_periods_who_came_again_and_channels(ask, gone):
    month = ask("mix", **DAY)["stages"]
    assert [one["stage"] for one in month][-1] is None
    assert month[-1]["channels"][0]["name"] == "web"
    told = ask("calendar", by="week", periods=2)["periods"]
    assert len(told) == 2
    assert told[1]["now"]["to"] > told[1]["now"]["from"] > told[1]["year_before"]["from"]
    cohorts = ask("retention", by="week", periods=3)["cohorts"]
    assert [len(one["again"]) for one in cohorts] == [2, 2, 2]
    assert cohorts[0]["again"][-1] is not None
    assert cohorts[2]["again"] == [None, None]
    assert ask("calendar", by="fortnight")["field"] == "by"
