"""A session with a mailbox: opened safely, and told in one sentence where it can not be."""

import imaplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from django.conf import settings
from imapclient import IMAPClient
from imapclient.exceptions import CapabilityError, IMAPClientError, LoginError

from hamdel.platform.dialing import dial
from hamdel.platform.reaching import MayNotReach, mail_place

from ...contracts import NotFetched
from .smtp import MailServer

ANSWER: Final = 60.0  # seconds that any answer may take
_TROUBLES: Final = (OSError, IMAPClientError, imaplib.IMAP4.error, ValueError)


class _Plain(imaplib.IMAP4):
    """A session that begins in the clear."""

    def _create_socket(self, timeout: float | None = None) -> socket.socket:
        return _dialed(self.host, self.port, timeout)


class _Encrypted(imaplib.IMAP4_SSL):
    """A session that is encrypted from its first byte; TLS asks for the host's own name."""

    def _create_socket(self, timeout: float | None = None) -> socket.socket:
        line = _dialed(self.host, self.port, timeout)
        context: ssl.SSLContext = self.ssl_context
        return context.wrap_socket(line, server_hostname=self.host)


class _Mailbox(IMAPClient):  # type: ignore[misc]  # it brings no types
    """A client that connects where the program may go, and only there."""

    def _create_IMAP4(self) -> imaplib.IMAP4:  # noqa: N802 - imapclient's name
        if self.ssl:
            return _Encrypted(self.host, self.port, ssl_context=self.ssl_context, timeout=ANSWER)
        return _Plain(self.host, self.port, timeout=ANSWER)


@contextmanager
def session_with(server: MailServer) -> Iterator[IMAPClient]:
    """A session with a mailbox that lets us in. Raises NotFetched, also for what breaks within."""
    session = _opened(server)
    try:
        _enter(session, server)
        yield session
    except _TROUBLES as error:
        raise NotFetched(f"The mail server broke off: {_told(error)}") from error
    finally:
        _leave(session)


def _opened(server: MailServer) -> IMAPClient:
    if server.security == "none" and not server.is_here:
        raise NotFetched("Mail in the clear comes only from a server on this machine.")
    context = _context(server)
    try:
        return _Mailbox(
            server.host,
            port=server.port,
            ssl=server.security == "tls",
            ssl_context=context if server.security == "tls" else None,
            timeout=ANSWER,
        )
    except MayNotReach as refusal:
        raise NotFetched(str(refusal)) from refusal
    except _TROUBLES as error:
        raise NotFetched(f"The mail server does not answer: {_told(error)}") from error


def _dialed(host: str, port: int, timeout: float | None) -> socket.socket:
    place = mail_place(host, port, scheme="imap", named=settings.REACH)
    return dial(place, seconds=timeout or ANSWER, named=settings.REACH)


def _enter(session: IMAPClient, server: MailServer) -> None:
    if server.security == "starttls":
        try:
            session.starttls(ssl_context=_context(server))
        except CapabilityError:
            raise NotFetched("The mail server offers no encryption.") from None
        except _TROUBLES as error:
            raise NotFetched(f"The mail server's encryption fails: {_told(error)}") from error
    try:
        session.login(server.user, server.password)
    except LoginError:
        raise NotFetched("The mail server refuses the name or the password.") from None


def _leave(session: IMAPClient) -> None:
    with suppress(*_TROUBLES):
        session.logout()
    with suppress(*_TROUBLES):
        session.shutdown()


def _context(server: MailServer) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cadata=server.ca or None)
    except ssl.SSLError:
        raise NotFetched("The certificate in the settings is none.") from None


def _told(error: Exception) -> str:
    """An error's own words, short; whatever the server said that holds no mail."""
    said = str(error) or type(error).__name__
    return " ".join(said.split())[:200]
