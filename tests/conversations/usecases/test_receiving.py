"""What customers say comes into one conversation, once."""

import json

import pytest
from django.db import transaction

from hamdel.channels.contracts import AccountFacts, Inbound, Received
from hamdel.channels.models import Incoming
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.channels.usecases.taking_in import take_in, work_on_waiting
from hamdel.conversations.contracts import Actor
from hamdel.conversations.models import Attachment, Conversation, Message
from hamdel.conversations.public import ToWrite, close, messages_of, token_of, write_message
from hamdel.conversations.usecases import receiving
from hamdel.customers.public import customer_of, find_by_identifier
from hamdel.interactions.models import Interaction
from hamdel.interactions.public import StoryFilter, story_of
from tests.conversations.conftest import MINUTE, Pigeons, Say
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
SARA = Actor(who="sara@hamdel.example", name="سارا احمدی")


def only() -> Conversation:
    return Conversation.objects.get()


def test_a_first_message_opens_a_conversation_and_is_in_the_log(say: Say) -> None:
    say("سفارشم کجاست؟", name="مینا کاظمی")
    row = only()
    (message,) = messages_of(row.pk)
    assert (row.state, row.channel, row.waiting_since) == ("open", "pigeon", NOW)
    assert (message.direction, message.text, message.author) == (
        "in",
        "سفارشم کجاست؟",
        "مینا کاظمی",
    )
    (customer,) = find_by_identifier("phone", "09123456789")
    assert customer_of(row.profile_id) == customer
    (moment,) = story_of(customer, filters=StoryFilter(), cursor=None, limit=9).moments
    assert (moment.channel, moment.action, moment.text) == (
        "pigeon", "Message Received", "سفارشم کجاست؟",
    )  # fmt: skip
    assert moment.properties["conversation_id"] == str(row.pk)
    assert Message.objects.get().interaction_id == moment.id


def test_what_comes_again_is_stored_once(say: Say) -> None:
    for _ in range(3):
        say(id="the-same")
    assert (Message.objects.count(), Interaction.objects.count()) == (1, 1)
    assert Incoming.objects.count() == 3


def test_the_same_sender_goes_on_while_it_is_live_and_begins_anew_after(say: Say) -> None:
    say()
    say("و شماره سفارش ۱۲۳۴۵ است", now=NOW + MINUTE)
    assert len(messages_of(only().pk)) == 2
    close(conversation_id=only().pk, by=SARA, now=NOW + 2 * MINUTE)
    say("یک سؤال دیگر", now=NOW + 3 * MINUTE)
    assert [row.state for row in Conversation.objects.order_by("pk")] == ["closed", "open"]


def test_a_token_of_ours_leads_the_customer_back_and_opens_what_was_closed(say: Say) -> None:
    say(joins=False)
    row = only()
    close(conversation_id=row.pk, by=SARA, now=NOW)
    say("ادامه", thread=token_of(row.pk), joins=False)
    assert len(messages_of(only().pk)) == 2
    assert only().state == "open"


def test_a_token_that_was_passed_on_leads_nobody_else_in(say: Say) -> None:
    say(joins=False)
    row = only()
    say("ادامه", sender="09350001122", thread=token_of(row.pk), joins=False)
    assert Conversation.objects.count() == 2
    say("بیگانه", thread=f"c{row.pk}-aaaaaaaaaaaaaaaa", joins=False)
    assert Conversation.objects.count() == 3


def test_what_a_message_answers_joins_it_for_the_same_customer_alone(say: Say) -> None:
    say(ref="<1@shop>", joins=False, subject="سفارش")
    say(ref="<2@shop>", joins=False, subject="سفارش")  # a subject joins nobody
    first, second = Conversation.objects.order_by("pk")
    say(answers=["<unknown>", "<2@shop>", "<1@shop>"], joins=False)
    assert [len(messages_of(one.pk)) for one in (first, second)] == [1, 2]
    say(answers=["<1@shop>"], joins=False, sender="09350001122")
    assert Conversation.objects.count() == 3


def test_an_answer_to_our_message_comes_back_to_it(say: Say, pigeons: Pigeons) -> None:
    say()
    row = only()
    write_message(
        conversation_id=row.pk, said=ToWrite(text="فردا می‌رسد"), by=SARA, now=NOW + MINUTE
    )
    deliver_due(now=NOW + MINUTE)
    from_us = pigeons.flown[-1]
    row.refresh_from_db()
    assert (row.state, row.waiting_since) == ("waiting", None)
    close(conversation_id=row.pk, by=SARA, now=NOW + 2 * MINUTE)
    say("ممنون", answers=[from_us.message_id], joins=False, now=NOW + 3 * MINUTE)
    row.refresh_from_db()
    assert (Conversation.objects.count(), row.state) == (1, "open")
    assert [one.direction for one in messages_of(row.pk)] == ["in", "out", "in"]


def test_files_are_kept_under_names_of_ours(say: Say) -> None:
    evil = "../../.ht\u200baccess"
    say(files=[{"name": evil, "type": "text/plain", "content": "x"}])
    row = Attachment.objects.get()
    assert (row.name, row.size, len(row.stored)) == (evil, 1, 32)


def test_what_a_machine_writes_waits_for_nobody(say: Say) -> None:
    say("I am out of office", machine=True)
    assert (only().state, only().waiting_since) == ("closed", None)
    assert not Interaction.objects.exists()


def test_a_failure_in_the_middle_leaves_nothing_and_comes_again_whole(
    loft: AccountFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = json.dumps({"id": "m", "from": "09123456789", "text": "الو"}).encode()

    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr(receiving, "move", breaks)
        taken = take_in(account=loft, body=body, now=NOW)
    assert taken.state == "waiting"
    assert not Conversation.objects.exists()
    assert not Interaction.objects.exists()
    assert work_on_waiting(now=NOW + MINUTE) == 1
    assert (Message.objects.count(), Interaction.objects.count()) == (1, 1)


def test_who_says_nothing_readable_of_themselves_is_somebody_of_their_own(say: Say) -> None:
    for at in range(2):
        say(sender="", phone="12", name=f"N{at}")
    assert len({row.profile_id for row in Conversation.objects.all()}) == 2


@pytest.mark.parametrize(
    ("vouched", "forged", "standing"),
    [(True, False, "verified"), (False, False, "claimed"), (True, True, "forged")],
)
def test_a_message_says_whether_it_is_from_whom_it_says(
    loft: AccountFacts, *, vouched: bool, forged: bool, standing: str
) -> None:
    inbound = Inbound(
        id="x", thing="message", at=NOW, identifiers=(("email", "mina@x.ir", vouched),),
        sender="mina@x.ir", text="x", forged=forged,
    )  # fmt: skip
    row = Incoming.objects.create(account_id=loft.id, received_at=NOW, due_at=NOW, size=0)
    given = Received(inbound=inbound, account=loft, incoming_id=row.pk, received_at=NOW)
    with transaction.atomic():
        receiving.receive(given, now=NOW)
    assert Message.objects.get().standing == standing
