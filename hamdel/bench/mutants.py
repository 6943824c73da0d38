"""Mails as nobody should send them: good ones, changed at random."""

import random
from collections.abc import Sequence
from email.message import EmailMessage
from itertools import product
from typing import Final

_TEXTS: Final = (
    "سلام، سفارش ۱۲۳۴۵ هنوز نمی‌رسد.\nلطفاً پیگیری کنید.",
    "Hello,\nwhere is my order?\n\nOn Sat, Nov 21, 2026 Shop <s@shop.ir> wrote:\n> It is on its way.",
    "مرحبا، أين طلبي؟ " * 200,
    "",
)
_HTML: Final = (
    '<div dir="rtl">سلام‌ها <b>فوری</b><img src="cid:pic@x"><img src="https://x.ir/p.gif"></div>'
    "<script>alert(1)</script><table><tr><td style='color:red;position:fixed'>۱</td></tr></table>"
)
_CHARSETS: Final = ("utf-8", "utf-8", "windows-1256", "iso-8859-6", "x-unknown")
_HEADERS: Final = (
    b"Auto-Submitted: auto-replied", b"References: <a@x> <b@x>", b"In-Reply-To: <0@mutants.ir>",
    b"Content-Type: multipart/mixed; boundary=", b"Content-Transfer-Encoding: base64",
    b"Content-Type: text/plain; charset=utf-16", b"From: a@x.ir, b@x.ir", b"To: " + b"a@x.ir, " * 2_000,
    b"Subject: =?utf-8?B?2LPZhNin?= =?x?Q?=00=0D=0ABcc:_x@y?=", b"Date: 1 Azar 1405", b"X: " + b"y" * 9_000,
    b"List-Id: <l.x>", b"Return-Path: <>", b"Content-Disposition: attachment; filename*=x''%00%2e%2e",
)  # fmt: skip
_BITS: Final = (b"\r\n", b"\n", b"\r", b"\0", b"--", b"=?", b"?=", b":", b"\xff", b"<", b">", b" ")
_LARGEST_HOLE: Final = 400


def seeds() -> list[bytes]:
    """Good mails of every make: texts, charsets, HTML, pictures, files, reports, mails in mails."""
    made = [_mail(text, charset) for text, charset in product(_TEXTS, _CHARSETS)]
    made += [_with_parts(text) for text in _TEXTS]
    return [*made, _report(), _enclosing(made[0])]


def mutant(source: random.Random, good: Sequence[bytes], *, number: int) -> bytes:
    """A mail with one to six random changes, unlike any other by its number."""
    mail = bytearray(source.choice(good))
    for _ in range(source.randint(1, 6)):
        source.choice(_CHANGES)(source, mail)
    return b"X-Number: %d\r\n" % number + bytes(mail)


def _flip(source: random.Random, mail: bytearray) -> None:
    for _ in range(source.randint(1, 20)):
        mail[source.randrange(len(mail))] = source.randrange(256)


def _cut(source: random.Random, mail: bytearray) -> None:
    del mail[source.randint(len(mail) // 4 + 1, len(mail)) :]


def _hole(source: random.Random, mail: bytearray) -> None:
    start = source.randrange(len(mail))
    del mail[start : min(start + source.randint(1, _LARGEST_HOLE), len(mail) - 1)]


def _repeat(source: random.Random, mail: bytearray) -> None:
    start = source.randrange(len(mail))
    piece = bytes(mail[start : start + source.randint(1, _LARGEST_HOLE)])
    mail[start:start] = piece * source.randint(1, 30)


def _insert(source: random.Random, mail: bytearray) -> None:
    at = source.randrange(len(mail))
    mail[at:at] = source.choice(_BITS) * source.randint(1, 4)


def _head(source: random.Random, mail: bytearray) -> None:
    mail[0:0] = source.choice(_HEADERS) + b"\r\n"


def _ends(source: random.Random, mail: bytearray) -> None:
    mail[:] = mail.replace(b"\r\n", source.choice((b"\n", b"\r", b"\n\r")))


_CHANGES: Final = (_flip, _cut, _hole, _repeat, _insert, _head, _ends)


def _started(number: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "مینا <mina@mutants.ir>"
    made["To"] = "support@shop.ir"
    made["Message-ID"] = f"<{number}@mutants.ir>"
    made["Date"] = "Sun, 22 Nov 2026 12:00:00 +0330"
    made["Subject"] = "سفارش ۱۲۳۴۵"
    return made


def _mail(text: str, charset: str) -> bytes:
    made = _started(charset)
    made.set_content(text or "x")
    content = text.encode("cp1256" if charset == "windows-1256" else "utf-8", "replace")
    head = made.as_bytes().partition(b"\n\n")[0].replace(b"\n", b"\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"content-")]
    kind = f"Content-Type: text/plain; charset={charset}".encode()
    return b"\r\n".join([*lines, kind, b"Content-Transfer-Encoding: 8bit", b"", content, b""])


def _with_parts(text: str) -> bytes:
    made = _started("parts")
    made.set_content(text)
    made.add_alternative(_HTML, subtype="html")
    *_, html = made.iter_parts()
    if isinstance(html, EmailMessage):
        html.add_related(b"\x89PNG" * 50, "image", "png", cid="<pic@x>")
    made.add_attachment(b"%PDF" * 500, "application", "pdf", filename="فاکتور.pdf")
    return _lines(made)


def _report() -> bytes:
    return (
        b"From: MAILER-DAEMON@mutants.ir\r\nReturn-Path: <>\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/report; report-type=delivery-status; boundary=B\r\n\r\n--B\r\n\r\n"
        b"Not delivered.\r\n--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n"
        b"\r\nAction: failed\r\nStatus: 5.1.1\r\n--B\r\nContent-Type: message/rfc822\r\n\r\n"
        b"Message-ID: <0@shop.ir>\r\n\r\nx\r\n--B--\r\n"
    )


def _enclosing(mail: bytes) -> bytes:
    head = b"From: mina@mutants.ir\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n"
    return head + b"Content-Type: message/rfc822\r\n\r\n" + mail + b"\r\n--B--\r\n"


def _lines(made: EmailMessage) -> bytes:
    return made.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
