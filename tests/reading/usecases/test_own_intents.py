import pytest

from hamdel.reading.public import IntentError, add_intent, correct_reading, remove_intent
from hamdel.reading.queries.intents import own_intents

from ..conftest import NOW, Tell


def add(fa: str = "سرویس", en: str = "Bike service") -> str:
    return add_intent(name_fa=fa, name_en=en, who="leila", now=NOW)


def test_a_key_is_made_of_the_name_and_is_never_taken_twice() -> None:
    assert add() == "bike_service"
    assert add() == "bike_service_2"
    assert add(fa="بازگشت", en="Refund") == "refund_2"
    assert add(fa="سرویس", en="").startswith("intent")
    assert own_intents()[0] == ("bike_service", "سرویس", "Bike service")


def test_a_nameless_one_is_refused() -> None:
    with pytest.raises(IntentError, match="name"):
        add(fa=" ", en="")


def test_one_that_people_gave_to_messages_stays(tell: Tell) -> None:
    key = add()
    correct_reading(interaction_id=tell(), head="intent", label=key, who="sara", now=NOW)
    with pytest.raises(IntentError, match="stays"):
        remove_intent(key=key, who="leila", now=NOW)
    other = add(en="Other bikes")
    remove_intent(key=other, who="leila", now=NOW)
    assert [row[0] for row in own_intents()] == [key]
    with pytest.raises(IntentError, match="no such"):
        remove_intent(key="refund", who="leila", now=NOW)
