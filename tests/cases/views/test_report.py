"""Why they turn to us: counts that open their rows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hamdel.cases.public import ToOpen, open_case
from tests.cases.conftest import SARA
from tests.ground.cast import Player

pytestmark = pytest.mark.django_db


def test_numbers_open_their_cases(customer: int, sara: Player, nima: Player) -> None:
    now = timezone.now()
    for title, back in (("یک", 0), ("دو", 0), ("کهنه", 400)):
        wanted = ToOpen(
            title=title, customer_id=customer, type="refund", reason_kind="refund", reason_topic="Refund"
        )  # fmt: skip
        open_case(wanted, by=SARA, now=now - timedelta(days=back))
    shown = nima.get("/cases/why/?span=season").content.decode()
    assert "بازگشت پول" in shown
    assert "<b>۲</b>" in shown
    _, _, rest = shown.partition('<td><a href="')
    rows = sara.get(rest.partition('"')[0].replace("&amp;", "&")).content.decode()
    assert (">یک<" in rows, ">کهنه<" in rows) == (True, False)


def test_without_cases_it_says_so(sara: Player) -> None:
    assert "پرونده‌ای باز نشد" in sara.get("/cases/why/?span=week&back=3").content.decode()
