"""Sending through a provider that answers, refuses, breaks off or dies."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from hamdel.channels import receivers
from hamdel.channels.contracts import (
    AccountFacts,
    CanNotSend,
    Capabilities,
    DeliveryFacts,
    NotSent,
    Outbound,
    Receipt,
    Sent,
    StoredFile,
)
from hamdel.channels.kinds import register
from hamdel.channels.kinds.shape import Commit, Kind
from hamdel.channels.models import Delivery
from hamdel.channels.usecases.accounts import create_account, turn
from hamdel.channels.usecases.delivering import LEASE, deliver_due, note_lost, note_receipt
from hamdel.channels.usecases.sending import cancel_delivery, send_again, send_message
from hamdel.customers.public import customer_of, recognize_customer, set_consent
from hamdel.platform import stored_files
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


class Killed(BaseException):
    """The process ends here."""


class Provider:
    """What a fake provider does with a message, and the messages that reached it."""

    def __init__(self) -> None:
        self.reached: list[Outbound] = []
        self.before: BaseException | None = None
        self.after: BaseException | None = None

    def send(self, outbound: Outbound, _account: AccountFacts, commit: Commit) -> Sent:
        if self.before is not None:
            raise self.before
        commit()
        self.reached.append(outbound)
        if self.after is not None:
            raise self.after
        return Sent(provider_id=f"p-{outbound.delivery_id}", answer="250 queued")


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Provider:
    """A provider behind a kind of its own, "pigeon"."""
    fake = Provider()
    kind = Kind(
        key="pigeon", name="Pigeon", icon="send", capabilities=Capabilities(longest=100),
        read=lambda *_: (), send=fake.send, reaches="phone",
    )  # fmt: skip
    monkeypatch.setitem(register._by_key, "pigeon", kind)
    return fake


@pytest.fixture
def pigeon(provider: Provider, db: None) -> AccountFacts:
    """An account of it."""
    return create_account(kind="pigeon", who="leila", now=NOW)


@pytest.fixture
def outcomes(monkeypatch: pytest.MonkeyPatch) -> list[DeliveryFacts]:
    """What the packages above are told."""
    told: list[DeliveryFacts] = []
    monkeypatch.setattr(receivers, "_outcomes", {"test": lambda one, _now: told.append(one)})
    return told


def order(account: AccountFacts, **more: Any) -> DeliveryFacts:
    given = {"key": "message:1", "recipient": "+989123456789", "profile_id": None, "text": "سلام"}
    return send_message(account_id=account.id, now=NOW, **{**given, **more})


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
    assert (tries, state()) == (5, "refused")
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


Consent = Callable[[str, str, str], None]


@pytest.fixture
def mina_s(db: None) -> tuple[int, Consent]:
    """Mina's profile, and how to say what she agreed to."""
    profile = recognize_customer(
        identifiers=[("phone", "09123456789")], attributes={}, source="test", now=NOW
    )
    customer = customer_of(profile)
    assert customer is not None

    def consent(purpose: str, channel: str, said: str) -> None:
        set_consent(
            customer_id=customer, purpose=purpose, channel=channel, state=said,  # type: ignore[arg-type]
            source="test", who="sara", now=NOW,
        )  # fmt: skip

    return profile, consent


def test_the_door_knows_consent(pigeon: AccountFacts, mina_s: tuple[int, Consent]) -> None:
    profile, consent = mina_s
    order(pigeon, key="1", profile_id=profile)
    with pytest.raises(CanNotSend):
        order(pigeon, key="2", profile_id=profile, purpose="marketing")
    consent("marketing", "*", "granted")
    order(pigeon, key="2", profile_id=profile, purpose="marketing")
    consent("marketing", "pigeon", "refused")
    consent("service", "*", "refused")
    for purpose in ("marketing", "service"):
        with pytest.raises(CanNotSend) as refused:
            order(pigeon, key="3", profile_id=profile, purpose=purpose)
        assert refused.value.reason == "consent"
