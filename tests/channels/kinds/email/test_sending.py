"""Mails over SMTP, to a server that remembers them."""

import contextlib
import smtplib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from hamdel.bench.programs import free_port
from hamdel.bench.stalling_smtp import StallingServer
from hamdel.channels.contracts import AccountFacts, File, NotSent, Outbound
from hamdel.channels.kinds.email import smtp
from hamdel.channels.kinds.email.sending import SENDING_SETTINGS, send, server_of, try_out
from hamdel.channels.rules.settings_given import WrongSetting, fitting
from tests.channels.kinds.email.conftest import MakeAccount, account_of, outbound_of
from tests.ground.certificates import Certificate
from tests.ground.corpora import Corpus
from tests.ground.mail_server import HOST, Arrived, MailServer, let_in


class Commit:
    """Notes that it was called."""

    def __init__(self) -> None:
        self.called = 0

    def __call__(self) -> None:
        self.called += 1


@pytest.fixture
def commit() -> Commit:
    """What the door out gives."""
    return Commit()


def test_a_mail_goes_out(
    mail_server: MailServer, mail_account: MakeAccount, commit: Commit
) -> None:
    sent = send(outbound_of(text="سلام\n.\nپایان"), mail_account(), commit)
    (arrived,) = mail_server.arrived
    assert (arrived.sender, arrived.recipients) == ("support@shop.example", ("mina@example.ir",))
    assert (sent.provider_id, sent.answer) == ("<1@shop.example>", "250 2.0.0 queued")
    assert commit.called == 1


@pytest.mark.parametrize(
    ("verb", "said"),
    [
        ("MAIL", "550 5.7.1 no"),
        ("MAIL", "451 4.7.1 later"),
        ("RCPT", "550 5.1.1 nobody here"),
        ("RCPT", "450 4.2.0 greylisted"),
        ("DATA", "554 5.7.1 spam"),
        ("DATA", "452 4.3.1 full"),
        ("DATA", "421 4.3.2 closing"),
    ],
)
def test_what_the_server_refuses_was_not_sent(
    verb: str, said: str, mail_server: MailServer, mail_account: MakeAccount, commit: Commit
) -> None:
    mail_server.says[verb] = said
    with pytest.raises(NotSent) as refused:
        send(outbound_of(), mail_account(), commit)
    assert (refused.value.again, refused.value.answer) == (said.startswith("4"), said)
    assert commit.called == (verb == "DATA")
    assert mail_server.arrived == []


def test_machines_answers_bounce_to_nobody_where_the_server_has_that(
    mail_server: MailServer, mail_account: MakeAccount, commit: Commit
) -> None:
    send(outbound_of(automatic=True), mail_account(), commit)
    mail_server.says["MAIL <>"] = "550 who are you"
    send(outbound_of(automatic=True), mail_account(), commit)
    assert [one.sender for one in mail_server.arrived] == ["", "support@shop.example"]


def test_what_another_worker_has_is_not_sent(
    mail_server: MailServer, mail_account: MakeAccount
) -> None:
    def lost() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        send(outbound_of(), mail_account(), lost)
    assert mail_server.arrived == []


def test_nobody_listens_is_the_server_s_trouble(mail_account: MakeAccount, commit: Commit) -> None:
    with pytest.raises(NotSent) as refused:
        send(outbound_of(), mail_account(smtp_port=str(free_port())), commit)
    assert (refused.value.again, refused.value.broken, commit.called) == (True, True, 0)


