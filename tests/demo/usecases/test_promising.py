"""The demo company promises answers within working hours."""

import pytest

from hamdel.accounts.public import calendars
from hamdel.conversations.public import ConversationFilter, list_conversations
from hamdel.demo.usecases.making import make_company
from hamdel.demo.usecases.promising import POLICIES, take_deadlines_back
from hamdel.sla.models import Clock
from hamdel.sla.public import clocks_of, policies
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def test_its_past_is_judged_and_its_present_runs() -> None:
    make_company(people=40, now=NOW)
    assert [one.name for one in policies()] == [one.name for one in POLICIES]
    assert [one.name for one in calendars()] == ["رکاب"]
    assert Clock.objects.filter(verdict="met").exists()
    waiting = list_conversations(ConversationFilter(state="open"), limit=500)
    running = clocks_of("conversation", [one.id for one in waiting])
    assert {one.subject_id for one in running} == {one.id for one in waiting if one.waiting_since}
    take_deadlines_back(now=NOW)
    assert policies() == []
