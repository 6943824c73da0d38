"""The chat tells how long it takes, only where that is known."""

from datetime import timedelta

import pytest

from hamdel.conversations.models import Conversation, Message
from hamdel.routing.waits import Waits
from tests.conversations.conftest import Say
from tests.ground.cast import NOW
from tests.routing.conftest import MINUTE, write_many


def answer_all(every: float) -> None:
    """Each was answered so many minutes after the one before; all came an hour ago."""
    came = NOW - timedelta(minutes=60)
    for at, row in enumerate(Conversation.objects.order_by("pk"), start=1):
        Message.objects.filter(conversation=row).update(at=came)
        Message.objects.create(
            conversation=row, at=came + at * every * MINUTE, direction="out", channel="pigeon", text="."
        )  # fmt: skip
        Conversation.objects.filter(pk=row.pk).update(
            state="waiting", waiting_since=None, opened_at=came, changed_at=NOW
        )


@pytest.mark.django_db
def test_who_comes_now_hears_of_the_last_hours(say: Say) -> None:
    write_many(say, 5)
    assert Waits().told(None, "chat", now=NOW) is None
    answer_all(every=4)
    told = Waits().told(None, "chat", now=NOW)
    assert told is not None
    assert told.place == 0
    # A place takes four minutes: nine of ten are told less than three times that.
    assert told.most_seconds == pytest.approx(3 * 240, rel=0.05)
    say(sender="09125559999")
    newest = Conversation.objects.latest("pk")
    assert newest.waiting_since is not None
    waits = Waits()
    assert waits.told(newest.pk, "chat", now=NOW) == told
    later = waits.told(None, "chat", now=NOW)
    assert later is not None
    assert (later.place, later.most_seconds > told.most_seconds) == (1, True)


@pytest.mark.django_db
def test_who_was_answered_is_told_nothing(say: Say) -> None:
    write_many(say, 5)
    answer_all(every=4)
    first = Conversation.objects.earliest("pk")
    assert Waits().told(first.pk, "chat", now=NOW) is None


@pytest.mark.django_db
def test_it_is_looked_up_once_in_a_while(say: Say) -> None:
    write_many(say, 5)
    answer_all(every=4)
    waits = Waits()
    told = waits.told(None, "chat", now=NOW)
    Message.objects.all().delete()
    assert waits.told(None, "chat", now=NOW + timedelta(seconds=9)) == told
    assert waits.told(None, "chat", now=NOW + timedelta(seconds=10)) is None
