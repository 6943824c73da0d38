"""Deadlines go with whom they are about."""

import pytest

from hamdel.customers.public import customer_of, erase_customer, export_customer
from hamdel.sla.models import Clock, Matter
from tests.ground.cast import NOW
from tests.sla.conftest import Begin, Promise

pytestmark = pytest.mark.django_db


def test_they_are_given_and_erased(promise: Promise, begin: Begin) -> None:
    promise()
    begin(NOW)
    customer = customer_of(Matter.objects.get().profile_id)
    assert customer is not None
    told = str(export_customer(customer))
    assert "first_reply" in told
    erase_customer(customer_id=customer, who="leila", now=NOW, why="asked")
    assert (Matter.objects.count(), Clock.objects.count()) == (0, 0)
