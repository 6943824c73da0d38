"""A machine says that a message has come: once a day, to people, and truly."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from hamdel.accounts.public import create_calendar
from hamdel.channels.contracts import AccountFacts, Setting
from hamdel.channels.kinds import register
from hamdel.channels.models import Delivery
from hamdel.channels.usecases.accounts import change_account
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.conversations.models import Conversation, Message
from hamdel.customers.public import customer_of, recognize_customer, set_consent
from hamdel.platform import options
from tests.conversations.conftest import Pigeons, Say
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def telling(loft: AccountFacts, monkeypatch: pytest.MonkeyPatch) -> AccountFacts:
    """The messenger's account, which is to say that messages have come."""
    names = ("acknowledge", "acknowledgement")
    kind = replace(
        register._by_key["pigeon"], settings=tuple(Setting(name=one, label=one) for one in names)
    )
    monkeypatch.setitem(register._by_key, "pigeon", kind)
    return change_account(
        account_id=loft.id, name="Loft", settings={"acknowledge": "yes"}, who="leila", now=NOW
    )


def flown(pigeons: Pigeons, now: datetime = NOW) -> list[str]:
    deliver_due(now=now)
    return [one.text for one in pigeons.flown]


def test_who_begins_a_matter_is_told_the_truth_and_still_waits(
    telling: AccountFacts, say: Say, pigeons: Pigeons
) -> None:
    create_calendar(name="شرکت", preset="iran", who="leila", now=NOW)
    friday = NOW + 5 * DAY
    say(now=friday, at=friday.isoformat(), subject="BUY NOW", name="Spammer")
    (text,) = flown(pigeons, friday)
    assert "امروز تعطیل است، فردا ۹:۰۰ پاسخ می‌دهیم." in text
    (sent,) = pigeons.flown
    assert (sent.automatic, sent.name, sent.author) == (True, "", "")
    assert "BUY" not in f"{sent.subject}{sent.text}"
    row = Conversation.objects.get()
    assert (row.state, row.waiting_since) == ("open", friday)
    told = Message.objects.get(direction="out")
    assert (told.machine, told.conversation_id) == (True, row.pk)


def test_it_speaks_the_language_that_was_written(
    telling: AccountFacts, say: Say, pigeons: Pigeons
) -> None:
    say("Where is my order? It has not arrived yet.")
    (text,) = flown(pigeons)
    assert text.startswith("We have got your message")
    assert pigeons.flown[0].subject == "We have got your message"


def test_it_is_off_by_default(loft: AccountFacts, say: Say, pigeons: Pigeons) -> None:
    say()
    assert flown(pigeons) == []


def test_machines_and_those_who_refused_are_told_nothing(
    telling: AccountFacts, say: Say, pigeons: Pigeons
) -> None:
    say(machine=True)
    profile = recognize_customer(
        identifiers=[("phone", "09120000001")], attributes={}, source="test", now=NOW
    )
    customer = customer_of(profile)
    assert customer is not None
    set_consent(
        customer_id=customer, purpose="service", channel="*", state="refused", source="test",
        who="sara", now=NOW,
    )  # fmt: skip
    say(sender="09120000001")
    assert flown(pigeons) == []
    assert not Message.objects.filter(direction="out").exists()
    assert Conversation.objects.count() == 2


def test_a_correspondent_hears_it_once_a_day(
    telling: AccountFacts, say: Say, pigeons: Pigeons
) -> None:
    for hour in range(7 * 24):
        now = NOW + timedelta(hours=hour)
        say(now=now, at=now.isoformat(), joins=False)
        deliver_due(now=now)
    assert Conversation.objects.count() == 7 * 24
    assert len(pigeons.flown) == 7
    at = list(Delivery.objects.order_by("made_at").values_list("made_at", flat=True))
    assert all(later - earlier >= DAY for earlier, later in pairwise(at))


def test_under_many_names_few_are_reached(
    telling: AccountFacts, say: Say, pigeons: Pigeons
) -> None:
    options.set("sending.automatic_answers_per_hour", 5, who="leila", now=NOW)
    for number in range(20):
        say(sender=f"0912345{number:04d}", text=f"buy {number}")
    texts = flown(pigeons)
    while deliver_due(now=NOW):
        texts = [one.text for one in pigeons.flown]
    assert (len(texts), len(set(texts))) == (5, 1)
    assert Conversation.objects.count() == 20


def test_a_whole_matter_is_acknowledged_once(
    telling: AccountFacts, say: Say, pigeons: Pigeons
) -> None:
    say()
    say("و یک چیز دیگر", now=NOW + 2 * DAY)
    assert len(flown(pigeons, NOW + 2 * DAY)) == 1
