"""Sending through a provider that answers, refuses, breaks off or dies."""

from datetime import timedelta
from typing import Any

import pytest

from hamdel.channels import receivers
from hamdel.channels.contracts import (
    AccountFacts,
    CanNotSend,
    DeliveryFacts,
    NotSent,
    Receipt,
    StoredFile,
)
from hamdel.channels.models import Delivery
from hamdel.channels.queries.accounts import account
from hamdel.channels.usecases.accounts import note_health, turn
from hamdel.channels.usecases.delivering import LEASE, deliver_due, note_lost, note_receipt
from hamdel.channels.usecases.sending import cancel_delivery, send_again, send_message
from hamdel.platform import stored_files
from tests.channels.conftest import Consent, Provider, order
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture
def outcomes(monkeypatch: pytest.MonkeyPatch) -> list[DeliveryFacts]:
    """What the packages above are told."""
    told: list[DeliveryFacts] = []
    monkeypatch.setattr(receivers, "_outcomes", {"test": lambda one, _now: told.append(one)})
    return told


def state() -> str:
    return Delivery.objects.get().state


def test_a_message_goes_out_once_with_what_the_provider_said(
    pigeon: AccountFacts, provider: Provider, outcomes: list[DeliveryFacts]
) -> None:
    file = StoredFile(
        folder="attachments", stored=stored_files.store("attachments", b"%PDF"), name="الف.pdf",
        type="application/pdf",
    )  # fmt: skip
    first = order(pigeon, files=[file])
    assert order(pigeon, text="again").id == first.id
    assert deliver_due(now=NOW) == 1
    assert deliver_due(now=NOW + MINUTE) == 0
    (sent,) = provider.reached
    assert (sent.text, sent.files[0].content, sent.files[0].name) == ("سلام", b"%PDF", "الف.pdf")
    (told,) = outcomes
    assert (told.state, told.answer, told.sent_at) == ("sent", "250 queued", NOW)
    assert (told.ref, told.provider_id) == (sent.message_id, f"p-{told.id}")


def test_a_rehearsal_is_noted_as_sent_and_reaches_nobody(
    pigeon: AccountFacts, provider: Provider, outcomes: list[DeliveryFacts]
) -> None:
    turn(account_id=pigeon.id, state="rehearsal", who="leila", now=NOW)
    note_health(account_id=pigeon.id, error="it can not be reached")
    order(pigeon)
    assert deliver_due(now=NOW) == 1
    (told,) = outcomes
    assert (told.state, told.answer, told.provider_id) == (
        "sent",
        "A rehearsal: it went nowhere.",
        "",
    )
    assert provider.reached == []
    found = account(pigeon.id)
    assert found is not None
    assert (found.state, found.error) == ("rehearsal", "")


def test_who_dies_while_sending_leaves_an_unknown_that_nobody_repeats(
    pigeon: AccountFacts, provider: Provider, outcomes: list[DeliveryFacts]
) -> None:
    order(pigeon)
    provider.after = Killed()
    with pytest.raises(Killed):
        deliver_due(now=NOW)
    provider.after = None
    later = NOW + LEASE + MINUTE
    assert state() == "sending"
    assert note_lost(now=NOW + MINUTE) == 0
    assert (deliver_due(now=later), note_lost(now=later), state()) == (0, 1, "unknown")
    assert deliver_due(now=later + timedelta(days=1)) == 0
    assert [one.state for one in outcomes] == ["unknown"]
    assert len(provider.reached) == 1
    assert send_again(delivery_id=outcomes[0].id, who="sara", now=later)
    assert deliver_due(now=later) == 1
    first, second = provider.reached
    assert (state(), first.message_id) == ("sent", second.message_id)


def test_who_dies_before_the_first_byte_is_followed_by_another(
    pigeon: AccountFacts, provider: Provider
) -> None:
    order(pigeon)
    provider.before = Killed()
    with pytest.raises(Killed):
        deliver_due(now=NOW)
    provider.before = None
    assert deliver_due(now=NOW + LEASE + MINUTE) == 1
    assert (state(), len(provider.reached)) == ("sent", 1)


def test_an_answer_that_never_came_is_unknown_at_once(
    pigeon: AccountFacts, provider: Provider
) -> None:
    order(pigeon)
    provider.after = TimeoutError()
    deliver_due(now=NOW)
    assert (state(), deliver_due(now=NOW + timedelta(days=1))) == ("unknown", 0)


@pytest.mark.parametrize("when", ["before", "after"])
def test_what_was_certainly_not_taken_is_tried_again_a_few_times(
    when: str, pigeon: AccountFacts, provider: Provider, outcomes: list[DeliveryFacts]
) -> None:
    order(pigeon)
    setattr(provider, when, NotSent("busy", again=True))
    now, tries = NOW, 0
    while state() == "waiting":
        now += timedelta(hours=5)
        tries += deliver_due(now=now)
    assert (tries, state()) == (7, "refused")
    assert (outcomes[0].problem, len({one.message_id for one in provider.reached})) in [
        ("busy", 0),
        ("busy", 1),
    ]


