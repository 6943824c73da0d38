import pytest

from hamdel.demo.public import make_company
from hamdel.demo.usecases.improving import take_improvements_back
from hamdel.improvements.models import Improvement
from hamdel.platform import options
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def test_the_company_improves_and_can_be_taken_back():
    make_company(people=40, now=NOW)
    rows = {one.key: one for one in Improvement.objects.all()}
    assert {one.state for one in rows.values()} == {"idea", "planned", "doing", "done", "dropped"}
    done = rows["demo:card"]
    assert done.started_at
    assert done.done_at
    assert done.started_at < done.done_at < NOW
    assert (done.step, done.checks.count(), done.notes.count()) == ("onboarding", 3, 1)
    assert rows["demo:wallet"].seen
    assert options.get("improvements.budget_toman") == 60_000_000
    take_improvements_back(now=NOW)
    assert not Improvement.objects.exists()
    assert options.get("improvements.budget_toman") == 0
