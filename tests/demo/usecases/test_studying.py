import pytest

from hamdel.demo.usecases.making import make_company
from hamdel.demo.usecases.studying import take_studies_back
from hamdel.stories.models import Story, Version
from hamdel.stories.public import list_stories, vision
from hamdel.studies.models import Quote, Study
from hamdel.studies.public import list_studies, quotes
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def test_the_company_has_talked_with_customers_and_all_of_it_goes_again() -> None:
    make_company(people=30, now=NOW)
    studies = {one.state: one for one in list_studies()}
    done = studies["finished"]
    assert (done.people, done.held, studies["planned"].people) == (5, 5, 5)
    found = quotes(done.id)
    assert {len(one.codings) for one in found} == {2}
    assert all(one.participant and one.touchpoint for one in found)
    assert len(list_stories()) == 6
    newest = vision()
    assert newest is not None
    assert (newest.number, len(newest.sections)) == (2, 3)
    take_studies_back(now=NOW)
    assert not any(model.objects.exists() for model in (Study, Quote, Story, Version))
