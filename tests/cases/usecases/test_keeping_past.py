"""A case of before is kept once, and nothing is told again."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hamdel.cases.models import Case
from hamdel.cases.public import PastCase, Refused, keep_past_case
from hamdel.customers.public import profiles_of
from hamdel.interactions.public import story_of
from tests.cases.conftest import SARA
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def test_it_is_kept_once(customer: int, failed: int) -> None:
    past = PastCase(
        key="old-1", profile_id=profiles_of(customer)[0], title="انتقال نرسید", type="failed_transfer",
        opened_at=NOW - timedelta(days=3), state="closed", settled_at=NOW, interaction_ids=(failed,),
        fields={"amount": 5},
    )  # fmt: skip
    kept = keep_past_case(past, by=SARA, now=NOW)
    assert keep_past_case(past, by=SARA, now=NOW) is None
    row = Case.objects.get()
    assert (row.pk, row.outcome, row.priority, row.settled_at) == (kept, "resolved", "high", NOW)
    assert [one.action for one in story_of(customer, limit=5).moments] == ["Transfer Failed"]
    with pytest.raises(Refused):
        keep_past_case(replace(past, key="old-2", settled_at=None), by=SARA, now=NOW)
