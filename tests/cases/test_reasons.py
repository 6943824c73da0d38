"""Open cases are reasons to turn to us, with what speaks for them."""

import pytest

from hamdel.cases.models import Case
from hamdel.cases.public import ToOpen, close_case, open_case
from hamdel.interactions.public import reasons_of, say_reason
from tests.cases.conftest import SARA
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db


def test_an_open_case_takes_the_place_of_what_it_is_about(customer: int, failed: int) -> None:
    assert [one.cause.kind for one in reasons_of(customer, now=NOW)] == ["failed"]
    case_id = open_case(
        ToOpen(
            title="انتقال نرسید", customer_id=customer, type="failed_transfer",
            interaction_ids=(failed,), fields={"amount": 42_000_000},
        ),
        by=SARA, now=NOW,
    )  # fmt: skip
    (found,) = reasons_of(customer, now=NOW)
    assert (found.cause.kind, found.cause.detail) == ("open_case", "انتقال نرسید")
    assert found.cause.evidence == (failed, Case.objects.get().moment_id)
    said = say_reason(found.cause, now=NOW)
    assert said.headline == "پرونده‌ای باز دارد"
    assert "انتقال نرسید" in said.opening
    close_case(case_id=case_id, by=SARA, now=NOW)
    assert [one.cause.kind for one in reasons_of(customer, now=NOW)] == ["failed"]


def test_a_case_without_other_proof_shows_its_own_opening(customer: int) -> None:
    open_case(ToOpen(title="پرسش", customer_id=customer), by=SARA, now=NOW)
    (found,) = reasons_of(customer, now=NOW)
    assert found.cause.evidence == (Case.objects.get().moment_id,)
