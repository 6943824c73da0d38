"""The company's supervisor finds teams, skills and rules that make sense."""

from datetime import datetime

import pytest

from hamdel.accounts.public import teams
from hamdel.demo.usecases.making import make_company
from hamdel.routing.public import (
    picture_of,
    place_all,
    rules_in_order,
    settings_now,
    skills,
    team_now,
)

pytestmark = pytest.mark.django_db
FEW = 12


def test_every_skill_that_a_rule_needs_somebody_of_its_team_has(now: datetime) -> None:
    make_company(people=FEW, now=now)
    agents = team_now(settings_now(), now=now).agents
    assert {one.name for one in teams()} == {"پشتیبانی", "فروش و باشگاه"}
    assert len(skills()) == 3
    for rule in rules_in_order():
        able = [
            one
            for one in agents
            if rule.team_id in one.teams
            and all(one.skills.get(need.skill, 0) >= need.level for need in rule.needs)
        ]
        assert able, rule.name


def test_whatever_waits_has_a_rule(now: datetime) -> None:
    make_company(people=FEW, now=now)
    picture = picture_of(now=now)
    decisions = place_all(picture.queued, picture.team.agents, picture.settings, now=now)
    assert all(one.because != "no_rule" for one in decisions)