def test_a_refusal_is_an_end(
    pigeon: AccountFacts, provider: Provider, outcomes: list[DeliveryFacts]
) -> None:
    order(pigeon)
    provider.after = NotSent("no such number", answer="550")
    deliver_due(now=NOW)
    assert (state(), outcomes[0].problem, outcomes[0].answer) == (
        "refused",
        "no such number",
        "550",
    )


def test_a_channel_that_is_off_sends_when_it_is_on_again(
    pigeon: AccountFacts, provider: Provider
) -> None:
    order(pigeon)
    turn(account_id=pigeon.id, state="off", who="leila", now=NOW)
    for hour in range(1, 9):
        deliver_due(now=NOW + timedelta(hours=hour))
    assert (state(), provider.reached) == ("waiting", [])
    with pytest.raises(CanNotSend):
        order(pigeon, key="message:2")
    turn(account_id=pigeon.id, state="on", who="leila", now=NOW)
    deliver_due(now=NOW + timedelta(days=1))
    assert state() == "sent"


def test_a_message_may_wait_and_be_taken_back(pigeon: AccountFacts, provider: Provider) -> None:
    one = order(pigeon, not_before=NOW + MINUTE)
    assert deliver_due(now=NOW) == 0
    assert cancel_delivery(delivery_id=one.id, now=NOW)
    assert deliver_due(now=NOW + MINUTE) == 0
    assert not cancel_delivery(delivery_id=one.id, now=NOW)
    assert state() == "cancelled"


def test_receipts_are_kept(
    pigeon: AccountFacts, provider: Provider, outcomes: list[DeliveryFacts]
) -> None:
    one = order(pigeon)
    deliver_due(now=NOW)
    for said in ("delivered", "read", "delivered"):
        receipt = Receipt(provider_id=f"p-{one.id}", state=said)
        note_receipt(pigeon.id, receipt, now=NOW)
    assert [told.receipt for told in outcomes] == ["", "delivered", "read"]
    assert note_receipt(pigeon.id, Receipt(provider_id="other", state="read"), now=NOW) is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"recipient": ""}, "recipient"),
        ({"text": "ا" * 101}, "length"),
        ({"account_id": 0}, "kind"),
    ],
)
def test_what_can_not_go_out_is_refused_with_the_reason(
    change: dict[str, Any], reason: str, pigeon: AccountFacts
) -> None:
    with pytest.raises(CanNotSend) as refused:
        send_message(
            **{
                "account_id": pigeon.id, "key": "k", "recipient": "r", "profile_id": None,
                "text": "x", "now": NOW, **change,
            }
        )  # fmt: skip
    assert refused.value.reason == reason
    assert not Delivery.objects.exists()


def test_nothing_can_be_sent_on_the_phone(phone: AccountFacts) -> None:
    with pytest.raises(CanNotSend) as refused:
        order(phone)
    assert refused.value.reason == "kind"


def test_a_connection_that_fails_is_shown_until_it_works(
    pigeon: AccountFacts, provider: Provider
) -> None:
    order(pigeon)
    note_health(account_id=pigeon.id, error="The mailbox is away.")
    provider.before = NotSent("Nobody answers.", again=True, broken=True, answer="timed out")
    deliver_due(now=NOW)
    found = account(pigeon.id)
    assert found is not None
    assert found.state == "broken"
    assert found.error == "The mailbox is away.\nSending: Nobody answers. timed out"
    provider.before = None
    deliver_due(now=NOW + timedelta(hours=1))
    found = account(pigeon.id)
    assert found is not None
    assert (found.error, state()) == ("The mailbox is away.", "sent")


def test_tries_in_good_order_are_no_deaths(pigeon: AccountFacts, provider: Provider) -> None:
    order(pigeon)
    provider.before = NotSent("greylisted", again=True, answer="450 later")
    for hour in range(1, 7):
        assert deliver_due(now=NOW + timedelta(hours=5 * hour)) == 1
    row = Delivery.objects.get()
    assert (row.state, row.attempts, row.refusals, row.answer) == ("waiting", 0, 6, "450 later")


def test_what_is_no_service_can_be_refused_at_an_address_of_its_own(
    pigeon: AccountFacts, provider: Provider, mina_s: tuple[int, Consent]
) -> None:
    profile, consent = mina_s
    consent("news", "*", "granted")
    order(pigeon, profile_id=profile, purpose="news")
    order(pigeon, key="message:2", profile_id=profile)
    deliver_due(now=NOW)
    news, service = provider.reached
    assert (service.unsubscribe, service.purpose) == ("", "service")
    assert news.unsubscribe.startswith("http://127.0.0.1:8000/u/")
