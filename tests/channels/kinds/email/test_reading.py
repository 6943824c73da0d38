"""Mails as they are understood."""

from email.message import EmailMessage

import pytest

from hamdel.channels.kinds.email.body import TooIntricate
from hamdel.channels.kinds.email.reading import NoMail, read_mail

PLAIN = (
    "From: =?utf-8?B?2YXbjNmG2Kc=?= <Mina@Example.com>\r\nTo: support@shop.ir\r\n"
    "Message-ID: <m1@example.com>\r\nDate: Sun, 22 Nov 2026 12:00:00 +0330\r\n"
    "Subject: =?utf-8?Q?=D8=B3=D9=81?=\r\n =?utf-8?Q?=D8=A7=D8=B1=D8=B4?=\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\nسلام، نمی‌رسد.\r\n\r\n"
    "On Sat, Nov 21, 2026 at 9:00 AM Shop <support@shop.ir> wrote:\r\n> کجاست؟\r\n"
).encode()


def mail(**more: str) -> EmailMessage:
    """A mail to which parts are added."""
    made = EmailMessage()
    made["From"], made["To"], made["Message-ID"] = "a@x.ir", "support@shop.ir", "<p@x.ir>"
    for name, value in more.items():
        made[name.replace("_", "-")] = value
    return made


def test_a_plain_mail() -> None:
    read = read_mail(PLAIN)
    assert (read.id, read.sender, read.name) == ("<m1@example.com>", "mina@example.com", "مینا")
    assert (read.subject, read.text) == ("سفارش", "سلام، نمی‌رسد.")
    assert "> کجاست؟" in read.quoted
    assert (read.machine, read.sure, read.at) == ("", True, 1795336200_000000)


def test_text_html_pictures_and_files() -> None:
    made = mail(Subject="x")
    made.set_content("متن")
    made.add_alternative(
        '<p onclick="x">متن</p><img src="cid:pic@x"><img src=cid:none>', subtype="html"
    )
    *_, html = made.iter_parts()
    assert isinstance(html, EmailMessage)
    html.add_related(b"PNG", "image", "png", cid="<pic@x>")
    made.add_attachment(b"\x00data", "application", "pdf", filename="../../فاکتور.pdf")
    read = read_mail(made.as_bytes())
    assert read.text == "متن"
    assert read.html.strip() == '<p>متن</p><img src="cid:0"><img>'
    assert [(one.name, one.type, one.content) for one in read.files] == [
        ("", "image/png", b"PNG"),
        ("فاکتور.pdf", "application/pdf", b"\x00data"),
    ]


def test_html_alone_gives_its_text() -> None:
    made = mail()
    made.set_content("<div>سلام‌ها</div><blockquote>قبلی</blockquote>", subtype="html")
    read = read_mail(made.as_bytes())
    assert read.text == "سلام‌ها"
    assert "قبلی" in read.quoted


@pytest.mark.parametrize("html", ["<div>" * 300 + "متن", "<p>متن</p>" * 120_000])
def test_html_that_is_too_much_is_text_with_the_original_as_a_file(html: str) -> None:
    made = mail()
    made.set_content(html, subtype="html", cte="8bit")
    read = read_mail(made.as_bytes())
    assert read.html == ""
    assert "متن" in read.text
    assert [one.name for one in read.files] == ["message.html"]
    assert read.files[0].content.decode().strip() == html


@pytest.mark.parametrize(
    ("start", "sender", "sure"),
    [
        ('From: "victim@x.ir" <evil@y.ir>', "evil@y.ir", True),
        ("From: a@x.ir, b@x.ir", "a@x.ir", False),
        ("From: a@x.ir\r\nFrom: b@x.ir", "a@x.ir", False),
        ("From: b@x.ir\r\nSender: c@x.ir\r\nReply-To: d@x.ir", "b@x.ir", True),
        ("From: nobody", "", False),
        ("From:", "", False),
        ("Subject: x", "", False),
    ],
)
def test_the_sender_is_who_stands_in_from_and_nobody_else(
    start: str, sender: str, *, sure: bool
) -> None:
    read = read_mail(f"{start}\r\n\r\nx\r\n".encode())
    assert (read.sender, read.sure) == (sender, sure)


def test_two_deliveries_of_one_mail_are_one_and_another_text_is_another() -> None:
    first = read_mail(PLAIN)
    again = read_mail(b"Return-Path: <m@x>\r\nReceived: by y\r\n" + PLAIN)
    other = read_mail(PLAIN + b"more")
    assert first.digest == again.digest != other.digest


def test_a_mail_of_a_mailbox_file_whatever_its_line_ends() -> None:
    for ends in (b"\n", b"\r", b"\r\n"):
        raw = b"From x@y Sun Nov 22 08:00:00 2026\r\n" + PLAIN
        assert read_mail(raw.replace(b"\r\n", ends)).sender == "mina@example.com"


@pytest.mark.parametrize(
    "date", ["", "tomorrow", "1 Azar 1405", "Sun, 99 Nov 2026 99:99:99 +9999"]
)
def test_a_date_that_is_none_is_none(date: str) -> None:
    assert read_mail(f"From: a@x.ir\r\nDate: {date}\r\n\r\nx".encode()).at is None


def test_a_bounce_tells_of_which_mail_and_why() -> None:
    raw = (
        "From: MAILER-DAEMON@mx.ir\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=B\r\n\r\n"
        "--B\r\n\r\nSorry.\r\n--B\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx.ir\r\n\r\nFinal-Recipient: rfc822; a@x.ir\r\nAction: failed\r\n"
        "Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such user\r\n--B\r\n"
        "Content-Type: message/rfc822\r\n\r\nMessage-ID: <ours@shop.ir>\r\nSubject: s\r\n\r\nx\r\n--B--\r\n"
    )
    read = read_mail(raw.encode())
    assert read.report is not None
    assert (read.report.about, read.report.state) == ("<ours@shop.ir>", "failed")
    assert read.report.problem == "5.1.1 550 no such user"
    assert read.answers == ("<ours@shop.ir>",)
    assert read.machine == "multipart/report"


def test_what_is_no_mail_is_none() -> None:
    with pytest.raises(NoMail):
        read_mail(b"\r\n \r\n")
    with pytest.raises(TooIntricate):
        read_mail(
            b"Content-Type: multipart/mixed; boundary=B\r\n\r\n" + b"--B\r\n\r\nx\r\n" * 1_500
        )
