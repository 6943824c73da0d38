"""A follow-up ends once: its outcome, its case, the message back; nothing half."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from hamdel.cases.public import case
from hamdel.followups.contracts import (
    Ended,
    FollowUpFilter,
    NoSuchFollowUp,
    Outcome,
    Refused,
)
from hamdel.followups.models import FollowUp
from hamdel.followups.queries.followups import count_followups, followup, list_followups
from hamdel.followups.usecases.being_late import note_late
from hamdel.followups.usecases.ending import CouldNotTell, end_followup, reopen_followup
from hamdel.interactions.public import story_of
from tests.followups.conftest import BY, Answer, there
from tests.ground.cast import Player

pytestmark = pytest.mark.django_db
DONE = Outcome(
    found="پیک نشانی را نداشت", done="نشانی درست شد", message="نشانی شما درست شد؛ ببخشید."
)


def the_one(now: datetime) -> int:
    (found,) = list_followups(FollowUpFilter(), now=now)
    return found.id


def test_the_customer_is_told_and_the_case_is_solved(
    answer: Answer, sara: Player, loft: Any, pigeons: Any, today: datetime, customer: int
) -> None:
    answer(3, "دیر رسید")
    number = the_one(today)
    end_followup(followup_id=number, outcome=DONE, by=BY, now=today)
    found = there(followup(number, now=today))
    assert (found.state, found.found, found.done, found.told_at, found.untold) == (
        "done", DONE.found, DONE.done, today, "",
    )  # fmt: skip
    assert found.conversation_id is not None  # begun to tell them
    assert there(case(found.case_id)).state == "solved"
    story = [one.action for one in story_of(customer).moments]
    assert {"Follow-up Closed", "Case Closed", "Survey Answered"} <= set(story)
    with pytest.raises(Ended):
        end_followup(followup_id=number, outcome=DONE, by=BY, now=today)
    reopen_followup(followup_id=number, by=BY, now=today)
    reopen_followup(followup_id=number, by=BY, now=today)
    assert there(followup(number, now=today)).state == "open"
    with pytest.raises(NoSuchFollowUp):
        reopen_followup(followup_id=0, by=BY, now=today)


def test_what_can_not_be_sent_changes_nothing(
    answer: Answer, sara: Player, today: datetime
) -> None:
    answer(3, "دیر رسید")
    number = the_one(today)
    with pytest.raises(CouldNotTell) as untold:
        end_followup(followup_id=number, outcome=DONE, by=BY, now=today)
    assert untold.value.reason == "nowhere"
    for outcome, field in (
        (Outcome(found="", done="x", message="x"), "found"),
        (Outcome(found="x", done=" ", message="x"), "done"),
        (Outcome(found="x", done="x"), "message"),
        (Outcome(found="x" * 5_000, done="x", message="x"), "found"),
    ):
        with pytest.raises(Refused) as refused:
            end_followup(followup_id=number, outcome=outcome, by=BY, now=today)
        assert refused.value.field == field
    assert there(followup(number, now=today)).state == "open"
    told = Outcome(found="x", done="y", untold_why="تلفنی گفتم")
    end_followup(followup_id=number, outcome=told, by=BY, now=today)
    found = there(followup(number, now=today))
    assert (found.state, found.told_at, found.untold) == ("done", None, "تلفنی گفتم")
    assert count_followups(FollowUpFilter(untold=True)) == 1


def test_whose_time_has_passed_is_urgent_once(
    answer: Answer,
    sara: Player,
    today: datetime,
    django_assert_max_num_queries: Callable[..., Any],
) -> None:
    answer(3)
    number = the_one(today)
    made = FollowUp.objects.get(pk=number)
    assert note_late(now=made.due_at - timedelta(seconds=1)) == 0
    assert not there(followup(number, now=made.due_at - timedelta(seconds=1))).late
    assert note_late(now=made.due_at) == 1
    assert there(followup(number, now=made.due_at)).late
    assert there(case(made.case_id)).priority == "urgent"
    with django_assert_max_num_queries(1):
        assert note_late(now=made.due_at) == 0
    assert count_followups(FollowUpFilter(late_at=made.due_at)) == 1