@pytest.mark.parametrize("host", ["mail.example", "192.0.2.1", "10.0.0.1"])
def test_nothing_goes_in_the_clear_to_another_machine(host: str, commit: Commit) -> None:
    with pytest.raises(NotSent, match="in the clear"):
        send(outbound_of(), account_of(smtp_host=host, smtp_security="none"), commit)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "10.0.0.1", "[::1]", "169.254.169.254"]
)
@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_nothing_goes_to_a_private_network_that_the_operator_did_not_name(
    host: str, security: str, mail_server: MailServer, settings: Any, commit: Commit
) -> None:
    settings.REACH = {"gateway.lan:80"}
    port = {"smtp_port": str(mail_server.port)} if host == "localhost" else {}
    account = account_of(smtp_host=host, smtp_security=security, **port)
    with pytest.raises(NotSent, match="HAMDEL_REACH") as refused:
        send(outbound_of(), account, commit)
    assert (refused.value.again, refused.value.broken, commit.called) == (True, True, 0)
    assert "HAMDEL_REACH" in try_out(account, "mina@example.ir", "x").problem


def test_the_certificate_must_be_the_host_s_whatever_address_it_has(
    secured: tuple[MailServer, AccountFacts],
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    commit: Commit,
) -> None:
    server, account = secured
    settings.REACH = {*settings.REACH, "mail.example:*"}
    look_up = socket.getaddrinfo

    def here(host: str, *args: Any, **more: Any) -> Any:
        return look_up(HOST if host == "mail.example" else host, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", here)
    other = {**account.settings, "smtp_host": "mail.example"}
    with pytest.raises(NotSent) as refused:
        send(outbound_of(), replace(account, settings=other), commit)
    assert "mail.example" in refused.value.answer
    assert (server.arrived, commit.called) == ([], 0)


def test_ports_follow_the_encryption() -> None:
    found = {
        kind: server_of(account_of(smtp_host="mail.example", smtp_security=kind)).port
        for kind in ("starttls", "tls", "none")
    }
    assert found == {"starttls": 587, "tls": 465, "none": 25}
    assert server_of(account_of(smtp_host="mail.example", smtp_port="2525")).port == 2525
    with pytest.raises(NotSent):
        server_of(account_of())


def test_names_in_templates_are_on_a_list() -> None:
    with pytest.raises(WrongSetting) as wrong:
        fitting(SENDING_SETTINGS, {"signature": "{agent}\n{secret}"}, kept={})
    assert (wrong.value.name, wrong.value.reason) == ("signature", "places")
    fitting(SENDING_SETTINGS, {"signature": "{agent} {customer} {CSS}"}, kept={})


@pytest.fixture(params=["starttls", "tls"])
def secured(
    request: pytest.FixtureRequest, certificate: Certificate, mail_here: None
) -> Iterator[tuple[MailServer, AccountFacts]]:
    """A server that wants encryption and a password, and its account."""
    context = certificate.server_context()
    how = {"ssl_context": context} if request.param == "tls" else {
        "tls_context": context, "require_starttls": True,
    }  # fmt: skip
    server = MailServer(
        **how, authenticator=let_in(b"sara", b"secret"), auth_required=request.param == "starttls",
        auth_require_tls=request.param == "starttls",
    )  # fmt: skip
    server.start()
    account = account_of(
        smtp_host=HOST, smtp_port=str(server.port), smtp_security=request.param,
        smtp_user="sara", smtp_password="secret", smtp_ca=certificate.pem,
    )  # fmt: skip
    yield server, account
    server.stop()


def test_encrypted_and_signed_in(secured: tuple[MailServer, AccountFacts], commit: Commit) -> None:
    server, account = secured
    send(outbound_of(), account, commit)
    assert len(server.arrived) == 1
    said: list[str] = []
    with smtp.session_with(server_of(account), said):
        pass
    assert any(line.startswith("→ AUTH …") for line in said)
    assert not [line for line in said if "secret" in line or "c2Vjc" in line]


def test_a_wrong_password_is_the_account_s_trouble(
    secured: tuple[MailServer, AccountFacts], commit: Commit
) -> None:
    server, account = secured
    wrong = replace(account, settings={**account.settings, "smtp_password": "guess"})
    with pytest.raises(NotSent, match="refuses the password") as refused:
        send(outbound_of(), wrong, commit)
    assert (refused.value.again, refused.value.broken) == (True, True)
    assert server.arrived == []


def test_a_server_that_nobody_vouches_for_is_given_nothing(
    secured: tuple[MailServer, AccountFacts], commit: Commit
) -> None:
    server, account = secured
    unknown = replace(account, settings={**account.settings, "smtp_ca": ""})
    with pytest.raises(NotSent) as refused:
        send(outbound_of(), unknown, commit)
    assert refused.value.broken
    assert server.arrived == []


def test_encryption_is_never_given_up(
    mail_server: MailServer, mail_account: MakeAccount, commit: Commit
) -> None:
    with pytest.raises(NotSent):
        send(outbound_of(), mail_account(smtp_security="starttls"), commit)
    assert mail_server.arrived == []


FIELDS: dict[str, Callable[[str], tuple[Outbound, dict[str, str]]]] = {
    "subject": lambda text: (outbound_of(subject=text), {}),
    "display_name": lambda text: (outbound_of(name=text), {}),
    "organization_name": lambda text: (outbound_of(), {"sender_name": text}),
    "survey_name": lambda text: (outbound_of(author=text), {"sender_name": "{agent}"}),
    "in_reply_to": lambda text: (outbound_of(answers=text, chain=(text, "<a@b>")), {}),
    "filename": lambda text: (
        outbound_of(files=(File(name=text, type="text/plain", content=b"x"),)), {},
    ),
    "download_filename": lambda text: (
        outbound_of(files=(File(name="x", type=text, content=b"x"),)), {},
    ),
    "webhook_header_value": lambda text: (outbound_of(text=text), {"signature": text}),
}  # fmt: skip
# A whole address or nothing: these are refused, not mended.
STRICT: dict[str, Callable[[str], tuple[Outbound, dict[str, str]]]] = {
    "list_unsubscribe_url": lambda text: (outbound_of(unsubscribe=text), {}),
    "redirect_next": lambda text: (outbound_of(recipient=text), {}),
    "thread": lambda text: (outbound_of(thread=text), {"plus": "yes"}),
    "message_id": lambda text: (outbound_of(message_id=text), {}),
    "address": lambda text: (outbound_of(), {"address": text}),
}
BENIGN = {"in_reply_to": "<x@y>", "list_unsubscribe_url": "https://x.example/u/1"}


def injections(corpus: Callable[[str], Corpus]) -> list[str]:
    rows = corpus("injection-strings").rows("own-header-injection.jsonl")
    return list(dict.fromkeys(row["payload"] for row in rows))


@pytest.mark.parametrize("field", FIELDS)
def test_no_text_makes_a_header_or_a_recipient(
    field: str, corpus: Callable[[str], Corpus], mail_server: MailServer,
    mail_account: MakeAccount, commit: Commit,
) -> None:  # fmt: skip
    def arrived(text: str) -> Arrived:
        outbound, settings = FIELDS[field](text)
        send(outbound, mail_account(**settings), commit)
        return mail_server.arrived[-1]

    twin = arrived(BENIGN.get(field, "benign"))
    ours = [name for name in twin.head if name != "In-Reply-To"]
    payloads = injections(corpus)
    assert len(payloads) == 12
    for payload in payloads:
        found = arrived(payload)
        assert [one for one in found.head if one != "In-Reply-To"] == ours, payload
        assert found.recipients == ("mina@example.ir",)
        assert parts_of(found) == parts_of(twin), payload
    assert len(mail_server.arrived) == 13


def parts_of(arrived: Arrived) -> list[Any]:
    return [sorted(part.keys()) for part in arrived.message.walk()][1:]


@pytest.mark.parametrize("field", STRICT)
def test_what_must_be_whole_is_refused(
    field: str, corpus: Callable[[str], Corpus], mail_server: MailServer,
    mail_account: MakeAccount, commit: Commit,
) -> None:  # fmt: skip
    for payload in injections(corpus):
        outbound, settings = STRICT[field](payload)
        before = len(mail_server.arrived)
        with contextlib.suppress(NotSent):
            send(outbound, mail_account(**settings), commit)
        for arrived in mail_server.arrived[before:]:
            assert arrived.recipients == ("mina@example.ir",)
            assert not {"Bcc", "X", "Set-Cookie"}.intersection(arrived.head), payload
            assert len(arrived.head) == len(set(arrived.head))


def test_a_test_shows_the_whole_exchange_without_secrets(
    secured: tuple[MailServer, AccountFacts],
) -> None:
    server, account = secured
    tried = try_out(account, "mina@example.ir", "سلام، آزمایش")
    assert (tried.problem, tried.answer) == ("", "250 2.0.0 queued")
    lines = tried.request.splitlines()
    assert lines[0].startswith("← 220")
    for part in (
        "→ AUTH …",
        "→ RCPT TO:<mina@example.ir>",
        "← 354",
        "→ Subject: ",
        "← 250 2.0.0 queued",
    ):
        assert any(line.startswith(part) for line in lines), part
    assert "secret" not in tried.request
    assert len(server.arrived) == 1


def test_a_test_that_fails_says_where(mail_server: MailServer, mail_account: MakeAccount) -> None:
    mail_server.says["RCPT"] = "550 5.1.1 nobody here"
    tried = try_out(mail_account(), "mina@example.ir", "x")
    assert tried.problem == "The mail server refuses the recipient."
    assert tried.answer == "550 5.1.1 nobody here"
    assert "→ DATA" not in tried.request
    assert try_out(mail_account(), "mina", "x").problem == "That is no e-mail address."
    assert try_out(mail_account(smtp_host=""), "mina@example.ir", "x").request == ""
    assert mail_server.arrived == []


def test_an_answer_that_never_comes_is_no_refusal(
    mail_account: MakeAccount, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp, "TAKEN", 0.5)
    server = StallingServer()
    server.stall_at("dot")
    try:
        with pytest.raises(smtplib.SMTPServerDisconnected):
            send(outbound_of(), mail_account(smtp_port=str(server.port)), commit)
    finally:
        server.go_on()
        server.stop()
    assert (commit.called, server.arrived) == (1, {"<1@shop.example>": 1})


def test_a_server_that_says_a_letter_now_and_then_holds_nobody_up(
    mail_account: MakeAccount, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(smtp, "WHOLE", 1.0)
    with socket.create_server((HOST, 0)) as listener:
        dripping = threading.Thread(target=_drip, args=(listener,), daemon=True)
        dripping.start()
        began = time.monotonic()
        with pytest.raises(NotSent) as refused:
            send(outbound_of(), mail_account(smtp_port=str(listener.getsockname()[1])), commit)
        assert time.monotonic() - began < 10
    assert (refused.value.again, refused.value.broken, commit.called) == (True, True, 0)


def test_a_server_that_does_not_stop_talking_is_left(
    mail_account: MakeAccount, commit: Commit
) -> None:
    with socket.create_server((HOST, 0)) as listener:
        threading.Thread(target=_chatter, args=(listener,), daemon=True).start()
        with pytest.raises(NotSent) as refused:
            send(outbound_of(), mail_account(smtp_port=str(listener.getsockname()[1])), commit)
    assert "stop talking" in refused.value.answer
    assert (refused.value.again, refused.value.broken, commit.called) == (True, True, 0)


def _chatter(listener: socket.socket) -> None:
    client, _ = listener.accept()
    with client, contextlib.suppress(OSError):
        client.sendall(b"220 ready\r\n")
        while True:
            client.sendall(b"250-" + b"x" * 4_000 + b"\r\n")


def _drip(listener: socket.socket) -> None:
    client, _ = listener.accept()
    with client, contextlib.suppress(OSError):
        client.sendall(b"220 ready\r\n250-")
        for _ in range(100):
            client.sendall(b"x")
            time.sleep(0.1)
