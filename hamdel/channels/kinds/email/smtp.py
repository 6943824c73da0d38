"""One conversation with a mail server, with the moment known from which it may have the mail.

That is the dot that ends DATA: whoever breaks off before it has sent nothing (RFC 5321, 4.1.1.4), so
the mail is written first, then the caller says that it is about to be sent, then the dot follows.
"""

import re
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any, BinaryIO, Final, Literal

from django.conf import settings

from hamdel.platform.dialing import dial
from hamdel.platform.reaching import MayNotReach, mail_place

from ...contracts import NotSent

Security = Literal["starttls", "tls", "none"]
CONNECT: Final = 15.0  # seconds to connect, and for each answer before the mail is handed over
TAKEN: Final = 100.0  # seconds for the answer to the dot
WHOLE: Final = 240.0  # seconds for all of it: less than a delivery's lease
MOST_HEARD: Final = 200_000  # bytes of a server's answers
_GO_ON: Final = 354
_DONE: Final = 250
_ANSWERS: Final = (2, 4, 5)  # first digits of what ends a mail
_AGAIN: Final = range(400, 500)
_CLOSING: Final = 421
_TOO_LARGE: Final = 552
_DOTS: Final = re.compile(rb"(?m)^\.")
_LONGEST_LINE: Final = 300  # of the exchange that is shown


@dataclass(frozen=True, kw_only=True)
class MailServer:
    """Where mail goes out: `ca` is the certificate of a server that no public authority signed."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)
    ca: str = ""
    name: str = "localhost"

    @property
    def is_here(self) -> bool:
        """Whether it is on this machine, where nobody listens in between."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False


class _Heard:
    """What a server says, as smtplib reads it: so much in all, and no more."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._left = MOST_HEARD

    def readline(self, most: int) -> bytes:
        """Read a line."""
        line = self._file.readline(most)
        self._left -= len(line)
        if self._left < 0:
            raise smtplib.SMTPServerDisconnected("The server does not stop talking.")
        return line

    def close(self) -> None:
        """Let go of it."""
        self._file.close()


class _Recording:
    """Keeps what is said, without secrets and without the mail itself."""

    file: Any
    sock: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.said: list[str] = []
        self.veiled = False
        super().__init__(*args, **kwargs)

    def putcmd(self, cmd: str, args: str = "") -> None:
        """Say a command."""
        shown = "AUTH …" if self.veiled else f"{cmd.upper()} {args}".rstrip()
        self.said.append(f"→ {shown[:_LONGEST_LINE]}")
        super().putcmd(cmd, args)  # type: ignore[misc]

    def getreply(self) -> tuple[int, bytes]:
        """Hear the answer."""
        if self.file is None and self.sock is not None:
            self.file = _Heard(self.sock.makefile("rb"))
        code, text = super().getreply()  # type: ignore[misc]
        shown = text.decode("utf-8", "replace").replace("\n", " / ")
        self.said.append(f"← {code} {shown}"[:_LONGEST_LINE])
        return code, text


class _Dialed(smtplib.SMTP):
    """Connects where the program may go, and only there; TLS still asks for the host's own name."""

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        place = mail_place(host, port, scheme="smtp", named=settings.REACH)
        return dial(place, seconds=timeout, named=settings.REACH)


class Plain(_Recording, _Dialed):
    """A session that begins in the clear."""


class Encrypted(_Recording, smtplib.SMTP_SSL, _Dialed):
    """A session that is encrypted from its first byte."""


Session = Plain | Encrypted


class ServerTrouble(NotSent):
    """The server itself does not work or does not let us in: no message of ours is at fault."""

    def __init__(self, problem: str, *, answer: str = "") -> None:
        super().__init__(problem, again=True, answer=answer, broken=True)


@contextmanager
def session_with(server: MailServer, said: list[str] | None = None) -> Iterator[Session]:
    """A session that is let in; closed without a word at the end. Raises ServerTrouble.

    `said` is where the exchange is written down, also where it ends badly.
    """
    session = _opened(server)
    if said is not None:
        said += session.said
        session.said = said
    watch = threading.Timer(WHOLE, _cut, [session])
    watch.daemon = True
    watch.start()
    try:
        _enter(session, server)
        yield session
    finally:
        watch.cancel()
        session.close()


