"""Who sends: a thread an account, so that one that hangs holds up nobody else."""

import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from hamdel.channels.contracts import AccountFacts, NotSent, Outbound, Sent
from hamdel.channels.kinds import register
from hamdel.channels.kinds.shape import Commit
from hamdel.channels.models import Delivery
from hamdel.channels.rules.slots import MOST
from hamdel.channels.usecases import senders
from hamdel.channels.usecases.accounts import OUT, create_account, note_health
from hamdel.channels.usecases.delivering import accounts_with_due
from hamdel.platform.instants import system_now
from tests.channels.conftest import Provider, order
from tests.ground.cast import NOW

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.stored]
WITHIN = 20.0


class Hanging(Provider):
    """Hangs on messages to one recipient until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = threading.Event()
        self.hung = threading.Event()

    def send(self, outbound: Outbound, account: AccountFacts, commit: Commit) -> Sent:
        if outbound.recipient == "hangs":
            self.hung.set()
            self.let_go.wait(WITHIN)
        return super().send(outbound, account, commit)


@pytest.fixture
def hanging(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hanging]:
    """The provider behind "pigeon", which hangs on demand."""
    made = Hanging()
    kind = replace(register._by_key["pigeon"], send=made.send)
    monkeypatch.setitem(register._by_key, "pigeon", kind)
    yield made
    made.let_go.set()
    for thread in senders.threads():
        thread.join(WITHIN)


def wait_until_sent(count: int) -> None:
    until = time.monotonic() + WITHIN
    while Delivery.objects.filter(state="sent").count() < count:
        assert time.monotonic() < until
        time.sleep(0.02)


def test_an_account_that_hangs_holds_up_no_other(hanging: Hanging, pigeon: AccountFacts) -> None:
    other = create_account(kind="pigeon", name="Other", who="leila", now=NOW)
    order(pigeon, key="1", recipient="hangs")
    order(pigeon, key="2")
    for number in range(5):
        order(other, key=f"other {number}")
    assert senders.start_due(now=system_now()) == 2
    assert hanging.hung.wait(WITHIN)
    wait_until_sent(5)
    until = time.monotonic() + WITHIN
    while {one.name for one in senders.threads()} != {f"send-{pigeon.id}"}:
        assert time.monotonic() < until
        time.sleep(0.02)
    assert senders.start_due(now=system_now()) == 0
    assert set(Delivery.objects.filter(state="sent").values_list("account", flat=True)) == {
        other.id
    }
    hanging.let_go.set()
    wait_until_sent(7)


def test_nothing_due_starts_nothing(hanging: Hanging, pigeon: AccountFacts) -> None:
    assert senders.start_due(now=system_now()) == 0
    order(pigeon, not_before=system_now().replace(year=2099))
    assert senders.start_due(now=system_now()) == 0


def test_who_ends_lets_what_is_under_way_end_and_begins_nothing_more(
    hanging: Hanging, pigeon: AccountFacts
) -> None:
    order(pigeon, key="1", recipient="hangs")
    order(pigeon, key="2")
    senders.start_due(now=system_now())
    assert hanging.hung.wait(WITHIN)
    threading.Timer(0.3, hanging.let_go.set).start()
    senders.end_all()
    assert senders.threads() == []
    assert list(Delivery.objects.order_by("pk").values_list("state", flat=True)) == [
        "sent",
        "waiting",
    ]


def test_accounts_that_fail_have_a_quarter_of_the_threads(
    hanging: Hanging, pigeon: AccountFacts
) -> None:
    for number in range(12):
        bad = create_account(kind="pigeon", name=f"Bad {number}", who="leila", now=NOW)
        note_health(account_id=bad.id, error="Nobody answers.", part=OUT)
        order(bad, key=f"bad {number}", recipient="hangs")
    assert senders.start_due(now=system_now()) == MOST // 4
    assert hanging.hung.wait(WITHIN)
    assert senders.start_due(now=system_now()) == 0
    order(pigeon, key="good")
    assert senders.start_due(now=system_now()) == 1
    wait_until_sent(1)
    assert Delivery.objects.get(state="sent").key == "good"


def test_who_hangs_is_among_them_while_it_does_and_the_next_time(
    hanging: Hanging, pigeon: AccountFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(senders, "SLOW", 0.2)
    order(pigeon, key="1", recipient="hangs")
    order(pigeon, key="2", recipient="hangs")
    senders.start_due(now=system_now())
    assert hanging.hung.wait(WITHIN)
    assert senders._fares({pigeon.id}) == {pigeon.id: "new"}
    time.sleep(0.25)
    assert senders._fares({pigeon.id}) == {pigeon.id: "bad"}
    hanging.let_go.set()
    for thread in senders.threads():
        thread.join(WITHIN)
    assert Delivery.objects.filter(state="sent").count() == 1  # one a turn
    assert senders._fares({pigeon.id}) == {pigeon.id: "bad"}
    senders.start_due(now=system_now())
    wait_until_sent(2)
    for thread in senders.threads():
        thread.join(WITHIN)
    assert senders._fares({pigeon.id}) == {pigeon.id: "good"}


def test_it_looks_again_and_again_until_told_to_stop(
    hanging: Hanging, pigeon: AccountFacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(senders, "LOOK", 0.02)
    monkeypatch.setattr(senders, "REST", 0.02)
    asked = iter([OSError("the database is away")])

    def ask(*, now: datetime) -> set[int]:
        for problem in asked:
            raise problem
        return accounts_with_due(now=now)

    monkeypatch.setattr(senders, "accounts_with_due", ask)
    stop = threading.Event()
    thread = threading.Thread(target=senders.keep_sending, args=(stop,))
    thread.start()
    order(pigeon, key="1")
    wait_until_sent(1)
    stop.set()
    thread.join(WITHIN)
    assert not thread.is_alive()


def test_what_fails_is_tried_once_a_turn(hanging: Hanging, pigeon: AccountFacts) -> None:
    hanging.before = NotSent("Nobody answers.", again=True, broken=True)
    for number in range(5):
        order(pigeon, key=f"message {number}")
    senders.start_due(now=system_now())
    for thread in senders.threads():
        thread.join(WITHIN)
    assert list(Delivery.objects.order_by("pk").values_list("refusals", flat=True)) == [
        1, 0, 0, 0, 0,
    ]  # fmt: skip
    hanging.before = None
    senders.start_due(now=system_now())
    wait_until_sent(4)
