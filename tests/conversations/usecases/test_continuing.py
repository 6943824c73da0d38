"""A conversation goes on elsewhere by its code, and nobody gets in who has none."""

import json
import time
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.models import Delivery
from hamdel.channels.public import create_account
from hamdel.conversations.contracts import Actor
from hamdel.conversations.models import Call, Code, Conversation, Message, Way
from hamdel.conversations.queries.ways import said_elsewhere, ways_of
from hamdel.conversations.rules.codes import LASTS, MOST_BAD
from hamdel.conversations.usecases.coding import MadeCode, forget_codes, make_code
from hamdel.conversations.usecases.continuing import confirm_way
from hamdel.customers.public import customer_of
from hamdel.interactions.models import Interaction
from hamdel.platform.instants import system_now
from tests.conversations.conftest import Dial, Pigeons, Say
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
SARA = Actor(who="sara@hamdel.example", name="سارا احمدی")
OTHER = "09351112233"


@pytest.fixture
def talk(say: Say) -> Conversation:
    """mina's conversation over the messenger."""
    say("سفارشم کو؟")
    return Conversation.objects.get()


@pytest.fixture
def code(talk: Conversation) -> MadeCode:
    return make_code(conversation_id=talk.pk, by=SARA, now=NOW)


@pytest.fixture
def fresh(talk: Conversation) -> MadeCode:
    """A code for what comes over hooks, which read the clock."""
    return make_code(conversation_id=talk.pk, by=SARA, now=system_now())


def wrong(code: MadeCode, *, by: int = 111_111) -> str:
    """A code that is none, and differs in every digit."""
    return "".join(str((int(a) + int(b)) % 10) for a, b in zip(code.code, str(by), strict=True))


def where(text: str) -> int:
    """The conversation in which something was said."""
    return Message.objects.get(text=text).conversation_id


def test_a_code_is_six_digits_a_link_and_its_picture(code: MadeCode) -> None:
    assert code.code.isdigit()
    assert len(code.code) == 6
    assert code.link.partition("/c/")[2].startswith("k")
    assert code.qr.startswith("<svg")
    assert code.expires_at == NOW + LASTS


def test_it_is_kept_as_digests_only(code: MadeCode) -> None:
    row = Code.objects.get()
    kept = bytes(row.digits_key) + bytes(row.link_key)
    assert code.code.encode() not in kept
    assert code.link.rpartition("/")[2].encode() not in kept


@pytest.mark.parametrize("as_written", ["{code}", "/start {code}", "{link}"])
def test_the_same_conversation_goes_on_for_who_enters_it(
    as_written: str, talk: Conversation, code: MadeCode, say: Say
) -> None:
    say(as_written.format(code=code.code, link=code.link), sender=OTHER)
    say("همان سفارش", sender=OTHER)
    assert where("همان سفارش") == talk.pk
    assert Conversation.objects.count() == 1


def test_digits_of_any_kind_will_do(talk: Conversation, code: MadeCode, say: Say) -> None:
    persian = code.code.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    say(f"{persian[:3]} {persian[3:]}", sender=OTHER)
    assert Way.objects.get().conversation_id == talk.pk


def test_the_code_stands_nowhere_afterwards(code: MadeCode, say: Say) -> None:
    say(code.code, sender=OTHER)
    assert not Message.objects.filter(text__contains=code.code).exists()
    assert not Interaction.objects.filter(payload__contains=code.code).exists()
    assert Message.objects.filter(text="••••••").count() == 1


def test_who_had_the_code_is_nobody_known_until_a_colleague_says_so(
    talk: Conversation, code: MadeCode, say: Say, loft: AccountFacts
) -> None:
    say(code.code, sender=OTHER)
    (way,) = ways_of(talk.pk)
    assert way.confirmed_at is None
    assert customer_of(way.profile_id) != customer_of(talk.profile_id)
    assert list(said_elsewhere(loft.id, OTHER)) == []
    confirm_way(way_id=way.id, by=SARA, now=NOW)
    confirm_way(way_id=way.id, by=SARA, now=NOW)
    (way,) = ways_of(talk.pk)
    assert (way.confirmed_at, way.confirmed_by) == (NOW, "سارا احمدی")
    assert customer_of(way.profile_id) == customer_of(talk.profile_id)
    assert [one.text for one in said_elsewhere(loft.id, OTHER)] == ["سفارشم کو؟"]


def test_who_is_the_customer_anyway_needs_no_confirming(
    talk: Conversation, code: MadeCode, say: Say
) -> None:
    say(code.code, sender="chat-7", phone="09123456789")
    (way,) = ways_of(talk.pk)
    assert way.confirmed_at is not None


def test_colleagues_are_told_and_the_sender_hears_nothing_personal(
    talk: Conversation, code: MadeCode, say: Say
) -> None:
    say(code.code, sender=OTHER)
    note = Message.objects.get(direction="note")
    assert (note.conversation_id, note.machine) == (talk.pk, True)
    assert "تأیید نشده" in note.text
    (sent,) = Delivery.objects.all()
    assert sent.recipient == OTHER
    assert "سفارشم" not in sent.payload
    assert "ادامه" in sent.payload


def test_it_ends_after_a_day(talk: Conversation, code: MadeCode, say: Say) -> None:
    say(code.code, sender=OTHER, now=NOW + LASTS)
    assert Conversation.objects.count() == 2
    assert forget_codes(now=NOW + 3 * LASTS) == 1


