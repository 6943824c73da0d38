"""Two installations write to each other without a mark of machines, for a simulated week.

Both are accounts of one database; each takes the other for a customer. What one sends reaches the
other over a real SMTP conversation, without any header but those without which it is no mail.
"""

from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from hamdel.channels.models import Delivery
from hamdel.channels.public import AccountFacts, account, create_account, take_in
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.channels.usecases.taking_in import work_on_waiting
from hamdel.conversations.usecases import acknowledging
from tests.ground.cast import NOW
from tests.ground.mail_server import HOST, Arrived, MailServer

pytestmark = [pytest.mark.django_db, pytest.mark.stored]
HOUR = timedelta(hours=1)
WEEK = 7 * 24
SHOP, BANK = "support@shop.example", "help@bank.example"


@pytest.fixture
def installations(
    mail_server: MailServer, monkeypatch: pytest.MonkeyPatch
) -> dict[str, AccountFacts]:
    """The two, by address; they share a database, so none may know the other for its own."""
    monkeypatch.setattr(acknowledging, "is_ours", lambda *_: False)
    return {
        address: create_account(
            kind="email",
            name=address,
            settings={
                "address": address, "smtp_host": HOST, "smtp_port": str(mail_server.port),
                "smtp_security": "none", "acknowledge": "yes",
            },
            who="leila",
            now=NOW,
        )
        for address in (SHOP, BANK)
    }  # fmt: skip


def bare(arrived: Arrived, *, number: int) -> bytes:
    """A mail without anything by which machines know each other, nor what it answers."""
    said = arrived.message
    body = said.get_body(("plain",))
    assert body is not None
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"] = said["From"].addresses[0].addr_spec, arrived.recipients[0]
    mail["Subject"], mail["Message-ID"] = (
        f"{said['Subject']} {number}",
        f"<{number}@stripped.example>",
    )
    mail.set_content(body.get_content())
    return mail.as_bytes()


def first(to: str) -> Arrived:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = BANK, to, "Hello"
    mail.set_content("Where is my order?")
    return Arrived(BANK, (to,), mail.as_bytes())


def hand_on(
    mails: list[Arrived], installations: dict[str, AccountFacts], now: datetime, numbers: list[int]
) -> None:
    for one in mails:
        there = account(installations[one.recipients[0]].id)
        assert there is not None
        numbers.append(len(numbers))
        take_in(account=there, body=bare(one, number=numbers[-1]), now=now)


@pytest.mark.parametrize(("writes_every", "in_a_week"), [(WEEK, 2), (4, 14)])
@pytest.mark.timeout(300)
def test_they_fall_silent(
    writes_every: int,
    in_a_week: int,
    installations: dict[str, AccountFacts],
    mail_server: MailServer,
) -> None:
    numbers: list[int] = []
    for hour in range(0, WEEK, 4):
        now = NOW + hour * HOUR
        if hour % writes_every == 0:
            hand_on([first(SHOP)], installations, now, numbers)
        for _ in range(3):
            while work_on_waiting(now=now):
                pass
            seen = len(mail_server.arrived)
            while deliver_due(now=now):
                pass
            hand_on(mail_server.arrived[seen:], installations, now, numbers)
    days = [
        Delivery.objects.filter(
            made_at__gte=NOW + day * 24 * HOUR, made_at__lt=NOW + (day + 1) * 24 * HOUR
        ).count()
        for day in range(7)
    ]
    assert max(days) <= 2, days
    assert len(mail_server.arrived) == sum(days) == in_a_week
