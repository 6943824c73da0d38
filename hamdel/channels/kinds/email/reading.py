"""A mail's bytes, understood. Pure, and run only in the bounded process: bytes of strangers may cost.

Whatever is wrong with a mail, it is one mail: what can not be read of it is left out, and its bytes
are kept.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from hashlib import blake2b
from html import unescape
from typing import Final

from hamdel.language.replies import Reply, newly_written, newly_written_html
from hamdel.platform.html.bounds import is_too_much
from hamdel.platform.html.cleaning import REMOTE, WITHIN, TooMuch, clean

from .addresses import addresses_in, plain_addresses
from .body import Body, body_of
from .flowing import unbroken
from .head import Head
from .machine import machine_reason
from .mail import Enclosed, Mail
from .parsing import parsed
from .reports import report_of
from .tying import answered, own_id, tokens

LONGEST_TEXT: Final = 300_000  # characters that are shown; the whole is a file then
LONGEST_HTML: Final = 400_000  # characters in which we look for what was written
_RESULTS: Final = 10
RECIPIENTS: Final = (
    "to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "resent-to",
)  # fmt: skip
_IDENTITY: Final = (
    "from", "to", "cc", "date", "subject", "message-id", "in-reply-to", "references", "reply-to",
    "content-type", "content-transfer-encoding", "content-disposition", "auto-submitted",
)  # fmt: skip
_EARLIEST: Final = datetime(1990, 1, 1, tzinfo=UTC)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LINE: Final = re.compile(rb"\r\n|\r|\n")
_TAG: Final = re.compile(r"<[^<>]{0,2000}>")
_ENDS: Final = re.compile(rb"\r?\n\r?\n|\r\r")


class NoMail(ValueError):
    """Bytes that are no mail."""


def read_mail(raw: bytes) -> Mail:
    """The mail of some bytes. Raises NoMail and body.TooIntricate."""
    content = _without_envelope(raw)
    if not content.strip():
        raise NoMail("It is empty.")
    message = parsed(content)
    head = Head(message.raw_items())
    body = body_of(message)
    said, html = _said(body)
    senders = addresses_in(*head.all("from"))
    name, written = senders[0] if senders else ("", "")
    sender = written if plain_addresses([written]) == {written} else ""
    subject = head.text("subject")
    recipients = [one for header in RECIPIENTS for one in head.all(header)]
    answers = answered(head.one("in-reply-to"), head.one("references"))
    report = report_of(body, [said.text, said.quoted])
    return Mail(
        id=own_id(head.one("message-id")),
        digest=_digest(head, content),
        at=_micros(head.one("date")),
        sender=sender,
        written=written[:320],
        name=name[:150],
        sure=len({address for _, address in senders}) == 1,
        recipients=tuple(sorted(plain_addresses(recipients)))[:200],
        subject=subject[:1000],
        text=unbroken(said.text, body.flow),
        quoted="\n\n".join(filter(None, (said.signature, said.quoted))),
        html=html,
        files=tuple(body.files),
        answers=(report.about, *answers) if report is not None else answers,
        tokens=tokens(recipients, answers, said.quoted[-20_000:]),
        results=tuple(head.all("authentication-results"))[:_RESULTS],
        delivered_to=tuple(head.all("delivered-to"))[:20],
        machine=machine_reason(
            head,
            kind=message.get_content_type(),
            sender=written,
            subject=subject,
            returns=bool(body.about or body.reports),
        ),
        report=report,
    )


def _without_envelope(raw: bytes) -> bytes:
    """The bytes without the line that mailbox files put before a mail, and blank lines."""
    content = raw.lstrip(b"\r\n")
    if content.startswith((b"From ", b">From ")):
        return _LINE.split(content, maxsplit=1)[-1]
    return content


def _said(body: Body) -> tuple[Reply, str]:
    """What was newly written, and the HTML that may be kept; what is too much becomes a file."""
    text, raw_html = body.text, body.html
    numbers = {f"cid:{one.cid}": number for number, one in enumerate(body.files) if one.cid}
    html, plain = "", body.cut or is_too_much(raw_html)
    if raw_html and not plain:
        try:
            html = clean(raw_html, picture=lambda address: _picture(address, numbers))
        except TooMuch:
            plain = True
    if raw_html and plain and not body.cut:
        whole = raw_html.encode("utf-8", "replace")
        body.files.append(Enclosed(name="message.html", type="text/html", content=whole))
    if text is None or (not text.strip() and raw_html):
        return _written_in(raw_html, plain=plain), html
    if len(text) > LONGEST_TEXT and not body.cut:
        whole = text.encode("utf-8", "replace")
        body.files.append(Enclosed(name="message.txt", type="text/plain", content=whole))
    return newly_written(text[:LONGEST_TEXT]), html


def _written_in(html: str, *, plain: bool) -> Reply:
    """What was newly written in HTML; of what is too much for a parser only its words."""
    if not plain:
        return newly_written_html(html[:LONGEST_HTML])
    words = unescape(_TAG.sub(" ", html[:LONGEST_HTML]))
    return newly_written("\n".join(filter(None, map(str.strip, words.splitlines()))))


def _picture(address: str, numbers: Mapping[str, int]) -> str | None:
    """The address of a picture as it is kept: of another server, in itself, or a file of the mail."""
    if address[:4].lower() == "cid:":
        number = numbers.get(f"cid:{address[4:]}")
        return None if number is None else f"cid:{number}"
    return address if REMOTE.match(address) or WITHIN.fullmatch(address) else None


def _micros(date: str) -> int | None:
    try:
        at = parsedate_to_datetime(date)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
    try:
        moment = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return round((moment - _EPOCH).total_seconds() * 1e6) if moment >= _EARLIEST else None


def _digest(head: Head, content: bytes) -> str:
    """The same for two deliveries of one mail, whatever its way here added on top."""
    made = blake2b(digest_size=16)
    for name in _IDENTITY:
        made.update("\x00".join([name, *head.all(name)]).encode("utf-8", "surrogateescape"))
    end = _ENDS.search(content)
    made.update(memoryview(content)[end.end() if end is not None else 0 :])
    return made.hexdigest()
