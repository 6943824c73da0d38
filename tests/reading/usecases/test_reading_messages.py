from hamdel.interactions.public import moment_by_id, texts_of
from hamdel.reading.models import Message
from hamdel.reading.public import correct_reading, read_messages, reading_of

from ..conftest import LATE, NOW, THANKS, Tell


def test_a_message_is_read_and_its_signals_stand_in_the_story(tell: Tell) -> None:
    late, thanks = tell(LATE), tell(THANKS)
    reading = reading_of(late)
    assert reading is not None
    assert reading.language == "fa"
    assert reading.heads["intent"].label == "delivery_status"
    assert reading.heads["sentiment"].label == "neg"
    assert [one["kind"] for one in reading.entities] == ["duration"]
    told = moment_by_id(late)
    assert told is not None
    assert told[0].sentiment is not None
    assert told[0].sentiment < -0.15
    assert (told[0].intent, told[0].language) == ("delivery_status", "fa")
    happy = moment_by_id(thanks)
    assert happy is not None
    assert (happy[0].intent, happy[0].emotion) == ("praise_thanks", "joy")


def test_reading_again_changes_nothing_and_keeps_what_people_said(tell: Tell) -> None:
    one = tell(LATE)
    correct_reading(interaction_id=one, head="intent", label="refund", who="sara", now=NOW)
    read_messages([texts_of([one])[one]], now=NOW)
    assert Message.objects.count() == 1
    told = moment_by_id(one)
    assert told is not None
    assert told[0].intent == "refund"
    reading = reading_of(one)
    assert reading is not None
    assert (reading.heads["intent"].label, reading.heads["intent"].corrected_by) == (
        "refund", "sara",
    )  # fmt: skip
    assert reading.heads["intent"].said == "delivery_status"


def test_a_very_long_message_is_read_by_its_beginning(tell: Tell) -> None:
    reading = reading_of(tell(f"{LATE} " + "الف " * 4_990))
    assert reading is not None
    assert reading.language == "fa"
