"""A real mail server (Dovecot) with a mailbox of its own, on loopback, as an ordinary user."""

import os
import shutil
import signal
import ssl
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from imapclient import IMAPClient

from hamdel.bench.programs import free_port
from tests.ground.certificates import Certificate
from tests.ground.parts import Missing, skip

PROGRAM = Path("/usr/sbin/dovecot")
PASSWORD = "secret-of-tests"
NOBODY = 65534
READY_WITHIN = 20.0
CONFIGURATION = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
mail_location = maildir:{folder}/mail/%u
mail_uid = {user}
mail_gid = {group}
first_valid_uid = 1
ssl = yes
ssl_cert = <{folder}/chain.pem
ssl_key = <{folder}/key.pem
disable_plaintext_auth = {strict}
imap_capability = {capability}
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = /
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
"""


@dataclass
class Dovecot:
    """A running server; `port` speaks STARTTLS, `tls_port` TLS. `user`: any name has a mailbox."""

    folder: Path
    certificate: Certificate
    port: int = field(default_factory=free_port)
    tls_port: int = field(default_factory=free_port)
    user: str = "support@shop.ir"
    process: "subprocess.Popen[bytes] | None" = None

    def start(self, *, capability: str = "") -> None:
        """Start it (again) on its ports and with its mail. `capability` hides what it can do."""
        group = "nogroup" if os.getuid() == 0 else str(os.getgid())
        user = "nobody" if os.getuid() == 0 else str(os.getuid())
        said = CONFIGURATION.format(
            folder=self.folder, user=user, group=group, port=self.port, tls_port=self.tls_port,
            strict="yes", capability=capability, password=PASSWORD,
        )  # fmt: skip
        (self.folder / "dovecot.conf").write_text(said)
        for path in self.folder.rglob("*"):
            if os.getuid() == 0:
                os.chown(path, NOBODY, NOBODY)
        as_nobody = ("--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups")
        who = as_nobody if os.getuid() == 0 else ()
        conf = str(self.folder / "dovecot.conf")
        self.process = subprocess.Popen(
            ["setpriv", *who, "--pdeathsig", "TERM", str(PROGRAM), "-F", "-c", conf],
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._wait()

    def stop(self) -> None:
        """End it; its mail stays."""
        if self.process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait()
            self.process = None

    def settings(self, **more: str) -> dict[str, str]:
        """What an account needs to fetch from it."""
        return {
            "imap_host": "localhost", "imap_port": str(self.port), "imap_security": "starttls",
            "imap_user": self.user, "imap_password": PASSWORD, "imap_ca": self.certificate.pem, **more,
        }  # fmt: skip

    def client(self) -> IMAPClient:
        """A client of the mailbox, as another mail program of its owner's."""
        context = ssl.create_default_context(cadata=self.certificate.pem)
        client = IMAPClient("localhost", port=self.tls_port, ssl_context=context, timeout=20)
        client.login(self.user, PASSWORD)
        return client

    def deliver(self, *mails: bytes, folder: str = "INBOX", flags: tuple[bytes, ...] = ()) -> None:
        """Put mails into a folder."""
        client = self.client()
        if not client.folder_exists(folder):
            client.create_folder(folder)
        for mail in mails:
            client.append(folder, mail, flags)
        client.logout()

    def flags(self, folder: str = "INBOX") -> list[tuple[bytes, ...]]:
        """The flags of the mails that are there."""
        client = self.client()
        client.select_folder(folder, readonly=True)
        found = client.get_flags(client.search())
        client.logout()
        return [tuple(sorted(set(one) - {b"\\Recent"})) for one in found.values()]

    def _wait(self) -> None:
        until = time.monotonic() + READY_WITHIN
        while time.monotonic() < until:
            with suppress(OSError):
                self.client().logout()
                return
            time.sleep(0.05)
        log = self.folder / "dovecot.log"
        raise RuntimeError(log.read_text() if log.exists() else "Dovecot did not start")


@contextmanager
def running(certificate: Certificate) -> Iterator[Dovecot]:
    """A server of one's own; the test is skipped where Dovecot is not on the machine."""
    if not PROGRAM.exists() or not shutil.which("setpriv"):
        skip(Missing("Dovecot", "apt-get install dovecot-imapd"))
    # Its sockets need a short path that its user may walk.
    folder = Path(tempfile.mkdtemp(prefix="hamdel-dovecot-", dir="/tmp"))
    for part in ("run", "mail"):
        (folder / part).mkdir()
    shutil.copy(certificate.chain, folder / "chain.pem")
    shutil.copy(certificate.key, folder / "key.pem")
    server = Dovecot(folder, certificate)
    if os.getuid() == 0:
        os.chown(folder, NOBODY, NOBODY)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def _dovecot(certificate: Certificate) -> Iterator[Dovecot]:
    with running(certificate) as server:
        yield server


@pytest.fixture
def dovecot(_dovecot: Dovecot, mail_here: None) -> Dovecot:
    """A mail server with an empty mailbox of the test's own."""
    return replace(_dovecot, user=f"{uuid.uuid4().hex}@shop.ir")


@pytest.fixture
def own_dovecot(certificate: Certificate, mail_here: None) -> Iterator[Dovecot]:
    """A mail server that the test may stop and start."""
    with running(certificate) as server:
        yield server