def test_a_newer_one_ends_it(talk: Conversation, code: MadeCode, say: Say) -> None:
    newer = make_code(conversation_id=talk.pk, by=SARA, now=NOW)
    say(code.code, sender=OTHER)
    assert Way.objects.count() == 0
    say(newer.code, sender=OTHER)
    assert Way.objects.get().conversation_id == talk.pk


def test_five_bad_tries_and_the_right_one_is_refused(
    talk: Conversation, code: MadeCode, say: Say
) -> None:
    for by in range(MOST_BAD):
        say(wrong(code, by=111_111 + by), sender=OTHER)
    say(code.code, sender=OTHER)
    assert Way.objects.count() == 0
    say(code.code, sender="09121110000")
    assert Way.objects.count() == 1  # who did not try it is not locked out


def test_five_tries_that_almost_hit_end_the_code_for_everybody(
    talk: Conversation, code: MadeCode, say: Say
) -> None:
    last = int(code.code[-1])
    near = [code.code[:-1] + str(digit) for digit in range(10) if digit != last]
    for place, tried in enumerate(near[:MOST_BAD]):
        say(tried, sender=f"0912000000{place}")
    say(code.code, sender=OTHER)
    assert Way.objects.count() == 0
    assert Code.objects.get().ended_at is not None


def test_an_account_takes_few_bad_tries_an_hour(
    talk: Conversation, code: MadeCode, say: Say
) -> None:
    for place in range(60):
        say(wrong(code, by=111_111 + place % 9), sender=f"091200001{place:02}")
    say(code.code, sender=OTHER)
    assert Way.objects.count() == 0
    say(code.code, sender=OTHER, now=NOW + timedelta(hours=1))
    assert Way.objects.count() == 1


def test_six_digits_without_a_code_are_a_message(talk: Conversation, say: Say) -> None:
    say("405123", sender=OTHER)
    assert Message.objects.filter(text="405123").count() == 1
    assert Delivery.objects.count() == 0


def test_a_wrong_code_stays_a_message_unless_it_was_meant_as_one(
    code: MadeCode, say: Say, pigeons: Pigeons
) -> None:
    say(wrong(code), sender=OTHER)
    assert Message.objects.filter(text=wrong(code)).count() == 1
    assert Delivery.objects.count() == 0
    say(f"/start {wrong(code)}", sender=OTHER)
    assert Delivery.objects.count() == 1
    assert not Message.objects.filter(text__startswith="/start").exists()


def test_a_closed_conversation_opens_again(talk: Conversation, code: MadeCode, say: Say) -> None:
    Conversation.objects.update(state="closed", closed_at=NOW)
    say(code.code, sender=OTHER)
    talk.refresh_from_db()
    assert talk.state == "open"


def test_a_caller_keys_it_in(talk: Conversation, fresh: MadeCode, dial: Dial) -> None:
    caller = {"from": OTHER}
    dial("ringing", **caller)
    assert Conversation.objects.count() == 2
    dial("code", code=fresh.code, at=5, **caller)
    dial("answered", agent="12", at=9, **caller)
    dial("ended", at=60, **caller)
    assert Conversation.objects.count() == 1
    call = Call.objects.get()
    assert (call.conversation_id, call.outcome, call.wait_seconds) == (talk.pk, "answered", 9)
    actions = list(
        Interaction.objects.order_by("occurred_at").values_list("kind__action", flat=True)
    )
    assert actions[1:] == [
        "Call Started",
        "Continuation Code Entered",
        "Call Answered",
        "Call Ended",
    ]
    assert not Interaction.objects.filter(payload__contains=fresh.code).exists()


def test_a_call_may_bring_it_from_the_start(
    talk: Conversation, fresh: MadeCode, dial: Dial
) -> None:
    dial("ringing", code=fresh.code, **{"from": OTHER})
    assert Conversation.objects.count() == 1
    assert Call.objects.get().conversation_id == talk.pk


def test_a_form_brings_it(talk: Conversation, fresh: MadeCode) -> None:
    form = create_account(kind="form", name="سایت", who="leila", now=NOW)
    body = {"message": "همان سفارش", "email": "mina@example.ir", "_code": fresh.code}
    answer = Client().post(form.hook_path, json.dumps(body), content_type="application/json")
    assert answer.status_code == 200
    assert where("همان سفارش") == talk.pk
    assert ways_of(talk.pk)[0].confirmed_at is None


def test_one_code_goes_on_over_many_channels_within_its_day(
    talk: Conversation, fresh: MadeCode, say: Say, dial: Dial
) -> None:
    """And each within two seconds: from the code to the conversation that goes on."""
    form = create_account(kind="form", name="سایت", who="leila", now=NOW)
    body = {"message": "از سایت می‌نویسم", "_code": fresh.code}  # nothing known is told again

    def from_form() -> None:
        answer = Client().post(form.hook_path, json.dumps(body), content_type="application/json")
        assert answer.status_code == 200

    ways: tuple[Callable[[], object], ...] = (
        lambda: say(fresh.code, sender=OTHER),
        lambda: dial("ringing", code=fresh.code, **{"from": "09350002233"}),
        from_form,
        lambda: say(fresh.code, sender="09350003344"),
    )
    for enter in ways:
        began = time.monotonic()
        enter()
        assert time.monotonic() - began < 2
    assert Conversation.objects.count() == 1
    assert where("از سایت می‌نویسم") == talk.pk
    assert Code.objects.get(ended_at=None).bad_tries == 0
