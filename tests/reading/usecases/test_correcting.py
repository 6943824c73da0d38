import pytest

from hamdel.interactions.public import moment_by_id
from hamdel.platform import audit
from hamdel.reading.models import Annotation
from hamdel.reading.public import (
    CorrectionError,
    add_intent,
    correct_reading,
    reading_of,
    take_back,
)

from ..conftest import LATE, NOW, Tell


def say(one: int, head: str, label: str) -> int:
    done = correct_reading(interaction_id=one, head=head, label=label, who="sara", now=NOW)  # type: ignore[arg-type]
    return done.undo_id


def test_a_correction_holds_in_the_story_and_is_audited(tell: Tell) -> None:
    one = tell(LATE)
    say(one, "sentiment", "pos")
    say(one, "emotion", "joy")
    told = moment_by_id(one)
    assert told is not None
    assert (told[0].sentiment, told[0].emotion) == (0.7, "joy")
    entries = audit.entries(text=f"interaction:{one}")
    assert {entry.act for entry in entries} == {"reading corrected"}


def test_a_second_word_takes_the_place_of_the_first(tell: Tell) -> None:
    one = tell(LATE)
    say(one, "intent", "refund")
    say(one, "intent", "cancel_order")
    assert Annotation.objects.filter(taken_back_at=None).count() == 1
    reading = reading_of(one)
    assert reading is not None
    assert reading.heads["intent"].label == "cancel_order"


def test_taking_back_lets_the_reader_hold_again(tell: Tell) -> None:
    one = tell(LATE)
    before = moment_by_id(one)
    undo = say(one, "intent", "refund")
    done = take_back(annotation_id=undo, who="sara", now=NOW)
    assert done is not None
    assert done.label == "delivery_status"
    assert moment_by_id(one) == before
    assert take_back(annotation_id=undo, who="sara", now=NOW) is None


def test_saying_the_same_confirms(tell: Tell) -> None:
    one = tell(LATE)
    say(one, "intent", "delivery_status")
    reading = reading_of(one)
    assert reading is not None
    assert reading.heads["intent"].confirmed
    assert reading.heads["intent"].corrected_by == ""


def test_what_can_not_be_is_refused(tell: Tell) -> None:
    one = tell(LATE)
    with pytest.raises(CorrectionError, match="label"):
        say(one, "intent", "no_such")
    with pytest.raises(CorrectionError, match="text"):
        say(one + 1, "intent", "refund")


def test_an_intent_of_own_ones(tell: Tell) -> None:
    one = tell("دوچرخه‌ام را برای سرویس سالانه کی بیاورم؟")
    key = add_intent(name_fa="سرویس", name_en="Bike service", who="leila", now=NOW)
    say(one, "intent", key)
    told = moment_by_id(one)
    assert told is not None
    assert told[0].intent == "bike_service"
