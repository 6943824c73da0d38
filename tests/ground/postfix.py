"""A real mail server (Postfix) on loopback, which hands on what it takes to a recording one."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from hamdel.bench.programs import free_port
from tests.ground.certificates import Certificate
from tests.ground.mail_server import HOST, Arrived, MailServer
from tests.ground.parts import Missing, skip

PROGRAM = Path("/usr/sbin/postfix")
DOMAIN = "shop.example"
READY_WITHIN = 20.0
# One instance of its own: nothing of /etc/postfix is read or changed.
MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
shlib_directory = /usr/lib/postfix
meta_directory = /etc/postfix
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.{domain}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
mydestination =
virtual_mailbox_domains = {domain}, example.ir
virtual_transport = smtp:[127.0.0.1]:{next_port}
default_transport = error:nothing leaves this machine
recipient_delimiter = +
smtpd_tls_security_level = {tls}
smtpd_tls_cert_file = {folder}/chain.pem
smtpd_tls_key_file = {folder}/key.pem
smtpd_recipient_restrictions =
  check_recipient_access inline:{{{{gone@example.ir = 550 5.1.1 nobody here}}}}, permit_mynetworks, reject
message_size_limit = 1000000
smtputf8_enable = yes
maillog_file = {folder}/mail.log
maillog_file_prefixes = {folder}
"""
MASTER = """
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass(frozen=True)
class Postfix:
    """Where it takes mail, and what it handed on."""

    port: int
    server: MailServer
    folder: Path

    def wait_for_mail_to(self, address: str) -> Arrived:
        """The first mail to an address, once it was handed on."""
        until = time.monotonic() + READY_WITHIN
        while True:
            for one in list(self.server.arrived):
                if address in one.recipients:
                    return one
            assert time.monotonic() < until, (self.folder / "mail.log").read_text()
            time.sleep(0.05)

    def wait_for(self, count: int) -> None:
        """Wait until as many mails were handed on."""
        until = time.monotonic() + READY_WITHIN
        while len(self.server.arrived) < count:
            assert time.monotonic() < until, (self.folder / "mail.log").read_text()
            time.sleep(0.05)


@pytest.fixture
def postfix(_postfix: Postfix, mail_here: None) -> Postfix:
    """One that offers STARTTLS and wants it."""
    return _postfix


@pytest.fixture(scope="session")
def _postfix(certificate: Certificate) -> Iterator[Postfix]:
    if not PROGRAM.exists():
        skip(Missing("Postfix", "Debian: postfix"))
    if os.geteuid() != 0:
        skip(Missing("a right to start Postfix", "run the tests as root"))
    # Its processes drop their rights, and pytest lets nobody else into its own folder.
    folder = Path(tempfile.mkdtemp(prefix="hamdel-postfix-"))
    folder.chmod(0o755)
    server = MailServer()
    server.start()
    port = free_port()
    _write(folder, certificate, port=port, next_port=server.port)
    command = [str(PROGRAM), "-c", str(folder / "etc")]
    started = subprocess.run([*command, "start"], check=False, capture_output=True, text=True)
    assert started.returncode == 0, started.stderr
    try:
        _wait_until_ready(port)
        yield Postfix(port, server, folder)
    finally:
        subprocess.run([*command, "stop"], check=False, capture_output=True)
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _write(folder: Path, certificate: Certificate, *, port: int, next_port: int) -> None:
    for name in ("etc", "queue", "data"):
        (folder / name).mkdir(mode=0o755)
    shutil.chown(folder / "data", "postfix")
    shutil.copy(certificate.chain, folder / "chain.pem")
    shutil.copy(certificate.key, folder / "key.pem")
    main = MAIN.format(folder=folder, domain=DOMAIN, next_port=next_port, tls="encrypt")
    (folder / "etc" / "main.cf").write_text(main)
    (folder / "etc" / "master.cf").write_text(MASTER.format(port=port))


def _wait_until_ready(port: int) -> None:
    until = time.monotonic() + READY_WITHIN
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection((HOST, port), timeout=2):
            return
        time.sleep(0.1)
    raise TimeoutError("Postfix did not answer in time.")
