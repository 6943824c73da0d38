"""Cases are put together and parted; taking it back leaves them exactly as they were."""

from typing import Any

import pytest
from django.core import serializers

from hamdel.cases.models import (
    Case,
    CaseApproval,
    CaseConversation,
    CaseInteraction,
    CaseNote,
    CaseTask,
)
from hamdel.cases.public import Refused, ToOpen, open_case
from hamdel.cases.usecases.approving import ask_approval
from hamdel.cases.usecases.merging import merge_cases, split_case
from hamdel.cases.usecases.noting import write_note
from hamdel.cases.usecases.tasks import ToDo, add_task
from hamdel.cases.usecases.undoing import undo
from hamdel.conversations.public import ToOpen as TalkToOpen
from hamdel.conversations.public import open_conversation
from hamdel.customers.public import recognize_customer
from hamdel.interactions.public import story_of
from tests.cases.conftest import SARA
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
MOVING = {"version", "changed_at"}


def talk(customer: int) -> int:
    wanted = TalkToOpen(channel="chat", customer_id=customer, text="سلام")
    return open_conversation(wanted, by=SARA, now=NOW).conversation_id


@pytest.fixture
def two(customer: int, failed: int) -> tuple[int, int]:
    """Two cases with everything that may belong to one; a conversation is of both."""
    shared, own = talk(customer), talk(customer)
    keep = open_case(
        ToOpen(title="نخست", customer_id=customer, conversation_ids=(shared,)), by=SARA, now=NOW
    )
    join = open_case(
        ToOpen(
            title="دوم", customer_id=customer, conversation_ids=(shared, own), interaction_ids=(failed,)
        ),
        by=SARA, now=NOW,
    )  # fmt: skip
    for case_id in (keep, join):
        add_task(case_id=case_id, todo=ToDo(title=f"کار {case_id}"), by=SARA, now=NOW)
        write_note(case_id=case_id, text=f"یادداشت {case_id}", by=SARA, now=NOW)
    ask_approval(case_id=join, what="بازگشت پول", by=SARA, now=NOW)
    open_case(ToOpen(title="جزء", customer_id=customer, parent_id=join), by=SARA, now=NOW)
    return keep, join


def everything() -> list[Any]:
    """All rows of cases but what counts changes."""
    kinds = (Case, CaseConversation, CaseInteraction, CaseTask, CaseNote, CaseApproval)
    rows = [
        serializers.serialize("python", kind.objects.order_by("pk").iterator()) for kind in kinds
    ]
    for kind in rows:
        for row in kind:
            for name in MOVING:
                row["fields"].pop(name, None)
    return rows


def test_what_belongs_to_one_goes_into_the_other_and_back(two: tuple[int, int]) -> None:
    keep, join = two
    before = everything()
    done = merge_cases(keep_id=keep, join_id=join, by=SARA, now=NOW)
    joined = Case.objects.get(pk=join)
    assert (joined.merged_into_id, joined.state, joined.outcome) == (keep, "closed", "duplicate")
    kept = Case.objects.get(pk=keep)
    assert kept.conversations.count() == 2
    assert [kept.interactions.count(), kept.tasks.count(), kept.notes.count()] == [1, 2, 2]
    assert (kept.approvals.count(), kept.children.count()) == (1, 1)
    with pytest.raises(Refused):
        write_note(case_id=join, text="دیر", by=SARA, now=NOW)
    assert set(undo(deed_id=done.deed_id, by=SARA, now=NOW)) == {keep, join}
    assert everything() == before
    assert undo(deed_id=done.deed_id, by=SARA, now=NOW) == ()


def test_what_came_after_a_merge_stays(two: tuple[int, int]) -> None:
    keep, join = two
    done = merge_cases(keep_id=keep, join_id=join, by=SARA, now=NOW)
    write_note(case_id=keep, text="پس از آن", by=SARA, now=NOW)
    undo(deed_id=done.deed_id, by=SARA, now=NOW)
    texts = CaseNote.objects.filter(case=keep).values_list("text", flat=True)
    assert "پس از آن" in texts


def test_merges_are_taken_back_the_later_first(two: tuple[int, int], customer: int) -> None:
    keep, join = two
    third = open_case(ToOpen(title="سوم", customer_id=customer), by=SARA, now=NOW)
    first = merge_cases(keep_id=keep, join_id=join, by=SARA, now=NOW)
    second = merge_cases(keep_id=third, join_id=keep, by=SARA, now=NOW)
    with pytest.raises(Refused):
        undo(deed_id=first.deed_id, by=SARA, now=NOW)
    undo(deed_id=second.deed_id, by=SARA, now=NOW)
    undo(deed_id=first.deed_id, by=SARA, now=NOW)
    assert not Case.objects.exclude(merged_into=None).exists()


def test_two_customers_cases_stay_apart(two: tuple[int, int]) -> None:
    other = recognize_customer(
        identifiers=[("user_id", "arash")], attributes={}, source="test", now=NOW
    )
    theirs = open_case(ToOpen(title="از دیگری", customer_id=other), by=SARA, now=NOW)
    for keep_id, join_id in ((two[0], theirs), (two[0], two[0])):
        with pytest.raises(Refused) as refused:
            merge_cases(keep_id=keep_id, join_id=join_id, by=SARA, now=NOW)
        assert refused.value.field == "join"


def test_a_split_moves_what_was_chosen_and_is_taken_back(two: tuple[int, int]) -> None:
    _, join = two
    before = everything()
    row = Case.objects.get(pk=join)
    task = row.tasks.get()
    talks = [one.conversation_id for one in row.conversations.all()]
    done = split_case(
        case_id=join, title="جدا", parts={"tasks": [task.pk], "conversations": talks[:1]},
        by=SARA, now=NOW,
    )  # fmt: skip
    made = Case.objects.get(pk=done.case_id)
    assert [one.pk for one in made.tasks.all()] == [task.pk]
    assert [one.conversation_id for one in made.conversations.all()] == talks[:1]
    assert row.conversations.count() == 1
    undo(deed_id=done.deed_id, by=SARA, now=NOW)
    after = everything()
    after[0] = [row for row in after[0] if row["pk"] != done.case_id]
    assert after == before
    made.refresh_from_db()
    assert (made.merged_into_id, made.outcome) == (join, "mistaken")


@pytest.mark.parametrize("parts", [{}, {"tasks": [99]}, {"approvals": [1]}, {"hues": [1]}])
def test_a_split_takes_only_what_is_there(two: tuple[int, int], parts: Any) -> None:
    with pytest.raises(Refused):
        split_case(case_id=two[1], title="جدا", parts=parts, by=SARA, now=NOW)


def test_the_story_tells_of_a_duplicate_and_of_its_way_back(
    two: tuple[int, int], customer: int
) -> None:
    done = merge_cases(keep_id=two[0], join_id=two[1], by=SARA, now=NOW)
    undo(deed_id=done.deed_id, by=SARA, now=NOW)
    newest = story_of(customer, limit=2).moments
    assert [one.action for one in newest] == ["Case Reopened", "Case Closed"]
    assert newest[1].properties["case_outcome"] == "duplicate"
