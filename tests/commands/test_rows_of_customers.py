from datetime import datetime

import pytest

from hamdel.commands.rows_of_customers import COLUMNS, customer_of_row, customer_rows
from hamdel.customers.public import import_customers


def test_persian_column_names_identify() -> None:
    given = customer_of_row(
        {"شماره موبایل": "0912", "ایمیل": "a@b.ir", "نام خانوادگی": "رضایی", "قد": "۱۷۰"}
    )
    assert dict(given.identifiers) == {"phone": "0912", "email": "a@b.ir"}
    assert given.attributes == {"last_name": "رضایی", "قد": "۱۷۰"}


def test_several_values_of_a_column_are_parted_by_a_bar() -> None:
    given = customer_of_row({"phone": "0912|0913"})
    assert given.identifiers == (("phone", "0912"), ("phone", "0913"))


@pytest.mark.django_db
def test_what_is_exported_is_taken_again(now: datetime) -> None:
    row = {"user_id": "mina", "phone": "09123456789", "email": "mina@example.ir", "city": "یزد"}
    import_customers(rows=[customer_of_row(row)], source="test", now=now)
    [exported] = customer_rows()
    assert set(exported) <= set(COLUMNS)
    assert (exported["user_id"], exported["phone"]) == ("mina", "+989123456789")
    again = import_customers(rows=[customer_of_row(exported)], source="test", now=now)
    assert (again.accepted + again.duplicates, again.refused) == (1, ())
    assert len(list(customer_rows())) == 1
