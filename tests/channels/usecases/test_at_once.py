"""Messages of the chat go out at once, or in their few seconds of grace."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.kinds.webchat.visitors import begin_visit
from hamdel.channels.models import ChatLine, Delivery
from hamdel.channels.usecases.accounts import create_account
from hamdel.channels.usecases.sending import cancel_delivery, send_message
from hamdel.platform.instants import system_now
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
Capture = Callable[..., Any]


class Timers:
    """Timers that ring when they are told to."""

    def __init__(self) -> None:
        self.waits: list[float] = []
        self.rings: list[Callable[[], None]] = []

    def __call__(self, wait: float, act: Callable[..., None], given: list[Any]) -> "Timers":
        self.waits.append(wait)
        self.rings.append(lambda: act(*given))
        return self

    daemon = False

    def start(self) -> None:
        """Wait for the test."""


@pytest.fixture
def timers(monkeypatch: pytest.MonkeyPatch) -> Timers:
    made = Timers()
    monkeypatch.setattr("hamdel.channels.usecases.at_once.threading.Timer", made)
    monkeypatch.setattr("hamdel.channels.usecases.at_once.connections.close_all", lambda: None)
    return made


@pytest.fixture
def chat(db: None) -> AccountFacts:
    return create_account(kind="webchat", name="رکاب", who="leila", now=NOW)


def send(chat: AccountFacts, *, not_before: datetime | None = None) -> int:
    visitor, _ = begin_visit(account_id=chat.id, now=NOW)
    return send_message(
        account_id=chat.id, key="message:1", recipient=visitor.name, profile_id=None, text="سلام",
        not_before=not_before, now=system_now(),
    ).id  # fmt: skip


def test_it_is_there_when_the_transaction_is_committed(
    chat: AccountFacts, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        send(chat)
        assert ChatLine.objects.count() == 0
    assert ChatLine.objects.count() == 1
    assert Delivery.objects.get().state == "sent"


def test_grace_is_waited_for(
    chat: AccountFacts, timers: Timers, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        send(chat, not_before=system_now() + timedelta(seconds=10))
    assert ChatLine.objects.count() == 0
    assert 8 < timers.waits[0] <= 10
    Delivery.objects.update(due_at=system_now())
    timers.rings[0]()
    timers.rings[0]()
    assert ChatLine.objects.count() == 1


def test_what_is_taken_back_meanwhile_is_not_sent(
    chat: AccountFacts, timers: Timers, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        delivery = send(chat, not_before=system_now() + timedelta(seconds=10))
    assert cancel_delivery(delivery_id=delivery, now=system_now())
    timers.rings[0]()
    assert ChatLine.objects.count() == 0


def test_what_is_due_much_later_is_the_worker_s(
    chat: AccountFacts, timers: Timers, django_capture_on_commit_callbacks: Capture
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        send(chat, not_before=system_now() + timedelta(hours=1))
    assert timers.waits == []
    assert Delivery.objects.get().state == "waiting"
