"""A team with skills and states, and somebody who writes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from hamdel.accounts.public import add_member, create_team
from hamdel.cases.public import ToOpen, open_case
from hamdel.conversations.models import Conversation
from hamdel.conversations.public import Actor
from hamdel.customers.public import recognize_customer
from hamdel.routing.contracts import Need, Rule, State, ToServe
from hamdel.routing.usecases.agents import add_skill, write_agent
from hamdel.routing.usecases.rules import add_rule
from hamdel.routing.usecases.states import set_state
from tests.cases.conftest import customer
from tests.conversations.conftest import Say, api, as_sara, dial, exchange, loft, pigeons, say
from tests.ground.cast import NOW, Player

__all__ = ["api", "as_sara", "customer", "dial", "exchange", "loft", "pigeons", "say"]
BY = Actor(who="reza@hamdel.example")
MINUTE = timedelta(minutes=1)
Serve = Callable[..., int]


@pytest.fixture
def payments(db: None) -> str:
    """A skill, as rules name it."""
    return str(add_skill(name="پرداخت", by=BY, now=NOW).id)


@pytest.fixture
def team_id(db: None) -> int:
    """A team without anybody."""
    return create_team(name="پرداخت‌ها", who="leila", now=NOW).id


@pytest.fixture
def serve(team_id: int) -> Serve:
    """Makes somebody one of the team with a state, skills and a capacity."""

    def make(
        player: Player,
        *,
        state: State = "available",
        skills: dict[int, int] | None = None,
        capacity: int = 100,
        inside: bool = True,
        **more: Any,
    ) -> int:
        if inside:
            add_member(team_id=team_id, person_id=player.user_id, who="leila", now=NOW)
        said = ToServe(capacity=capacity, skills=skills or {}, **more)
        write_agent(person_id=player.user_id, said=said, by=BY, now=NOW)
        set_state(person_id=player.user_id, state=state, by=BY, now=NOW)
        return player.user_id

    return make


@pytest.fixture
def everything(team_id: int) -> Rule:
    """The one rule: everything goes to the team."""
    rule = Rule(id=0, name="همه به پرداخت‌ها", team_id=team_id)
    made, _ = add_rule(rule, by=BY, now=NOW)
    return Rule(id=made, name=rule.name, team_id=team_id)


def needing(skill: str, **more: Any) -> Rule:
    """A rule that asks for a skill."""
    return Rule(id=0, name="به کاردان", needs=(Need(skill=skill, level=2),), **more)


def owners() -> list[int | None]:
    """Who has each conversation, in the order they came."""
    return list(Conversation.objects.order_by("pk").values_list("assignee_id", flat=True))


def write_many(say: Say, count: int) -> list[int]:
    """Have so many people write; returns the ids of the conversations."""
    for at in range(count):
        say(sender=f"0912555{at:04d}")
    return list(Conversation.objects.order_by("pk").values_list("pk", flat=True))


def open_many(count: int, customer_id: int | None = None) -> list[int]:
    """Open so many cases that nobody has; returns their ids."""
    known = customer_id or recognize_customer(
        identifiers=[("user_id", "u-1")], attributes={}, source="test", now=NOW
    )
    return [
        open_case(ToOpen(title=f"پرونده {at}", customer_id=known, at=NOW), by=BY, now=NOW)
        for at in range(count)
    ]
