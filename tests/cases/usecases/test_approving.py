"""A supervisor agrees, and never to what they asked themselves."""

import pytest

from hamdel.cases.contracts import Refused
from hamdel.cases.models import CaseApproval
from hamdel.cases.public import ToOpen, open_case
from hamdel.cases.usecases.approving import answer_approval, ask_approval
from hamdel.conversations.public import Actor
from tests.cases.conftest import SARA
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


def test_who_asked_does_not_agree(customer: int, reza: Player, leila: Player) -> None:
    case = open_case(ToOpen(title="بازگشت پول", customer_id=customer), by=SARA, now=NOW)
    mine = Actor(who=reza.email, person_id=reza.user_id, name=reza.name)
    asked = ask_approval(case_id=case, what="سه میلیون", by=mine, now=NOW)
    with pytest.raises(Refused):
        answer_approval(approval_id=asked, given=True, word="", by=mine, now=NOW)
    other = Actor(who=leila.email, person_id=leila.user_id, name=leila.name)
    answer_approval(approval_id=asked, given=True, word="", by=other, now=NOW)
    assert CaseApproval.objects.get().answered_by == leila.name


def test_who_asked_may_think_again(customer: int, reza: Player) -> None:
    case = open_case(ToOpen(title="بازگشت پول", customer_id=customer), by=SARA, now=NOW)
    mine = Actor(who=reza.email, person_id=reza.user_id, name=reza.name)
    asked = ask_approval(case_id=case, what="سه میلیون", by=mine, now=NOW)
    answer_approval(approval_id=asked, given=False, word="لازم نیست", by=mine, now=NOW)
    assert CaseApproval.objects.get().answer == "refused"
