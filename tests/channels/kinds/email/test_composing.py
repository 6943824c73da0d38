"""Mails as they go out."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32, default
from email.utils import parseaddr
from typing import Any

import pytest

from hamdel.channels.contracts import File, NotSent
from hamdel.channels.kinds.email.composing import compose
from tests.channels.kinds.email.conftest import SHOP, account_of, outbound_of


def mail(settings: dict[str, str] | None = None, **given: Any) -> EmailMessage:
    """What a mail reads as."""
    content = compose(outbound_of(**given), account_of(**settings or {}))
    read = message_from_bytes(content, policy=default)
    assert isinstance(read, EmailMessage)
    return read


def name_of_sender(content: bytes) -> str:
    """As readers of mail show it: the modern parser puts a space where a name was folded."""
    raw = message_from_bytes(content, policy=compat32)["From"]
    return parseaddr(str(make_header(decode_header(raw))))[0]


def body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_persian_arrives_as_it_was_written() -> None:
    message = mail(text="کتاب‌های «هوشنگ» رسید.\n.نقطه\n" + "بلند " * 400)
    assert message["Subject"] == "سفارش ۱۲۳"
    (sender,) = message["From"].addresses
    assert (sender.display_name, sender.addr_spec) == ("پشتیبانی فروشگاه", SHOP)
    (to,) = message["To"].addresses
    assert (to.display_name, to.addr_spec) == ("مینا کاظمی", "mina@example.ir")
    assert message.get_content_type() == "multipart/alternative"
    assert body(message, "plain").startswith("کتاب‌های «هوشنگ» رسید.\n.نقطه\n")
    assert 'lang="fa"' in body(message, "html")
    assert message["Date"].datetime.isoformat() == "2026-11-22T08:30:00+00:00"


def test_every_byte_of_it_passes_a_seven_bit_server() -> None:
    files = (File(name="گزارش.pdf", type="application/pdf", content=bytes(range(256))),)
    content = compose(outbound_of(text="ب" * 5_000, files=files), account_of())
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_an_answer_is_tied_to_what_it_answers() -> None:
    message = mail(
        {"plus": "yes"}, answers="<b@x>", chain=("<a@x>", "not an id", "<b@x>"), thread="c12-abc"
    )
    assert message["Subject"] == "Re: سفارش ۱۲۳"
    assert message["Message-ID"] == "<1@shop.example>"
    assert message["In-Reply-To"] == "<b@x>"
    assert message["References"].split() == ["<a@x>", "<b@x>"]
    assert message["Reply-To"].addresses[0].addr_spec == "support+c12-abc@shop.example"
    assert mail(answers="<b@x>", subject="RE: x")["Subject"] == "RE: x"
    assert mail(thread="c12-abc")["Reply-To"] is None


def test_a_signature_knows_a_few_names() -> None:
    settings = {
        "signature": "{agent}\n{account} · {address}\n{boss}",
        "sender_name": "{agent} از {account}",
    }
    message = mail(settings, author="سارا {address}")
    text = body(message, "plain")
    assert text == (
        "سلام مینا\n\n-- \nسارا {address}\nپشتیبانی فروشگاه · support@shop.example\n{boss}\n"
    )
    assert name_of_sender(
        compose(outbound_of(author="سارا {address}"), account_of(**settings))
    ) == ("سارا {address} از پشتیبانی فروشگاه")


def test_machines_say_that_they_are_machines() -> None:
    assert mail()["Auto-Submitted"] is None
    assert mail(automatic=True)["Auto-Submitted"] == "auto-generated"
    assert mail(automatic=True, answers="<b@x>")["Auto-Submitted"] == "auto-replied"


def test_what_is_no_service_can_be_refused_with_one_click() -> None:
    address = f"https://cx.example/u/{'a' * 120}"
    message = mail(unsubscribe=address)
    assert message["List-Unsubscribe"] == f"<{address}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail()["List-Unsubscribe"] is None


def test_files_go_with_it_under_their_names() -> None:
    files = (
        File(name="گزارش‌ها.pdf", type="application/pdf", content=b"%PDF"),
        File(name="", type="message/rfc822", content=b"x"),
    )
    message = mail(files=files)
    assert message.get_content_type() == "multipart/mixed"
    found = [
        (one.get_filename(), one.get_content_type(), one.get_content())
        for one in message.iter_attachments()
    ]
    assert found == [
        ("گزارش‌ها.pdf", "application/pdf", b"%PDF"),
        ("file", "application/octet-stream", b"x"),
    ]


def test_an_address_in_other_letters_is_written_in_utf8() -> None:
    content = compose(outbound_of(recipient="مینا@example.ir"), account_of())
    assert "مینا@example.ir".encode() in content
    assert "example.ir" in mail(recipient="mina@example.ir")["To"]
    assert "@xn--" in mail(recipient="mina@فارسی.ir")["To"]


@pytest.mark.parametrize(
    "recipient",
    ["", "mina", "mina@example.ir, v@example.com", "mina@example.ir\r\nBcc: v@example.com",
     "<mina@example.ir>", "mina@example.ir\x00", "a b@example.ir"],
)  # fmt: skip
def test_a_recipient_is_one_plain_address_or_nothing_goes_out(recipient: str) -> None:
    with pytest.raises(NotSent) as refused:
        mail(recipient=recipient)
    assert not refused.value.again


def test_controls_in_the_text_are_left_out() -> None:
    text = body(mail(text="a\x00b\x1bc\ud800\td\r\ne\rf"), "plain")
    assert text == "abc\td\ne\nf\n"
