"""A mail comes in, we answer over SMTP, and what comes back finds its way, or does not."""

from collections.abc import Iterator

import pytest

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.kinds.email.bounded import close_readers
from hamdel.channels.public import create_account, take_in
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.conversations.public import (
    Actor,
    ToWrite,
    conversation,
    conversation_of_incoming,
    messages_of,
    write_message,
)
from hamdel.customers.public import find_by_identifier
from tests.ground.cast import NOW
from tests.ground.mail_server import HOST, MailServer

pytestmark = pytest.mark.django_db
SARA = Actor(who="sara@hamdel.example", name="سارا احمدی")
FIRST = "From: مینا <mina@x.ir>\r\nTo: support@shop.ir\r\nMessage-ID: <1@x.ir>\r\nSubject: سفارش\r\n\r\nکجاست؟\r\n"


@pytest.fixture(scope="module", autouse=True)
def _end_readers() -> Iterator[None]:
    yield
    close_readers()


@pytest.fixture
def mailbox(mail_server: MailServer) -> AccountFacts:
    """A channel that receives, and sends to the recording server."""
    settings = {
        "address": "support@shop.ir", "smtp_host": HOST, "smtp_port": str(mail_server.port),
        "smtp_security": "none", "plus": "yes",
    }  # fmt: skip
    return create_account(kind="email", settings=settings, who="leila", now=NOW)


def take(mailbox: AccountFacts, mail: str) -> int:
    taken = take_in(account=mailbox, body=mail.encode(), now=NOW)
    assert taken.state == "done", taken.problem
    found = conversation_of_incoming(taken.id)
    assert found is not None
    return found


@pytest.fixture
def answered(mailbox: AccountFacts, mail_server: MailServer) -> tuple[int, str, str]:
    """A conversation that we answered: its id, our mail's id, and where it wants answers."""
    opened = take(mailbox, FIRST)
    write_message(conversation_id=opened, said=ToWrite(text="فردا می‌رسد."), by=SARA, now=NOW)
    assert deliver_due(now=NOW) == 1
    (arrived,) = mail_server.arrived
    mail = arrived.message
    assert arrived.recipients == ("mina@x.ir",)
    assert mail["In-Reply-To"] == "<1@x.ir>"
    return opened, mail["Message-ID"], mail["Reply-To"].addresses[0].addr_spec


def test_an_answer_comes_back_by_its_id_by_its_address_and_by_its_text(
    mailbox: AccountFacts, answered: tuple[int, str, str]
) -> None:
    opened, ours, to = answered
    token = to.partition("+")[2].partition("@")[0]
    by_id = take(mailbox, f"From: mina@x.ir\r\nIn-Reply-To: {ours}\r\n\r\nممنون\r\n")
    by_address = take(mailbox, f"From: mina@x.ir\r\nTo: {to}\r\nSubject: other\r\n\r\nمرسی\r\n")
    quoted = f"From: mina@x.ir\r\n\r\nباشه\r\n\r\nOn Sun, Nov 22, 2026 Shop wrote:\r\n> Ref: {token}\r\n"
    assert [by_id, by_address, take(mailbox, quoted)] == [opened] * 3
    assert [one.text for one in messages_of(opened)][2:] == ["ممنون", "مرسی", "باشه"]
    found = conversation(opened)
    assert found is not None
    assert found.state == "open"


def test_who_got_it_passed_on_opens_nothing(
    mailbox: AccountFacts, answered: tuple[int, str, str]
) -> None:
    opened, ours, to = answered
    passed_on = take(
        mailbox, f"From: evil@y.ir\r\nTo: {to}\r\nIn-Reply-To: {ours}\r\n\r\nhistory?\r\n"
    )
    assert passed_on != opened
    assert [one.text for one in messages_of(passed_on)] == ["history?"]


def test_a_customer_whom_a_server_vouched_for_is_not_joined_by_a_claim(
    mailbox: AccountFacts, answered: tuple[int, str, str]
) -> None:
    opened, ours, _ = answered
    again = take(mailbox, f"From: mina@x.ir\r\nReferences: {ours}\r\n\r\nباز هم\r\n")
    assert again == opened
    assert messages_of(opened)[-1].standing == "claimed"
    assert len(find_by_identifier("email", "mina@x.ir")) == 1


def test_a_mail_that_could_not_be_delivered_is_shown_where_it_was_written(
    mailbox: AccountFacts, answered: tuple[int, str, str]
) -> None:
    opened, ours, _ = answered
    bounce = (
        "From: Mail <MAILER-DAEMON@x.ir>\r\nSubject: Undelivered\r\nReturn-Path: <>\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=B\r\n\r\n--B\r\n\r\nSorry.\r\n"
        "--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x.ir\r\n\r\n"
        "Action: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user\r\n--B\r\n"
        f"Content-Type: message/rfc822\r\n\r\nMessage-ID: {ours}\r\n\r\nx\r\n--B--\r\n"
    )
    assert take(mailbox, bounce) == opened
    _, ours_shown, told = messages_of(opened)
    assert ours_shown.delivery is not None
    assert ours_shown.delivery.receipt == "failed"
    assert "no such user" in ours_shown.delivery.problem
    assert (told.machine, told.text, told.address) == (True, "Sorry.", "")
    found = conversation(opened)
    assert found is not None
    assert found.state == "waiting"


def test_an_automatic_answer_changes_nothing_and_is_answered_by_nobody(
    mailbox: AccountFacts, answered: tuple[int, str, str], mail_server: MailServer
) -> None:
    opened, ours, _ = answered
    away = (
        f"From: mina@x.ir\r\nIn-Reply-To: {ours}\r\nAuto-Submitted: auto-replied\r\n\r\nنیستم\r\n"
    )
    assert take(mailbox, away) == opened
    found = conversation(opened)
    assert found is not None
    assert found.state == "waiting"
    assert deliver_due(now=NOW) == 0
    assert len(mail_server.arrived) == 1
