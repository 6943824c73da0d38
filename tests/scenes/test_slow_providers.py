"""Providers that hang, drip and flood among good ones: the small form of `tools/prove.py slow`."""

import threading
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from hamdel.bench.slow_endpoints import (
    HOST,
    Endpoint,
    Talk,
    drip,
    flood_mail,
    flood_text,
    say_nothing,
    take_mail,
    take_text,
)
from hamdel.channels.models import Account, Delivery
from hamdel.channels.public import create_account, send_message
from hamdel.channels.rules.slots import MOST_BAD
from hamdel.channels.usecases import senders
from hamdel.platform.instants import system_now

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.stored]
EACH = 3
LATEST = 5.0
GOOD: list[tuple[str, Talk]] = [("email", take_mail), ("sms", take_text)] * 2
BAD: list[tuple[str, Talk]] = [
    ("email", say_nothing), ("email", drip), ("email", flood_mail), ("sms", say_nothing),
    ("sms", drip), ("sms", flood_text), ("email", say_nothing), ("email", drip),
]  # fmt: skip


@pytest.fixture
def endpoints(mail_here: None) -> Iterator[dict[str, Endpoint]]:
    """Good and bad ones, each with an account and something to be sent."""
    made = {
        f"{name}{number}": Endpoint(kind, talk)
        for name, some in (("good", GOOD), ("bad", BAD))
        for number, (kind, talk) in enumerate(some)
    }
    yield made
    for one in made.values():
        one.stop()
    senders.end_all()


def order_on(name: str, endpoint: Endpoint) -> None:
    now = system_now()
    mail = {"smtp_host": HOST, "smtp_port": str(endpoint.port), "smtp_security": "none", "address": "a@shop.example"}  # fmt: skip
    text = {"url": f"http://{HOST}:{endpoint.port}/", "body": '"{text}"', "shape": "json"}
    account = create_account(
        kind=endpoint.kind,
        name=name,
        settings=mail if endpoint.kind == "email" else text,
        who="leila",
        now=now,
    )
    if name.startswith("bad"):  # as it is after they were met once
        Account.objects.filter(pk=account.id).update(error="Sending: Nobody answers.")
    for number in range(EACH):
        send_message(
            account_id=account.id,
            key=f"{name}-{number}",
            recipient="mina@example.ir" if endpoint.kind == "email" else "+989123456789",
            profile_id=None,
            subject=f"{name}-{number}",
            text=f"{name}-{number}",
            now=now,
        )


def test_messages_of_good_ones_are_on_time(endpoints: dict[str, Endpoint]) -> None:
    for name in sorted(endpoints):  # the bad ones first
        order_on(name, endpoints[name])
    good = [one for name, one in endpoints.items() if name.startswith("good")]
    bad = [one for name, one in endpoints.items() if name.startswith("bad")]
    held = 0
    stop = threading.Event()
    sending = threading.Thread(target=senders.keep_sending, args=(stop,))
    sending.start()
    began = time.monotonic()
    while sum(len(one.arrived) for one in good) < EACH * len(GOOD):
        assert time.monotonic() - began < LATEST
        held = max(held, sum(one.open for one in bad))
        time.sleep(0.02)
    stop.set()
    sending.join(20)
    assert 0 < held <= MOST_BAD
    assert all(len(times) == 1 for one in good for times in one.arrived.values())
    sent = Delivery.objects.filter(account__name__startswith="good", state="sent")
    ends = system_now() + timedelta(seconds=5)
    while sent.count() < EACH * len(GOOD) and system_now() < ends:
        time.sleep(0.05)
    assert sent.count() == EACH * len(GOOD)
