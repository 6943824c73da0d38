"""E-mail: in over IMAP or from a mail server's pipe, out over SMTP."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ...contracts import Capabilities, Setting
from ..shape import Kind
from .arriving import read
from .fetching import FETCHING_SETTINGS, fetch
from .sending import SENDING_SETTINGS, TRIES, lacks, send, try_out

LARGEST: Final = 50_000_000

_ADDRESS: Final = Setting(
    name="address",
    label=_("Address"),
    help=_("The one that customers write to, like support@shop.ir."),
)
_KNOWN: Final = (
    Setting(
        name="trusted",
        label=_("Your server's name in Authentication-Results"),
        kind="lines",
        help=_(
            "Mail that this server found to be from whom it says (DMARC) is known to be. Without it "
            "every sender is only claimed."
        ),
    ),
    Setting(
        name="also",
        label=_("Further addresses of this mailbox"),
        kind="lines",
        help=_("One a line. What comes from them is our own mail, come back."),
    ),
)


def _together(settings: Sequence[Setting], group: str | Promise) -> Iterator[Setting]:
    """Settings under one fold, but for those that have one of their own."""
    return (one if one.group else replace(one, group=group) for one in settings)


KIND: Final = Kind(
    key="email",
    name=_("E-mail"),
    icon="mail",
    about=_(
        "Mailboxes of yours: mail comes in over IMAP or from your server, and goes out over SMTP."
    ),
    capabilities=Capabilities(attachments=True, rich=True, reply_to=True),
    read=read,
    settings=(
        _ADDRESS,
        *_together(FETCHING_SETTINGS, _("Receiving (IMAP)")),
        *_together(SENDING_SETTINGS, _("Sending (SMTP)")),
        *_together(_KNOWN, _("Whose mail is known")),
    ),
    send=send,
    lacks=lacks,
    try_out=try_out,
    fetch=fetch,
    reaches="email",
    has_hook=False,
    largest=LARGEST,
    tries_to_send=TRIES,
)
