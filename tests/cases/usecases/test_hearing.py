"""What a customer says makes a case ours again; what stays solved is closed."""

from datetime import timedelta
from typing import Any

import pytest

from hamdel.cases.models import Case
from hamdel.cases.public import ToOpen, change_case, close_case, open_case
from hamdel.cases.usecases.hearing import close_solved, hear
from hamdel.conversations.public import ToOpen as TalkToOpen
from hamdel.conversations.public import open_conversation
from hamdel.interactions.public import (
    Given,
    draft_of_given,
    log_after,
    newest_position,
    record_interactions,
    story_of,
)
from hamdel.platform import options
from tests.cases.conftest import SARA
from tests.ground.cast import NOW, Mina

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def talk(customer: int) -> int:
    """A conversation with her."""
    wanted = TalkToOpen(channel="chat", customer_id=customer)
    return open_conversation(wanted, by=SARA, now=NOW).conversation_id


@pytest.fixture
def case_id(customer: int, talk: int) -> int:
    """A case that the conversation is about."""
    wanted = ToOpen(title="پرسش", customer_id=customer, conversation_ids=(talk,))
    return open_case(wanted, by=SARA, now=NOW)


@pytest.fixture
def says(mina: Mina) -> Any:
    """Records that she says something in a conversation, heard `at`; returns how many cases moved."""

    def one(
        talk: int, action: str = "Message Received", *, at: Any = LATER, who: str = mina.user_id
    ) -> int:
        given = Given(
            occurred_at=at, identifiers=(("user_id", who),), channel="chat", action=action,
            attributes={"conversation_id": str(talk)},
        )  # fmt: skip
        before = newest_position()
        record_interactions([draft_of_given(given, source="chat")], now=LATER)
        return hear(log_after(before, 10)[0], now=LATER)

    return one


def test_a_case_that_waits_for_her_is_ours_again(case_id: int, talk: int, says: Any) -> None:
    change_case(case_id=case_id, changes={"state": "waiting"}, by=SARA, now=NOW)
    assert says(talk, "Message Sent") == 0
    assert says(talk + 1) == 0
    assert says(talk, at=NOW - timedelta(minutes=1)) == 0
    assert says(talk) == 1
    assert Case.objects.get().state == "open"
    assert says(talk) == 0


def test_a_stranger_who_names_her_conversation_opens_nothing(
    case_id: int, talk: int, says: Any
) -> None:
    close_case(case_id=case_id, by=SARA, now=NOW)
    assert says(talk, who="a-stranger") == 0
    assert Case.objects.get().state == "solved"


def test_a_solved_one_is_opened_again_a_closed_one_is_not(
    case_id: int, talk: int, says: Any, customer: int
) -> None:
    close_case(case_id=case_id, by=SARA, now=NOW)
    assert says(talk) == 1
    assert story_of(customer, limit=1).moments[0].action == "Case Reopened"
    close_case(case_id=case_id, final=True, by=SARA, now=NOW)
    assert says(talk) == 0


def test_what_stays_solved_is_closed_after_days(case_id: int) -> None:
    close_case(case_id=case_id, outcome="withdrawn", by=SARA, now=NOW)
    assert close_solved(now=NOW + timedelta(days=6)) == 0
    assert close_solved(now=NOW + timedelta(days=7)) == 1
    row = Case.objects.get()
    assert (row.state, row.outcome, row.settled_at) == ("closed", "withdrawn", NOW)
    assert close_solved(now=NOW + timedelta(days=8)) == 0


def test_nothing_is_closed_where_nobody_wants_it(case_id: int) -> None:
    options.set("cases.close_after_days", 0, who="leila", now=NOW)
    close_case(case_id=case_id, by=SARA, now=NOW)
    assert close_solved(now=NOW + timedelta(days=400)) == 0
