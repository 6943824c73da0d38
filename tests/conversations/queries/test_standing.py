from datetime import timedelta

import pytest

from hamdel.conversations.public import (
    Actor,
    ToWrite,
    conversation_of,
    conversation_of_incoming,
    received_lately,
    standing_since,
    write_message,
)
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
SARA = Actor(who="sara@hamdel.example", name="سارا")
HOUR = timedelta(hours=1)


def standing(what, *, until=NOW + HOUR):
    found = standing_since(what, after=NOW - HOUR, until=until)
    return [one for one, _ in found]


def test_who_waits_for_whom_and_since_when(say) -> None:
    one = conversation_of_incoming(say("سلام"))
    assert one is not None
    assert standing_since("waiting", after=NOW - HOUR, until=NOW) == [(one, NOW)]
    assert standing("waiting", until=NOW - timedelta(seconds=1)) == []
    assert standing("unassigned") == [one]
    later = NOW + timedelta(minutes=5)
    write_message(conversation_id=one, said=ToWrite(text="بله؟"), by=SARA, now=later)
    assert (standing("waiting"), standing("unassigned"), standing("silent")) == ([], [], [one])


def test_what_customers_wrote_last_with_its_conversation(say) -> None:
    one = conversation_of_incoming(say("سلام"))
    say("آدم نیستم", machine=True)
    ((found, message),) = received_lately(limit=5)
    assert (found, message.text, conversation_of(message.id)) == (one, "سلام", one)
    assert conversation_of(0) is None
