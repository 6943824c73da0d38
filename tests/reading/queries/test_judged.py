from datetime import date, timedelta

from hamdel.reading.public import correct_reading
from hamdel.reading.queries.judged import drift_of, judged_by_people

from ..conftest import LATE, NOW, THANKS, Tell


def test_the_words_of_people_stand_beside_the_readers(tell: Tell) -> None:
    one, two = tell(LATE), tell(THANKS)
    for interaction, label in ((one, "refund"), (two, "praise_thanks")):
        correct_reading(interaction_id=interaction, head="intent", label=label, who="s", now=NOW)
    found = {row.interaction_id: (row.said, row.label) for row in judged_by_people("intent")}
    assert found == {
        one: ("delivery_status", "refund"),
        two: ("praise_thanks", "praise_thanks"),
    }
    assert judged_by_people("emotion") == []


def test_weeks_begin_on_saturday(tell: Tell) -> None:
    tell(LATE)
    tell(THANKS)
    (week,) = drift_of("sentiment", since=NOW - timedelta(1), until=NOW + timedelta(1))
    assert week.begins == date(2026, 11, 21)
    assert week.messages == 2
    assert dict(week.shares) == {"neg": 0.5, "pos": 0.5}
    later = NOW + timedelta(days=1)
    assert drift_of("sentiment", since=later, until=later + timedelta(days=9)) == []


def test_a_message_is_in_the_week_of_its_day_here(tell: Tell) -> None:
    tell(THANKS)
    for weeks in (1, 5, 12):
        found = drift_of("emotion", since=NOW - timedelta(weeks=weeks), until=NOW + timedelta(8))
        assert [(one.begins, one.messages) for one in found] == [(date(2026, 11, 21), 1)]
