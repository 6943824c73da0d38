"""A mail server that remembers what reached it, and says what it is told to say."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from hamdel.bench.programs import free_port

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Arrived:
    """One mail as the server got it."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes

    @property
    def head(self) -> list[str]:
        """The names of its headers, read line by line as a mail server does."""
        head = self.content.replace(b"\r\n", b"\n").partition(b"\n\n")[0]
        lines = [line for line in head.split(b"\n") if line[:1] not in (b" ", b"\t")]
        return [line.partition(b":")[0].decode() for line in lines]

    @property
    def message(self) -> EmailMessage:
        """The mail, read."""
        read = message_from_bytes(self.content, policy=default)
        assert isinstance(read, EmailMessage)
        return read


class MailServer:
    """A server on loopback; `says[verb]` is its answer to MAIL, RCPT and DATA instead of 250."""

    def __init__(self, **options: Any) -> None:
        self.arrived: list[Arrived] = []
        self.says: dict[str, str] = {}
        self.port = free_port()
        logging.getLogger("mail.log").setLevel(logging.ERROR)
        self._controller = Controller(
            self, hostname=HOST, port=self.port, ident="ready", **options
        )

    async def handle_MAIL(  # noqa: N802 - aiosmtpd's names
        self, _server: Any, _session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        sender = address.strip("<>")
        said = self.says.get("MAIL" if sender else "MAIL <>")
        if said is None:
            envelope.mail_from = address  # an empty one would be none
            envelope.mail_options.extend(options)
        return said or "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        said = self.says.get("RCPT")
        if said is None:
            envelope.rcpt_tos.append(address)
        return said or "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        said = self.says.get("DATA")
        if said is None:
            arrived = Arrived(
                envelope.mail_from.strip("<>"), tuple(envelope.rcpt_tos), envelope.content
            )
            self.arrived.append(arrived)
        return said or "250 2.0.0 queued"

    def start(self) -> None:
        """Listen."""
        self._controller.start()

    def stop(self) -> None:
        """Listen no more."""
        self._controller.stop()


def let_in(user: bytes, password: bytes) -> Any:
    """An authenticator that knows one person."""

    def judge(_server: Any, _session: Any, _envelope: Any, _mechanism: str, said: Any) -> Any:
        known = isinstance(said, LoginPassword) and (said.login, said.password) == (user, password)
        return AuthResult(success=known, handled=known)

    return judge


@pytest.fixture
def mail_here(settings: Any) -> None:
    """The operator named this machine: its mail servers may be gone to."""
    settings.REACH = {*settings.REACH, f"{HOST}:*", "localhost:*"}


@pytest.fixture
def mail_server(mail_here: None) -> Iterator[MailServer]:
    """A server that takes everything, in the clear."""
    server = MailServer()
    server.start()
    yield server
    server.stop()
