"""What follow-ups hold of a person is given to them, and goes with them."""

from datetime import datetime

import pytest

from hamdel.conversations.public import Actor
from hamdel.customers.public import erase_customer, export_customer
from hamdel.followups.contracts import ToAsk
from hamdel.followups.models import FollowUp, Question, Sign
from hamdel.followups.usecases.asking import ask_expert
from tests.followups.conftest import Answer, there
from tests.ground.cast import Player

pytestmark = pytest.mark.django_db


def test_an_export_holds_it_and_erasing_takes_it(
    answer: Answer, sara: Player, customer: int, today: datetime
) -> None:
    answer(2, "دیر رسید")
    moment = there(Sign.objects.first()).interaction_id
    by = Actor(who="reza")
    ask_expert(ToAsk(expert_id=sara.user_id, interaction_id=moment), by=by, now=today)
    given = export_customer(customer)
    (followed,), (asked,) = given["followups"], given["questions"]
    assert (followed["signs"][0]["words"], followed["signs"][0]["score"]) == ("دیر رسید", 2)
    assert asked["words"] == "دیر رسید"
    erase_customer(customer_id=customer, who="leila", now=today)
    assert not FollowUp.objects.exists()
    assert not Sign.objects.exists()
    assert not Question.objects.exists()
