"""A mail as what somebody said: vouched for only by our own server."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from hamdel.channels.contracts import AccountFacts, Inbound, Raw
from hamdel.channels.kinds.email.arriving import own_addresses, read
from hamdel.channels.kinds.email.bounded import close_readers
from tests.channels.kinds.email.conftest import account_of
from tests.ground.cast import NOW

ACCOUNT = account_of(trusted="mx.shop.ir", also="info@shop.example\n")
PASSED = "Authentication-Results: mx.shop.ir; dmarc=pass header.from=x.ir"
FAILED = "Authentication-Results: mx.shop.ir; dmarc=fail header.from=x.ir"
BASE = "From: Mina <mina@x.ir>\r\nMessage-ID: <m@x.ir>\r\nIn-Reply-To: <o@shop>\r\nTo: s+c1-abcdefghabcdefgh@x"


@pytest.fixture(scope="module", autouse=True)
def _end_readers() -> Iterator[None]:
    yield
    close_readers()


def said(*lines: str, account: AccountFacts = ACCOUNT, base: str = BASE) -> list[Inbound]:
    body = "\r\n".join([*lines, base, "", "hello"]).encode()
    raw = Raw(id=1, body=body, content_type="message/rfc822", received_at=NOW, kept={})
    return list(read(raw, account))


def test_a_sender_is_claimed_unless_our_server_found_that_it_is_them() -> None:
    (claimed,) = said()
    (known,) = said(PASSED)
    assert claimed.identifiers == (("email", "mina@x.ir", False),)
    assert known.identifiers == (("email", "mina@x.ir", True),)
    assert (claimed.attributes, known.attributes) == (
        {"sender": "claimed"},
        {"sender": "verified"},
    )
    (untrusted,) = said(PASSED, account=account_of())
    assert untrusted.identifiers == claimed.identifiers


def test_an_honest_mail_is_tied_and_a_forged_one_to_nothing() -> None:
    (honest,) = said()
    assert (honest.answers, honest.thread) == (("<o@shop>",), "c1-abcdefghabcdefgh")
    assert honest.only_known
    assert not honest.joins_sender
    (forged,) = said(FAILED)
    assert (forged.answers, forged.thread) == ((), "")
    assert forged.attributes == {"sender": "forged"}
    assert forged.forged
    assert forged.identifiers == ()
    assert not honest.forged


def test_two_senders_are_never_known() -> None:
    (both,) = said(PASSED, base="From: mina@x.ir, reza@x.ir")
    assert both.identifiers == (("email", "mina@x.ir", False),)


def test_our_own_mail_that_came_back_is_a_machine_s() -> None:
    assert own_addresses(ACCOUNT) == {"support@shop.example", "info@shop.example"}
    (back,) = said(base="From: info@shop.example")
    assert back.machine
    assert not said()[0].machine


def test_a_bounce_is_a_message_of_a_machine_and_a_receipt() -> None:
    report = (
        "From: Mail <MAILER-DAEMON@x.ir>\r\nContent-Type: multipart/report; boundary=B\r\n\r\n--B\r\n"
        "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\nAction: failed\r\n"
        "Status: 5.1.1\r\n--B\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <o@shop>\r\n\r\nx\r\n--B--"
    )
    message, receipt = said(base=report)
    assert message.machine
    assert (message.sender, message.answers) == ("", ("<o@shop>",))
    assert message.identifiers[0][0] == "anonymous_id"
    assert receipt.receipt is not None
    assert (receipt.receipt.provider_id, receipt.receipt.state) == ("<o@shop>", "failed")


def test_without_an_id_of_its_own_a_mail_is_known_by_its_bytes() -> None:
    (one,) = said(base="From: mina@x.ir")
    (other,) = said(base="From: mina@x.ir\r\nSubject: x")
    assert one.id != other.id
    assert one.ref == one.id
    assert replace(one, id="", ref="") != other
