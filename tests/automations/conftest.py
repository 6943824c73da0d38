"""A messenger by which customers write, and rules that wait for what they write."""

from collections.abc import Callable
from typing import Any

import pytest

from hamdel.automations.following import MESSAGES
from hamdel.automations.public import RuleDraft, RuleFacts, make_rule
from hamdel.automations.usecases.applying import apply_to, waiting_occasions
from hamdel.automations.usecases.noticing import note_messages
from hamdel.conversations.public import conversation_of_incoming
from tests.conversations.conftest import loft, pigeons, say
from tests.ground.cast import NOW

__all__ = ["loft", "pigeons", "say"]
EVERYTHING = {"rule": "all", "of": []}


@pytest.fixture
def writes(say) -> Callable[..., int]:
    """Has a customer write; returns the conversation."""

    def write(text: str = "سلام، سفارشم نرسیده", **more: Any) -> int:
        found = conversation_of_incoming(say(text, **more))
        assert found is not None
        return found

    return write


@pytest.fixture
def rule(db: None) -> Callable[..., RuleFacts]:
    """Makes a rule that is on."""

    def make(*actions: dict[str, Any], event: str = "message.received", **more: Any) -> RuleFacts:
        said = {"name": "قاعده", "conditions": EVERYTHING, "enabled": True, **more}
        return make_rule(RuleDraft(event=event, actions=list(actions), **said), who="r", now=NOW)

    return make


@pytest.fixture
def work(db: None) -> Callable[..., int]:
    """Lets what happened be noted and applied to; returns how many occasions there were."""
    reached = 0

    def run(now=NOW) -> int:
        nonlocal reached
        moments, reached = MESSAGES.source(reached, 500)
        note_messages(moments)
        total = 0
        while found := waiting_occasions(now=now, limit=20):
            apply_to(found, now=now)
            total += len(found)
        return total

    return run
