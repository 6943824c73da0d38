"""A mail's bytes, understood. Pure, and run only in the bounded process: bytes of strangers may cost.

Whatever is wrong with a mail, it is one mail: what can not be read of it is left out, and its bytes
are kept.
"""

import re
from datetime import UTC, datetime
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parsedate_to_datetime
from hashlib import blake2b
from typing import Final

from hamdel.language.replies import Reply, newly_written, newly_written_html
from hamdel.platform.html.cleaning import REMOTE, WITHIN, TooMuch, clean

from .addresses import addresses_in, plain_addresses
from .body import Body, body_of
from .head import Head
from .machine import machine_reason
from .mail import Enclosed, Mail
from .reports import report_of
from .tying import answered, own_id, tokens

LONGEST_TEXT: Final = 500_000  # characters that are shown; the whole is a file then
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
_ENDS: Final = re.compile(rb"\r?\n\r?\n|\r\r")


class NoMail(ValueError):
    """Bytes that are no mail."""


def read_mail(raw: bytes) -> Mail:
    """The mail of some bytes. Raises NoMail and body.TooIntricate."""
    content = _without_envelope(raw)
    if not content.strip():
        raise NoMail("It is empty.")
    message = BytesParser(policy=compat32).parsebytes(content)
    head = Head(message.raw_items())
    body = body_of(message)
    said, text, html, files = _said(body)
    senders = addresses_in(*head.all("from"))
    name, written = senders[0] if senders else ("", "")
    sender = written if plain_addresses([written]) == {written} else ""
    subject = head.text("subject")
    recipients = [one for header in RECIPIENTS for one in head.all(header)]
    answers = answered(head.one("in-reply-to"), head.one("references"))
    report = report_of(body, [text or ""])
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
        text=said.text[:LONGEST_TEXT],
        quoted="\n\n".join(filter(None, (said.signature, said.quoted)))[:LONGEST_TEXT],
        html=html,
        files=tuple(files),
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


def _said(body: Body) -> tuple[Reply, str | None, str, list[Enclosed]]:
    """What was newly written, all of the text, the HTML that may be kept, and the files."""
    files = list(body.files)
    text, raw_html = body.text, body.html
    if text is not None and not text.strip() and raw_html:
        text = None
    reply = newly_written(text) if text is not None else newly_written_html(raw_html)
    if text is not None and len(text) > LONGEST_TEXT:
        whole = text.encode("utf-8", "replace")
        files.append(Enclosed(name="message.txt", type="text/plain", content=whole))
    html = ""
    if raw_html:
        try:
            html = clean(raw_html, picture=lambda address: _picture(address, body.files))
        except TooMuch:
            whole = raw_html.encode("utf-8", "replace")
            files.append(Enclosed(name="message.html", type="text/html", content=whole))
    return reply, text, html, files


def _picture(address: str, files: list[Enclosed]) -> str | None:
    """The address of a picture as it is kept: of another server, in itself, or a file of the mail."""
    if address.lower().startswith("cid:"):
        named = address[4:]
        found = (number for number, one in enumerate(files) if one.cid and one.cid == named)
        number = next(found, None)
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
    made.update(content[end.end() :] if end is not None else content)
    return made.hexdigest()
