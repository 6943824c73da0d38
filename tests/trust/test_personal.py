"""What trust holds of a person is given to them and taken out."""

from hamdel.customers.public import erase_customer, export_customer
from hamdel.trust.models import Alarm, Promise
from tests.ground.cast import NOW
from tests.trust.conftest import Give


def test_promises_are_in_the_export(give: Give, profile: int) -> None:
    give("ارسال دوباره")
    held = export_customer(profile)
    assert held is not None
    assert [one["what"] for one in held["promises"]] == ["ارسال دوباره"]


def test_promises_go_with_the_person(give: Give, profile: int) -> None:
    give()
    erase_customer(customer_id=profile, who="leila", now=NOW, why="asked")
    assert not Promise.objects.exists()
    assert not Alarm.objects.exists()
