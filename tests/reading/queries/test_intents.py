from django.utils import translation

from hamdel.reading.public import add_intent
from hamdel.reading.queries.intents import SHIPPED_INTENTS, intent_keys, intent_names

from ..conftest import NOW


def test_the_shipped_come_first_and_own_ones_follow() -> None:
    add_intent(name_fa="سرویس", name_en="Service", who="leila", now=NOW)
    assert len(SHIPPED_INTENTS) == 15
    assert intent_keys() == (*SHIPPED_INTENTS, "service")


def test_names_follow_the_language_of_the_screen() -> None:
    add_intent(name_fa="سرویس", name_en="Service", who="leila", now=NOW)
    with translation.override("fa"):
        assert intent_names()["service"] == "سرویس"
        assert intent_names()["refund"] == "بازگشت پول"
    with translation.override("en"):
        assert intent_names()["service"] == "Service"
        assert intent_names()["refund"] == "Money back"