def hand_over(
    session: Session,
    *,
    senders: Sequence[str],
    recipient: str,
    content: bytes,
    commit: Callable[[], None],
) -> str:
    """Give the server one mail; returns its answer. Raises NotSent.

    `senders`: the first that the server takes names us. `commit` is called before the dot; what is
    raised after it without an answer is not NotSent.
    """
    with _nothing_taken():
        _name_sender(session, senders, _options(session, recipient, len(content)))
        _expect(session.rcpt(recipient), "The mail server refuses the recipient.")
        _expect(session.docmd("data"), "The mail server refuses the mail.", good=_GO_ON)
        session.send(_quoted(content))
    commit()
    if session.sock is not None:
        session.sock.settimeout(TAKEN)
    session.send(b".\r\n")
    code, text = session.getreply()
    if code // 100 not in _ANSWERS:
        raise smtplib.SMTPServerDisconnected("no answer to the dot")
    _expect((code, text), "The mail server refuses the mail.")
    return _answer(code, text)


def _opened(server: MailServer) -> Session:
    if server.security == "none" and not server.is_here:
        raise ServerTrouble("Mail in the clear goes only to a server on this machine.")
    try:
        if server.security == "tls":
            return Encrypted(
                server.host, server.port, server.name, timeout=CONNECT, context=_context(server)
            )
        return Plain(server.host, server.port, server.name, timeout=CONNECT)
    except MayNotReach as refusal:
        raise ServerTrouble(str(refusal)) from refusal
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise ServerTrouble("The mail server does not answer.", answer=_told(error)) from error


def _enter(session: Session, server: MailServer) -> None:
    try:
        if server.security == "starttls":
            session.starttls(context=_context(server))
        session.ehlo()
        if server.user:
            session.veiled = True
            session.login(server.user, server.password)
            session.veiled = False
    except smtplib.SMTPAuthenticationError as error:
        answer = _answer(error.smtp_code, error.smtp_error)
        raise ServerTrouble("The mail server refuses the password.", answer=answer) from error
    except smtplib.SMTPNotSupportedError as error:
        raise ServerTrouble("The mail server offers no encryption or no sign-in.") from error
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise ServerTrouble("The mail server does not let us in.", answer=_told(error)) from error


def _context(server: MailServer) -> ssl.SSLContext:
    return ssl.create_default_context(cadata=server.ca or None)


def _cut(session: Session) -> None:
    """End a session that takes too long: whoever waits in it is told that it is over."""
    if session.sock is not None:
        # The plain socket's own: that of TLS is in use by the thread that waits.
        socket.socket.shutdown(session.sock, socket.SHUT_RDWR)


def _options(session: Session, recipient: str, size: int) -> list[str]:
    options = [f"SIZE={size}"] if session.has_extn("size") else []
    return options if recipient.isascii() else [*options, "SMTPUTF8"]


def _name_sender(session: Session, senders: Sequence[str], options: list[str]) -> None:
    for sender in senders[:-1]:
        if session.mail(sender, options)[0] == _DONE:
            return
        session.rset()
    _expect(session.mail(senders[-1], options), "The mail server refuses the sender.")


@contextmanager
def _nothing_taken() -> Iterator[None]:
    try:
        yield
    except smtplib.SMTPNotSupportedError as error:
        raise NotSent("The mail server takes no such address.") from error
    except (OSError, smtplib.SMTPException) as error:
        raise ServerTrouble("The mail server broke off.", answer=_told(error)) from error


def _expect(reply: tuple[int, bytes], problem: str, *, good: int = _DONE) -> None:
    """Go on where the answer is good (for 250 also 251), else raise NotSent with it."""
    code, text = reply
    if code in (good, good + 1):
        return
    answer = _answer(code, text)
    if code == _CLOSING:
        raise ServerTrouble("The mail server is closing.", answer=answer)
    if code == _TOO_LARGE:
        problem = "The mail is larger than the mail server takes."
    raise NotSent(problem, again=code in _AGAIN, answer=answer)


def _quoted(content: bytes) -> bytes:
    """A mail as DATA carries it (RFC 5321, 4.5.2), its last line ended."""
    quoted = _DOTS.sub(b"..", content)
    return quoted if quoted.endswith(b"\r\n") else quoted + b"\r\n"


def _answer(code: int, text: bytes | str) -> str:
    said = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {said}"[:_LONGEST_LINE]


def _told(error: Exception) -> str:
    """An error's own words, short; the server's answer where there is one."""
    if isinstance(error, smtplib.SMTPResponseException):
        return _answer(error.smtp_code, error.smtp_error)
    return (str(error) or type(error).__name__)[:_LONGEST_LINE]
