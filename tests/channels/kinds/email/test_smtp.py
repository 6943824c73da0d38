"""SMTP with a real mail server, Postfix."""

import pytest

from hamdel.channels.contracts import AccountFacts, File, NotSent
from hamdel.channels.kinds.email.sending import send
from tests.channels.kinds.email.conftest import account_of, outbound_of
from tests.ground.certificates import Certificate
from tests.ground.mail_server import HOST
from tests.ground.postfix import Postfix


@pytest.fixture
def account(postfix: Postfix, certificate: Certificate) -> AccountFacts:
    """An account whose mail goes over it."""
    return account_of(
        smtp_host=HOST, smtp_port=str(postfix.port), smtp_ca=certificate.pem, plus="yes"
    )


def nothing() -> None:
    """What the door out would write."""


def test_persian_mail_with_a_file_goes_through(postfix: Postfix, account: AccountFacts) -> None:
    before = len(postfix.server.arrived)
    file = File(name="گزارش‌ها.pdf", type="application/pdf", content=bytes(range(256)) * 500)
    sent = send(
        outbound_of(text="سلام\n.\n.. پایان", thread="c12-abc", files=(file,)), account, nothing
    )
    assert sent.answer.startswith("250 2.0.0 Ok: queued as")
    postfix.wait_for(before + 1)
    message = postfix.server.arrived[-1].message
    assert message["Subject"] == "سفارش ۱۲۳"
    assert message["Reply-To"].addresses[0].addr_spec == "support+c12-abc@shop.example"
    body = message.get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == "سلام\n.\n.. پایان\n"
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (file.name, file.content)


def test_an_address_in_other_letters_goes_through(postfix: Postfix, account: AccountFacts) -> None:
    before = len(postfix.server.arrived)
    send(outbound_of(recipient="مینا@example.ir"), account, nothing)
    send(outbound_of(automatic=True), account, nothing)
    postfix.wait_for(before + 2)
    found = {one.recipients: one.sender for one in postfix.server.arrived[before:]}
    assert found == {("مینا@example.ir",): "support@shop.example", ("mina@example.ir",): ""}


def test_what_it_refuses_was_not_sent(postfix: Postfix, account: AccountFacts) -> None:
    called: list[int] = []
    with pytest.raises(NotSent, match="the recipient") as refused:
        send(outbound_of(recipient="gone@example.ir"), account, lambda: called.append(1))
    assert refused.value.answer.startswith("550 5.1.1")
    large = File(name="x.bin", type="application/octet-stream", content=bytes(1_500_000))
    with pytest.raises(NotSent, match="larger") as refused:
        send(outbound_of(files=(large,)), account, lambda: called.append(1))
    assert (refused.value.again, refused.value.answer[:3], called) == (False, "552", [])


def test_it_is_not_spoken_to_in_the_clear(postfix: Postfix) -> None:
    clear = account_of(smtp_host=HOST, smtp_port=str(postfix.port), smtp_security="none")
    with pytest.raises(NotSent) as refused:
        send(outbound_of(), clear, nothing)
    assert refused.value.answer.startswith("530 5.7.0 Must issue a STARTTLS")
