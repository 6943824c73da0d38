"""A mail that was kept, as what somebody said: who, into which thread, and what it is."""

from collections.abc import Sequence
from typing import Final

from hamdel.language.emails import parse_email
from hamdel.platform.instants import from_micros

from ...contracts import AccountFacts, File, Inbound, Named, Raw, Receipt
from .bounded import understand
from .mail import Mail, Report
from .trust import Verdict, verdict

_DAEMON: Final = "anonymous_id"  # a mail server is nobody to be written to


def read(raw: Raw, account: AccountFacts) -> Sequence[Inbound]:
    """The message that a mail is, and what it reports of one of ours. Raises Unreadable."""
    mail = understand(raw.body)
    said = said_by(mail, raw, account)
    if mail.report is None:
        return [said]
    return [said, _receipt(said, mail.report)]


def said_by(mail: Mail, raw: Raw, account: AccountFacts) -> Inbound:
    """A mail as a message.

    The sender is vouched for only where our own server found that it is who it says; where it found
    that it is not, the mail joins nothing and is nobody's.
    """
    found = verdict_of(mail, account)
    reports = mail.report is not None
    machine = mail.machine or ("our own" if mail.sender in own_addresses(account) else "")
    unique = f"{mail.id}{mail.digest}"
    return Inbound(
        id=unique,
        thing="auto" if machine else "message",
        at=raw.received_at if mail.at is None else from_micros(mail.at),
        identifiers=() if found == "fail" else _identifiers(mail, found, account),
        sender="" if reports else (mail.sender or mail.written)[:320],
        name=mail.name,
        subject=mail.subject[:300],
        text=mail.text,
        html=mail.html,
        quoted=mail.quoted,
        files=tuple(File(name=one.name, type=one.type, content=one.content) for one in mail.files),
        ref=mail.id or unique,
        answers=() if found == "fail" else mail.answers,
        thread="" if found == "fail" else " ".join(mail.tokens),
        joins_sender=False,
        only_known=True,
        machine=bool(machine),
        forged=found == "fail",
        attributes={"sender": _SAID[found], **({"machine": machine} if machine else {})},
    )


def verdict_of(mail: Mail, account: AccountFacts) -> Verdict:
    """What our own server found of who the mail says it is from."""
    servers = account.settings.get("trusted", "").splitlines()
    found = verdict(mail.results, servers=servers, domain=mail.sender.rpartition("@")[2])
    return "none" if found == "pass" and not mail.sure else found


def own_addresses(account: AccountFacts) -> set[str]:
    """The addresses of an account: what comes from them is our own mail, come back."""
    given = [account.settings.get("address", ""), *account.settings.get("also", "").splitlines()]
    return {one for raw in given if (one := parse_email(raw.strip())) is not None}


_SAID: Final[dict[Verdict, str]] = {"pass": "verified", "fail": "forged", "none": "claimed"}


def _identifiers(mail: Mail, found: Verdict, account: AccountFacts) -> tuple[Named, ...]:
    if mail.report is not None or (mail.machine == "From" and not mail.answers):
        return ((_DAEMON, f"email:{account.id}:{mail.written or 'mailer-daemon'}"[:200], False),)
    if not mail.sender:
        return ()
    return (("email", mail.sender, found == "pass"),)


def _receipt(said: Inbound, report: Report) -> Inbound:
    state: Final = "delivered" if report.state == "delivered" else "failed"
    return Inbound(
        id=f"{said.id} report",
        thing="receipt",
        at=said.at,
        identifiers=(),
        sender="",
        receipt=Receipt(provider_id=report.about, state=state, problem=report.problem),
    )
