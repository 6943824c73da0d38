"""Headers: one line each, whatever somebody is called."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import compat32, default
from email.utils import getaddresses

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hamdel.channels.kinds.email.headers import (
    POLICY,
    BrokenHeader,
    display_name,
    file_name,
    message_ids,
    mime_type,
    one_line,
    written,
)


@pytest.mark.parametrize("letter", ["\r", "\n", "\x00", "\x0b", "\x85", "\u2028", "\u2029"])
def test_the_policy_refuses_what_breaks_lines(letter: str) -> None:
    message = EmailMessage(policy=POLICY)
    with pytest.raises(BrokenHeader):
        message["Subject"] = f"x{letter}Bcc: y"
    assert one_line(f"x{letter}Bcc: y", most=50) == "x Bcc: y"


def test_a_head_with_a_header_too_many_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    message = EmailMessage(policy=POLICY)
    message["Subject"] = "x"
    monkeypatch.setattr(type(POLICY), "fold_binary", lambda *_: b"Subject: x\r\nBcc: y\r\n")
    with pytest.raises(BrokenHeader):
        written(message)


@given(st.text(max_size=300))
@example("=?utf-8?Q?x=0D=0ABcc:=20v=40example.com?=")
@example("پیگیری سفارش ۱۲۳۴۵ — کتاب‌های «هوشنگ» (چاپ ۲) " * 5)
@example("a" * 2_000)
@example("0000 00000¡¡𐀀𐀀𐀀𐀀𐀀𐀀𐀀 ¡")
def test_a_subject_arrives_as_it_was(text: str) -> None:
    subject = one_line(text, most=200)
    message = EmailMessage(policy=POLICY)
    message["Subject"] = subject
    message.set_content("x")
    content = written(message)
    read = message_from_bytes(content, policy=default)
    assert str(read["Subject"]) == subject
    assert max(map(len, content.split(b"\r\n"))) <= 998


@given(st.text(max_size=200))
@example('"مینا, <x@y>" (کاظمی); Bcc: v@example.com')
@example("Acme, Inc. <v@example.com>")
def test_a_name_names_one_person(text: str) -> None:
    message = EmailMessage(policy=POLICY)
    message["To"] = Address(display_name(text), "mina", "example.ir")
    message.set_content("x")
    raw = message_from_bytes(written(message), policy=compat32)["To"]
    ((name, address),) = getaddresses([str(make_header(decode_header(raw)))])
    assert (name.replace('"', ""), address) == (display_name(text), "mina@example.ir")


def test_ids_are_whole_or_nothing() -> None:
    long = f"<{'a' * 200}@{'b' * 200}>"
    assert message_ids("<a@b>", "x\nX: y", "<a@b>", "", "<a b@c>", long) == ["<a@b>", long]
    message = EmailMessage(policy=POLICY)
    message["References"] = f"<a@b> {long}"
    message.set_content("x")
    assert f"References: <a@b>\r\n {long}\r\n".encode() in written(message)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("فاکتور\u202egnp.exe", "فاکتورgnp.exe"),
        ('a"b\r\nX: y.pdf', "a'b X: y.pdf"),
        ("گزارش‌ها.pdf", "گزارش‌ها.pdf"),
    ],
)
def test_a_file_s_name_is_a_name(said: str, name: str) -> None:
    assert file_name(said) == name


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("image/png", "image/png"),
        ("Text/Plain; charset=x", "text/plain"),
        ("message/rfc822", "application/octet-stream"),
        ("multipart/mixed", "application/octet-stream"),
        ("x\r\nX: y", "application/octet-stream"),
        ("", "application/octet-stream"),
    ],
)
def test_a_file_s_type_is_a_type(said: str, kind: str) -> None:
    assert "/".join(mime_type(said)) == kind
