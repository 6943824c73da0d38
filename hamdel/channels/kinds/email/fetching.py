"""Mail is fetched over IMAP: what is new is taken in, then acknowledged, then the place is noted.

Whoever dies between two of these steps fetches the mail again, and it is taken in once: its bytes are
its id. A mailbox that was made anew (another UIDVALIDITY) is read from its start, with the same outcome.
"""

import json
import time
from hashlib import blake2b
from typing import Final, Literal

from django.utils.translation import gettext_lazy as _
from imapclient import DELETED, SEEN, IMAPClient

from ...contracts import AccountFacts, NotFetched, Setting, Take
from .imap import session_with
from .smtp import MailServer, Security

Places = dict[str, tuple[int, int]]  # folder → its UIDVALIDITY, and the last UID that was taken in
IDLE: Final = 240.0  # seconds until we look anyhow: servers end what is idle for half an hour
LOOK: Final = 4.0  # seconds between looks whether the turn is over
POLL: Final = 20.0  # seconds between looks where the server does not push
_PORTS: Final[dict[str, int]] = {"starttls": 143, "tls": 993, "none": 143}
_INBOX: Final = "INBOX"
_SIZE: Final = "RFC822.SIZE"
MOST_BYTES: Final = 50_000_000  # of a mail that are taken in: servers allow half of it
_MOST_FOLDERS: Final = 20

FETCHING_SETTINGS: Final = (
    Setting(
        name="imap_host",
        label=_("Server for receiving (IMAP)"),
        help=_("Without one mail comes in by `hamdel mail take` alone."),
    ),
    Setting(
        name="imap_security",
        label=_("Encryption of receiving"),
        kind="choice",
        default="tls",
        choices=(
            ("tls", _("TLS (port 993)")),
            ("starttls", _("STARTTLS (port 143)")),
            ("none", _("None: only a server on this machine (port 143)")),
        ),
    ),
    Setting(
        name="imap_port",
        label=_("Port of receiving"),
        kind="number",
        help=_("Empty: the usual one of the encryption."),
        least=1,
        most=65_535,
    ),
    Setting(name="imap_user", label=_("User of receiving")),
    Setting(
        name="imap_password", label=_("Password of receiving"), kind="secret", sent_to="imap_host"
    ),
    Setting(
        name="imap_ca",
        label=_("Certificate of your own receiving server (PEM)"),
        kind="lines",
        help=_("Only where no public authority signed it."),
    ),
    Setting(
        name="folders",
        label=_("Folders"),
        kind="lines",
        default=_INBOX,
        help=_("One a line; mail in the first one is here at once, in the others within minutes."),
    ),
    Setting(
        name="old_mail",
        label=_("Mail that is there already"),
        kind="choice",
        default="unread",
        choices=(
            ("unread", _("Take in what is unread")),
            ("all", _("Take in all of it")),
            ("none", _("Take in only what comes from now on")),
        ),
    ),
    Setting(
        name="afterwards",
        label=_("Mail that was taken in"),
        kind="choice",
        default="read",
        choices=(
            ("read", _("Mark as read")),
            ("keep", _("Leave as it is")),
            ("delete", _("Delete at the server")),
        ),
    ),
)


class NotKept(RuntimeError):
    """A mail is there and can not be kept here: no fault of the mail server's."""


def fetch(account: AccountFacts, take: Take) -> None:
    """Take in what is new in an account's folders until the turn is over. Raises NotFetched."""
    server = server_of(account)
    if server is None:
        return
    given = [one.strip() for one in account.settings.get("folders", "").splitlines()]
    folders = list(dict.fromkeys(filter(None, given)))[:_MOST_FOLDERS] or [_INBOX]
    with session_with(server) as session:
        while not take.over():
            for folder in reversed(folders):  # the first one stays open, and is waited for
                while take_new(session, folder, account, take) and not take.over():
                    pass  # what came meanwhile is pushed to nobody
            take.well()
            wait_for_news(session, take)


def take_new(session: IMAPClient, folder: str, account: AccountFacts, take: Take) -> int:
    """Take in what came into a folder since it was looked at last; returns how much."""
    afterwards = account.settings.get("afterwards", "")
    found = session.select_folder(folder, readonly=afterwards == "keep")
    validity = int(found[b"UIDVALIDITY"])
    last = _since(session, folder, validity, account, take)
    if last is None:
        return 0
    taken = 0
    for uid in sorted(one for one in session.search(["UID", f"{last + 1}:*"]) if one > last):
        taken += take_one(session, uid, take, afterwards=afterwards)
        _keep_place(take, folder, validity, uid)
        if take.over():
            break
    return taken


