"""The steps of a checklist are ticked, each by somebody."""

import pytest

from hamdel.cases.models import Case
from hamdel.cases.public import Refused, ToOpen, open_case
from hamdel.cases.usecases.noting import tick_step
from tests.cases.conftest import SARA
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def test_a_step_is_ticked_and_opened_again(customer: int) -> None:
    wanted = ToOpen(title="دیر شد", type="late_delivery", customer_id=customer)
    case_id = open_case(wanted, by=SARA, now=NOW)
    for _ in range(2):
        tick_step(case_id=case_id, step="told", done=True, by=SARA, now=NOW)
    row = Case.objects.get()
    assert (row.steps_done["told"]["by"], row.version) == ("سارا احمدی", 2)
    tick_step(case_id=case_id, step="told", done=False, by=SARA, now=NOW)
    assert Case.objects.get().steps_done == {}
    with pytest.raises(Refused):
        tick_step(case_id=case_id, step="flown", done=True, by=SARA, now=NOW)
