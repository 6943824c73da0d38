"""The demo company's surveys hold answers, each in its customer's story."""

import pytest

from hamdel.demo.models import Company
from hamdel.demo.rules.plan import Plan
from hamdel.demo.rules.surveyed import SURVEYS
from hamdel.demo.usecases.making import make_company
from hamdel.demo.usecases.surveying import keep_answers, take_surveys_back
from hamdel.surveys.models import Answer, Response, Survey
from tests.ground.cast import NOW


@pytest.mark.django_db
def test_the_company_asked_after_each_stage() -> None:
    make_company(people=60, now=NOW)
    assert set(Survey.objects.values_list("key", flat=True)) == {f"demo:{key}" for key in SURVEYS}
    assert Response.objects.filter(complete=True, interaction_id__isnull=False).count() > 5
    assert not Response.objects.filter(interaction_id=None).exists()
    assert not Response.objects.filter(answered_at__gt=NOW).exists()
    assert Answer.objects.exists()
    take_surveys_back()
    assert not Survey.objects.exists()
    assert not Response.objects.exists()
    assert keep_answers(Company.objects.get(), Plan(1, 0, 1), [], now=NOW) == 0
