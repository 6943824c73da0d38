"""What asking holds of a person goes out with them and goes away with them."""

from hamdel.asking.contracts import ToAsk
from hamdel.asking.models import Ask
from hamdel.asking.usecases.ordering import order_asks
from hamdel.channels.public import AccountFacts
from hamdel.customers.public import erase_customer, export_customer
from tests.asking.conftest import Person, decided
from tests.ground.cast import NOW


def test_asks_are_given_out_and_forgotten_with_the_person(
    person: Person, survey: int, mailbox: AccountFacts
) -> None:
    mina, other = person("mina"), person("other")
    for one in (mina, other):
        order_asks([ToAsk(key=f"{one}", profile_id=one, survey_id=survey)], by="s", now=NOW)
    decided()
    held = export_customer(mina)
    (told,) = held["asks"]
    assert (told["survey"], told["state"], told["channel"]) == ("پس از تحویل", "asked", "email")
    assert held["gifts"] == []
    erase_customer(customer_id=mina, who="leila", now=NOW, why="they asked")
    assert list(Ask.objects.values_list("profile_id", flat=True)) == [other]