def take_one(session: IMAPClient, uid: int, take: Take, *, afterwards: str) -> bool:
    """Take in one mail, and only then say at the server that we have it; False where it is gone.

    Of one that is larger than any mail so much is taken in, and it stays at the server.
    """
    size = session.fetch([uid], [_SIZE]).get(uid, {}).get(_SIZE.encode())
    is_whole = isinstance(size, int) and size <= MOST_BYTES
    raw = _bytes_of(session, uid, is_whole=is_whole)
    if raw is None:
        return False
    digest = blake2b(raw, digest_size=32).hexdigest()
    try:
        take(raw, content_type="message/rfc822", provider_id=f"raw:{digest}")
    except (OSError, ValueError) as error:
        raise NotKept("A mail that was fetched could not be kept.") from error
    if afterwards == "delete" and is_whole:
        session.set_flags([uid], [SEEN, DELETED], silent=True)
        if session.has_capability("UIDPLUS"):
            session.uid_expunge([uid])
    elif afterwards != "keep":
        session.add_flags([uid], [SEEN], silent=True)
    return True


def _bytes_of(session: IMAPClient, uid: int, *, is_whole: bool) -> bytes | None:
    asked, told = "BODY.PEEK[]", b"BODY[]"
    if not is_whole:
        asked, told = f"{asked}<0.{MOST_BYTES}>", b"BODY[]<0>"
    raw = session.fetch([uid], [asked]).get(uid, {}).get(told)
    return raw if isinstance(raw, bytes) else None


def wait_for_news(session: IMAPClient, take: Take) -> None:
    """Return when the open folder has something new, when it is time to look, or when it is over."""
    if not session.has_capability("IDLE"):
        take.over(wait=POLL)
        session.noop()
        return
    session.idle()
    began = time.monotonic()
    while time.monotonic() < began + IDLE and not take.over():
        asked = time.monotonic()
        said = session.idle_check(timeout=LOOK)
        # Without a word and without waiting: nobody is there any more, as the next command tells.
        if any(map(_is_news, said)) or (not said and time.monotonic() < asked + LOOK / 2):
            break
    session.idle_done()


def server_of(account: AccountFacts) -> MailServer | None:
    """Where an account's mail lies; None for one that fetches none. Raises NotFetched."""
    said = account.settings
    host = said.get("imap_host", "").strip()
    if not host:
        return None
    if not said.get("imap_user"):
        raise NotFetched("The channel has no name to sign in with at its mail server.")
    known: dict[str, Literal["starttls", "none"]] = {"starttls": "starttls", "none": "none"}
    security: Security = known.get(said.get("imap_security", ""), "tls")
    return MailServer(
        host=host,
        port=int(said.get("imap_port") or _PORTS[security]),
        security=security,
        user=said["imap_user"],
        password=said.get("imap_password", ""),
        ca=said.get("imap_ca", ""),
    )


def places_in(text: str) -> Places:
    """How far each folder was read, as it was noted; what can not be read is nowhere."""
    try:
        said = json.loads(text or "{}")
        return {str(name): (int(at[0]), int(at[1])) for name, at in said.items()}
    except (ValueError, TypeError, IndexError, AttributeError):
        return {}


def _since(
    session: IMAPClient, folder: str, validity: int, account: AccountFacts, take: Take
) -> int | None:
    """After which mail to go on; None where the folder's unread ones were all there was to take."""
    known = places_in(take.place).get(folder)
    if known is not None:
        return known[1] if known[0] == validity else 0
    old = account.settings.get("old_mail", "")
    if old == "all":
        return 0
    there = session.search(["ALL"])
    last = max(there, default=0)
    if old == "unread":
        for uid in sorted(session.search(["UNSEEN"])):
            take_one(session, uid, take, afterwards=account.settings.get("afterwards", ""))
            if take.over():
                return None
    _keep_place(take, folder, validity, last)
    return last


def _keep_place(take: Take, folder: str, validity: int, uid: int) -> None:
    places = {**places_in(take.place), folder: (validity, uid)}
    take.keep(json.dumps(places, ensure_ascii=False))


def _is_news(said: tuple[object, ...]) -> bool:
    return said[:1] == (b"BYE",) or (len(said) > 1 and said[1] in (b"EXISTS", b"RECENT"))
