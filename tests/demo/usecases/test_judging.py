"""People of the demo company said which reasons were right."""

from datetime import datetime

import pytest

from hamdel.demo.usecases.making import make_company
from hamdel.interactions.models import ReasonSaid

pytestmark = pytest.mark.django_db


def test_right_ones_wrong_ones_and_none(now: datetime) -> None:
    make_company(people=180, now=now)
    said = ReasonSaid.objects.all()
    assert said.filter(right=True).exclude(kind="none").exists()
    assert said.filter(kind="none").exists()
    assert all(row.standing and row.at < now for row in said)
