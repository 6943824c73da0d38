"""What cases hold of a person is given to them; what is erased leaves nothing."""

import pytest

from hamdel.cases.models import Case
from hamdel.cases.public import ToOpen, open_case
from hamdel.customers.public import erase_customer, export_customer
from tests.cases.conftest import SARA
from tests.conversations.test_personal import everything
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_is_given_and_erased_with_them(customer: int, failed: int) -> None:
    wanted = ToOpen(
        title="گنج عنوان", customer_id=customer, description="گنج شرح", reason="گنج دلیل",
        type="refund", fields={"order": "گنج سفارش"}, interaction_ids=(failed,),
    )  # fmt: skip
    open_case(wanted, by=SARA, now=NOW)
    (held,) = export_customer(customer)["cases"]
    assert (held["title"], held["fields"]) == ("گنج عنوان", {"order": "گنج سفارش"})
    assert everything().count("گنج ") > 3
    erase_customer(customer_id=customer, who="leila", now=NOW)
    assert Case.objects.count() == 0
    assert "گنج " not in everything()
