"""What cases hold of a person is given to them; what is erased leaves nothing."""

import pytest
from django.db import transaction

from hamdel.cases.models import Case, CaseDeed
from hamdel.cases.public import ToOpen, open_case
from hamdel.cases.usecases.approving import ask_approval
from hamdel.cases.usecases.merging import merge_cases
from hamdel.cases.usecases.noting import write_note
from hamdel.cases.usecases.tasks import ToDo, add_task
from hamdel.customers.public import erase_customer, export_customer, recognize_customer
from tests.cases.conftest import SARA
from tests.conversations.test_personal import everything
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db(transaction=True)


def test_it_is_given_and_erased_with_them(customer: int, failed: int) -> None:
    wanted = ToOpen(
        title="گنج عنوان", customer_id=customer, description="گنج شرح", reason="گنج دلیل",
        type="refund", fields={"order": "گنج سفارش"}, interaction_ids=(failed,),
    )  # fmt: skip
    case_id = open_case(wanted, by=SARA, now=NOW)
    write_note(case_id=case_id, text="گنج یادداشت", by=SARA, now=NOW)
    add_task(case_id=case_id, todo=ToDo(title="گنج کار"), by=SARA, now=NOW)
    ask_approval(case_id=case_id, what="گنج پرسش", by=SARA, now=NOW)
    other = open_case(ToOpen(title="گنج دیگر", customer_id=customer), by=SARA, now=NOW)
    merge_cases(keep_id=case_id, join_id=other, by=SARA, now=NOW)
    held, _ = export_customer(customer)["cases"]
    assert (held["title"], held["fields"]) == ("گنج عنوان", {"order": "گنج سفارش"})
    assert (held["notes"][0]["text"], held["tasks"]) == ("گنج یادداشت", ["گنج کار"])
    assert everything().count("گنج ") > 8
    erase_customer(customer_id=customer, who="leila", now=NOW)
    assert (Case.objects.count(), CaseDeed.objects.count()) == (0, 0)
    assert "گنج " not in everything()


def test_a_joined_case_of_who_was_parted_since_stays(customer: int) -> None:
    """One erased customer takes nobody else's case along."""
    with transaction.atomic():
        other = recognize_customer(
            identifiers=[("user_id", "parted")], attributes={}, source="test", now=NOW
        )
    keep = open_case(ToOpen(title="یکی", customer_id=customer), by=SARA, now=NOW)
    joined = open_case(ToOpen(title="دیگری", customer_id=other), by=SARA, now=NOW)
    Case.objects.filter(pk=joined).update(merged_into=keep)
    erase_customer(customer_id=customer, who="leila", now=NOW)
    assert Case.objects.get().pk == joined
