"""Settings → Deadlines."""

from typing import Any

import pytest
from django.test import Client

from hamdel.accounts.public import create_team
from hamdel.sla.contracts import Condition, Step
from hamdel.sla.models import Policy
from hamdel.sla.queries.policies import policies, policy
from tests.ground.cast import NOW, Player
from tests.sla.conftest import Promise

pytestmark = pytest.mark.django_db
FILLED: dict[str, Any] = {
    "name": "تلفن",
    "first_reply-normal": "۱ ساعت",
    "first_reply-urgent": "15",
    "channels": ["phone"],
    "pauses": ["waiting"],
    "percent-0": "۷۵٪",
    "does-0": ["tell_owner"],
}


def test_a_policy_is_written_read_and_changed(reza: Player) -> None:
    assert "هنوز قاعده‌ای نیست" in reza.get("/settings/deadlines/").content.decode()
    assert reza.post("/settings/deadlines/new", FILLED).status_code == 302
    (made,) = policies()
    assert made.minutes == {"first_reply": {"normal": 60, "urgent": 15}}
    assert (made.condition, made.steps) == (
        Condition(channels=("phone",)), (Step(percent=75, does=("tell_owner",)),),
    )  # fmt: skip
    page = reza.get("/settings/deadlines/").content.decode()
    assert "پاسخ اول: ۱ ساعت، فوری ۱۵ دقیقه" in page
    form = reza.get(f"/settings/deadlines/{made.id}").content.decode()
    assert 'value="1:00"' in form
    team = create_team(name="فروش", who="leila", now=NOW).id
    changed = {**FILLED, "teams": [str(team)], "percent-1": "150", "does-1": ["move_to_team"], "team-1": str(team), "version": "1"}  # fmt: skip
    assert reza.post(f"/settings/deadlines/{made.id}", changed).status_code == 302
    found = policy(made.id)
    assert found is not None
    assert (found.condition.teams, found.steps[1].team_id) == ((team,), team)
    late = reza.post(f"/settings/deadlines/{made.id}", changed)
    assert late.status_code == 422
    assert "در این میان کسی آن را تغییر داد" in late.content.decode()


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"first_reply-normal": "soon"}, "دقیقه را مثل"),
        ({"first_reply-normal": "0"}, "بیش از اندازه"),
        ({"first_reply-normal": "", "first_reply-urgent": ""}, "قولی بدهید"),
        ({"percent-0": "soon"}, "عددی مثل"),
        ({"does-0": []}, "هر گام"),
        ({"attribute": "plan"}, "ویژگی و مقدارش"),
    ],
)
def test_what_can_not_be_is_told_in_persian(reza: Player, more: dict[str, Any], told: str) -> None:
    answer = reza.post("/settings/deadlines/new", {**FILLED, **more})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert Policy.objects.count() == 0


def test_they_are_moved_turned_removed_and_brought_back(reza: Player, promise: Promise) -> None:
    first, second = promise("یک"), promise("دو")
    reza.post(f"/settings/deadlines/{second}/move", {"to": "up"})
    reza.post(f"/settings/deadlines/{second}/move", {"to": "up"})
    assert [one.id for one in policies()] == [second, first]
    reza.post(f"/settings/deadlines/{first}/turn", {"on": "0"})
    assert [one.active for one in policies()] == [True, False]
    reza.post(f"/settings/deadlines/{first}/remove")
    assert [one.id for one in policies()] == [second]
    reza.post(f"/settings/deadlines/{first}/back")
    assert len(policies()) == 2
    assert reza.post("/settings/deadlines/77/move", {"to": "up"}).status_code == 404
    assert reza.post("/settings/deadlines/77/remove").status_code == 404


def test_who_leads_writes_who_serves_reads(
    promise: Promise, sara: Player, nima: Player, stranger: Client
) -> None:
    made = promise()
    assert "همه" in sara.get("/settings/deadlines/").content.decode()
    assert sara.get(f"/settings/deadlines/{made}").status_code == 403
    assert sara.post(f"/settings/deadlines/{made}/remove").status_code == 403
    assert nima.get("/settings/deadlines/").status_code == 200
    assert stranger.get("/settings/deadlines/").status_code == 302
