"""Many cases at a press, and the way back."""

import pytest

from hamdel.cases.models import Case
from hamdel.cases.public import Refused, ToOpen, change_case, open_case
from hamdel.cases.usecases.deeds import Act, NoSuchDeed, act
from hamdel.cases.usecases.undoing import undo
from hamdel.conversations.public import Actor
from tests.cases.conftest import SARA
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(customer: int) -> list[int]:
    """Three cases; one that can not be resolved yet."""
    kinds = ("question", "refund", "failed_transfer")
    return [
        open_case(ToOpen(title=kind, type=kind, customer_id=customer), by=SARA, now=NOW)
        for kind in kinds
    ]


def test_those_that_can_be_are_settled_the_others_told(three: list[int]) -> None:
    done = act(three, Act(do="state", state="solved"), by=SARA, now=NOW)
    assert done.done == tuple(three[:2])
    assert list(done.problems) == three[2:]
    assert undo(deed_id=done.deed_id or 0, by=SARA, now=NOW) == tuple(three[:2])
    assert set(Case.objects.values_list("state", "outcome", "settled_at")) == {("new", "", None)}


def test_one_takes_what_nobody_has(three: list[int], sara: Player, reza: Player) -> None:
    first = Actor(who=sara.email, person_id=sara.user_id)
    second = Actor(who=reza.email, person_id=reza.user_id)
    assert act(three[:1], Act(do="take"), by=first, now=NOW).done == (three[0],)
    assert act(three[:1], Act(do="take"), by=second, now=NOW).problems == {three[0]: "changed"}
    given = Act(do="assign", owner_id=reza.user_id)
    assert act(three, given, by=second, now=NOW).done == tuple(three)


def test_what_somebody_changed_since_stays(three: list[int]) -> None:
    done = act(three, Act(do="priority", priority="urgent"), by=SARA, now=NOW)
    change_case(case_id=three[0], changes={"title": "تازه"}, by=SARA, now=NOW)
    assert undo(deed_id=done.deed_id or 0, by=SARA, now=NOW) == tuple(three[1:])
    assert Case.objects.get(pk=three[0]).priority == "urgent"


def test_nobody_takes_back_what_another_did(three: list[int], sara: Player) -> None:
    done = act(three, Act(do="priority", priority="low"), by=SARA, now=NOW)
    with pytest.raises(NoSuchDeed):
        undo(deed_id=done.deed_id or 0, by=Actor(who="x", person_id=sara.user_id), now=NOW)
    with pytest.raises(NoSuchDeed):
        undo(deed_id=done.deed_id or 0, by=Actor(who="key: other"), now=NOW)


def test_what_makes_no_sense_is_refused(three: list[int]) -> None:
    with pytest.raises(Refused):
        act([], Act(do="take"), by=SARA, now=NOW)
    assert act([999], Act(do="priority"), by=SARA, now=NOW).problems == {999: "gone"}
