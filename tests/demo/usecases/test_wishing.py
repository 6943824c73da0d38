import pytest

from hamdel.demo.usecases.making import make_company
from hamdel.demo.usecases.wishing import take_wishes_back
from hamdel.ideas.models import Idea, Telling, Voice
from hamdel.ideas.public import IdeaFilter, list_ideas, told_of
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def test_customers_wish_and_were_told_and_all_of_it_goes_again() -> None:
    make_company(people=30, now=NOW)
    found = list_ideas(IdeaFilter(public=True))
    assert len(found) == 20  # four were joined, one waits for a look
    first = found[0]
    assert first.title == "تحویل در روز جمعه"
    assert len(first.duplicates) == 2
    told = told_of(first.id)
    assert {one.outcome for one in told} <= {"sent", "no_way", "opted_out"}
    assert len({one.customer_id for one in told}) == len(told)
    take_wishes_back(now=NOW)
    assert not any(model.objects.exists() for model in (Idea, Voice, Telling))
