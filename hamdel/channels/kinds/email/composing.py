"""A mail as it goes out, made of what is to be said and of the account that says it."""

import unicodedata
from collections.abc import Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from typing import Final

from hamdel.language.emails import parse_email
from hamdel.platform.placeholders import fill_in

from ...contracts import AccountFacts, NotSent, Outbound
from .headers import (
    POLICY,
    BrokenHeader,
    display_name,
    file_name,
    message_ids,
    mime_type,
    one_line,
    written,
)
from .pages import page_of

PLACES: Final = ("agent", "customer", "account", "address")
LONGEST_SUBJECT: Final = 200
_CHAIN: Final = 20  # ids in References
_KEPT_CONTROLS: Final = "\n\t"
_CONTROLS: Final = ("Cc", "Cs")


def compose(outbound: Outbound, account: AccountFacts) -> bytes:
    """The bytes of a mail, CRLF at its line ends. Raises NotSent where it can not be written."""
    try:
        return written(message_of(outbound, account))
    except (BrokenHeader, UnicodeError, ValueError) as error:
        raise NotSent(f"The mail can not be written: {error}") from error


def message_of(outbound: Outbound, account: AccountFacts) -> EmailMessage:
    """The mail itself. Raises BrokenHeader, and ValueError for what is no address."""
    own, theirs = address_of(account), recipient_of(outbound)
    # Only a local part in other letters has no form in ASCII (RFC 6531).
    message = EmailMessage(policy=POLICY if theirs.isascii() else POLICY.clone(utf8=True))
    message["From"] = _address(_sender_name(outbound, account), own)
    message["To"] = _address(display_name(outbound.name), theirs)
    message["Subject"] = _subject(outbound)
    if outbound.at is not None:
        message["Date"] = outbound.at
    _tie(message, outbound, account, own)
    _mark(message, outbound)
    _fill(message, outbound, account)
    return message


def address_of(account: AccountFacts) -> str:
    """The account's own address in its wire form. Raises NotSent where it has none."""
    own = parse_email(account.settings.get("address", ""))
    if own is None:
        raise NotSent("The channel has no e-mail address of its own.")
    return own


def recipient_of(outbound: Outbound) -> str:
    """Where it goes, in its wire form. Raises NotSent for what is not one plain address."""
    theirs = parse_email(outbound.recipient)
    if theirs is None:
        raise NotSent("That is no e-mail address.")
    return theirs


def tagged(address: str, tag: str) -> str:
    """An address with a tag: `support@…` and `c12-…` give `support+c12-…@…`."""
    local, _, domain = address.rpartition("@")
    return f"{local}+{tag}@{domain}"


def _address(name: str, address: str) -> Address:
    local, _, domain = address.rpartition("@")
    return Address(name, local, domain)


def _subject(outbound: Outbound) -> str:
    subject = one_line(outbound.subject, most=LONGEST_SUBJECT)
    # What a machine answers holds no word of the other side: nobody can have us write theirs.
    answered = (
        outbound.answers and not outbound.automatic and not subject.lower().startswith("re:")
    )
    return f"Re: {subject}".strip() if answered else subject


def _sender_name(outbound: Outbound, account: AccountFacts) -> str:
    template = account.settings.get("sender_name", "") or "{account}"
    said = fill_in(template, values_of(outbound, account))
    return display_name(said) or display_name(account.name)


def values_of(outbound: Outbound, account: AccountFacts) -> Mapping[str, str]:
    """What may be filled in for the names of `PLACES`."""
    return {
        "agent": one_line(outbound.author, most=150),
        "customer": one_line(outbound.name, most=150),
        "account": account.name,
        "address": account.settings.get("address", ""),
    }


def _tie(message: EmailMessage, outbound: Outbound, account: AccountFacts, own: str) -> None:
    """The ids by which an answer finds back: ours, those before it, and the conversation's token."""
    message["Message-ID"] = outbound.message_id
    answered = message_ids(outbound.answers)
    if answered:
        message["In-Reply-To"] = answered[0]
    chain = message_ids(*outbound.chain, *answered)[-_CHAIN:]
    if chain:
        message["References"] = " ".join(chain)
    if outbound.thread and account.settings.get("plus"):
        answers_go = tagged(own, outbound.thread)
        if parse_email(answers_go) is None:
            raise BrokenHeader("The token of the conversation is none.")
        message["Reply-To"] = _address(display_name(account.name), answers_go)


def _mark(message: EmailMessage, outbound: Outbound) -> None:
    """What tells machines apart (RFC 3834), and how to be written to no more (RFC 8058)."""
    if outbound.automatic:
        message["Auto-Submitted"] = "auto-replied" if outbound.answers else "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
    if outbound.unsubscribe:
        message["List-Unsubscribe"] = f"<{outbound.unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"


def _fill(message: EmailMessage, outbound: Outbound, account: AccountFacts) -> None:
    text = _plain(outbound.text).rstrip()
    signature = _plain(
        fill_in(account.settings.get("signature", ""), values_of(outbound, account))
    ).strip()
    signed = f"{text}\n\n-- \n{signature}\n" if signature else f"{text}\n"
    message.set_content(signed)
    message.add_alternative(page_of(text, signature=signature, html=outbound.html), subtype="html")
    for file in outbound.files:
        kind, part = mime_type(file.type)
        name = file_name(file.name) or "file"
        message.add_attachment(file.content, maintype=kind, subtype=part, filename=name)


def _plain(text: str) -> str:
    """Text without controls (ZWNJ is none); lines end with a line feed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        one for one in lines if one in _KEPT_CONTROLS or unicodedata.category(one) not in _CONTROLS
    )
