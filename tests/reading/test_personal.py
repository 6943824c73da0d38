from hamdel.interactions.public import texts_of
from hamdel.reading.models import Annotation, Message
from hamdel.reading.personal import count_readings, drop_readings, readings_held
from hamdel.reading.public import correct_reading

from .conftest import LATE, NOW, Tell


def test_what_is_held_of_a_person_is_given_and_taken_out(tell: Tell) -> None:
    mine, other = tell(LATE), tell(LATE, user="reza")
    correct_reading(interaction_id=mine, head="intent", label="refund", who="sara", now=NOW)
    profile = texts_of([mine])[mine].profile_id
    (held,) = readings_held([profile])
    assert held["corrected"] == {"intent": "refund"}
    assert held["interaction_id"] == str(mine)
    assert count_readings([profile]) == 1
    assert drop_readings([profile]) == 1
    assert not Annotation.objects.exists()
    assert [row.pk for row in Message.objects.all()] == [other]
