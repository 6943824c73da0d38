"""All that names some people."""

import pytest

from hamdel.customers.public import correct_attributes, customer_of, marks_of, recognize_customer

pytestmark = pytest.mark.django_db


def test_every_identifier_and_every_name_that_was_told(now):
    one = recognize_customer(
        identifiers=[("email", "Mina@Example.ir"), ("phone", "0912 345 6789")],
        attributes={"name": "Mina K", "first_name": "مینا", "last_name": "کاظمی"},
        source="web",
        now=now,
    )
    marks = marks_of([one])
    assert marks.identifiers == (("email", "mina@example.ir"), ("phone", "+989123456789"))
    assert set(marks.names) == {"Mina K", "مینا کاظمی"}
    correct_attributes(
        customer_id=customer_of(one) or 0, attributes={"name": None}, who="sara", now=now
    )
    assert marks_of([one]).names == ("مینا کاظمی",)


def test_nobody_has_none():
    assert marks_of([]).identifiers == ()
    assert marks_of([7]).names == ()
