"""E-mail out: the settings of an account's mail server, and sending over it."""

import uuid
from smtplib import SMTPException
from typing import Final, Literal

from django.utils.translation import gettext_lazy as _

from hamdel.platform.instants import system_now

from ...contracts import AccountFacts, Exchanged, NotSent, Outbound, Sent, Setting
from ..shape import Commit
from .composing import PLACES, address_of, compose, recipient_of
from .smtp import MailServer, Security, hand_over, session_with

TRIES: Final = 18  # with the waits of a delivery: two days
_SHOWN: Final = 1_500  # bytes of a test that are shown
_PORTS: Final[dict[str, int]] = {"starttls": 587, "tls": 465, "none": 25}

MORE: Final = _("More about sending")
SENDING_SETTINGS: Final = (
    Setting(
        name="sender_name",
        label=_("Name of the sender"),
        help=_("As the customer sees it. {agent} is who wrote it, {account} the channel's name."),
        default="{account}",
        places=PLACES,
    ),
    Setting(
        name="signature",
        label=_("Signature"),
        kind="lines",
        help=_(
            "Stands below each mail. {agent}, {customer}, {account} and {address} are filled in."
        ),
        places=PLACES,
    ),
    Setting(
        name="smtp_host",
        label=_("Server for sending (SMTP)"),
        help=_("Without one this channel only receives."),
    ),
    Setting(
        name="smtp_security",
        label=_("Encryption of sending"),
        kind="choice",
        default="starttls",
        choices=(
            ("starttls", _("STARTTLS (port 587)")),
            ("tls", _("TLS (port 465)")),
            ("none", _("None: only a server on this machine (port 25)")),
        ),
    ),
    Setting(
        name="smtp_port",
        group=MORE,
        label=_("Port of sending"),
        kind="number",
        help=_("Empty: the usual one of the encryption."),
        least=1,
        most=65_535,
    ),
    Setting(name="smtp_user", label=_("User of sending")),
    Setting(
        name="smtp_password", label=_("Password of sending"), kind="secret", sent_to="smtp_host"
    ),
    Setting(
        name="smtp_ca",
        group=MORE,
        label=_("Certificate of your own server (PEM)"),
        kind="lines",
        help=_("Only where no public authority signed it."),
    ),
    Setting(
        name="acknowledge",
        label=_("Say that a message has come"),
        kind="switch",
        help=_(
            "Whoever writes for the first time in a matter is told at once that it has come and when "
            "you answer: by your working hours, once a day at most, and never to machines."
        ),
    ),
    Setting(
        name="acknowledgement",
        group=MORE,
        label=_("What they are told"),
        kind="lines",
        help=_(
            "Empty: our own words. {opening} is when you answer, {account} the channel's name."
        ),
        places=("opening", "account"),
    ),
    Setting(
        name="plus",
        group=MORE,
        label=_("Answers to an address of the conversation"),
        kind="switch",
        help=_(
            "Reply-To has a token after a plus: support+c12-…@. Turn it on if your server delivers "
            "such addresses; answers are found by their headers too."
        ),
    ),
)


def send(outbound: Outbound, account: AccountFacts, commit: Commit) -> Sent:
    """Send one mail; the id that answers refer to is its own. Raises NotSent."""
    server = server_of(account)
    own, theirs = address_of(account), recipient_of(outbound)
    content = compose(outbound, account)
    # What a machine answers bounces to nobody (RFC 3834, 3.3), where the server has that.
    senders = ("", own) if outbound.automatic else (own,)
    with session_with(server) as session:
        answer = hand_over(
            session, senders=senders, recipient=theirs, content=content, commit=commit
        )
    return Sent(provider_id=outbound.message_id, answer=answer)


def try_out(account: AccountFacts, recipient: str, text: str) -> Exchanged:
    """Send a test at once, and give the whole conversation with the server, without the secrets."""
    said: list[str] = []
    answer = problem = ""
    try:
        own = address_of(account)
        test = Outbound(
            delivery_id=0,
            message_id=f"<{uuid.uuid4().hex}@{own.rpartition('@')[2]}>",
            recipient=recipient,
            at=system_now(),
            subject=account.name,
            text=text,
        )
        content, theirs = compose(test, account), recipient_of(test)
        with session_with(server_of(account), said) as session:
            answer = hand_over(
                session,
                senders=(own,),
                recipient=theirs,
                content=content,
                commit=lambda: said.append(_shown(content)),
            )
    except NotSent as refusal:
        problem, answer = str(refusal), refusal.answer
    except (OSError, SMTPException) as error:
        problem, answer = "The mail server gave no answer to the mail.", str(error)
    return Exchanged(request="\n".join(said), answer=answer, problem=problem)


def _shown(content: bytes) -> str:
    """The beginning of the mail as it went out."""
    text = content[:_SHOWN].decode("utf-8", "replace").replace("\r\n", "\n")
    return "\n".join(f"→ {line}" for line in text.splitlines()) + "\n→ …\n→ ."


def server_of(account: AccountFacts) -> MailServer:
    """The mail server of an account. Raises NotSent where there is none."""
    said = account.settings
    host = said.get("smtp_host", "").strip()
    if not host:
        raise NotSent("The channel has no mail server for sending.")
    security = _security(said.get("smtp_security", ""))
    return MailServer(
        host=host,
        port=int(said.get("smtp_port") or _PORTS[security]),
        security=security,
        user=said.get("smtp_user", ""),
        password=said.get("smtp_password", ""),
        ca=said.get("smtp_ca", ""),
        name=address_of(account).rpartition("@")[2],
    )


def _security(said: str) -> Security:
    known: dict[str, Literal["starttls", "tls", "none"]] = {"tls": "tls", "none": "none"}
    return known.get(said, "starttls")


def lacks(account: AccountFacts) -> str:
    """What the account has not got that sending takes; "" for nothing."""
    try:
        server_of(account)
    except NotSent as missing:
        return str(missing)
    return ""
