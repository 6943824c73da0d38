"""`hamdel mail take`: as a mail server's pipe gives mails."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.db import OperationalError
from typer.testing import CliRunner

from hamdel.channels import receivers
from hamdel.channels.contracts import Received
from hamdel.channels.kinds.email.bounded import close_readers
from hamdel.channels.public import accounts, create_account
from hamdel.commands import mail
from hamdel.commands.failing import CommandFailed
from hamdel.conversations.public import conversation, messages_of
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
FIRST = b"From: Mina <mina@x.ir>\r\nTo: s@shop.ir\r\nMessage-ID: <1@x.ir>\r\nSubject: x\r\n\r\n\xd8\xb3\r\n"


@pytest.fixture(scope="module", autouse=True)
def _end_readers() -> Iterator[None]:
    yield
    close_readers()


@pytest.fixture(autouse=True)
def _logs_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "configure", lambda: None)


def take(tmp_path: Path, *mails: bytes) -> list[str]:
    paths = []
    for number, raw in enumerate(mails):
        paths.append(tmp_path / f"{number}.eml")
        paths[-1].write_bytes(raw)
    done = CliRunner().invoke(mail.app, ["take", *map(str, paths)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout.splitlines()


def answer(
    number: int, *, to: str = "<1@x.ir>", sender: str = "mina@x.ir", more: str = ""
) -> bytes:
    return (
        f"From: {sender}\r\nTo: s@shop.ir\r\nMessage-ID: <{number}@x.ir>\r\nIn-Reply-To: {to}\r\n"
        f"Subject: Re: x\r\n{more}\r\n{number}\r\n"
    ).encode()


def test_a_mail_and_its_answer_are_one_conversation_and_a_stranger_s_is_another(
    tmp_path: Path,
) -> None:
    first, again, stranger, subject = take(
        tmp_path, FIRST, answer(2), answer(3, sender="evil@y.ir"), answer(4, to="")
    )
    assert first == again
    assert len({first, stranger, subject}) == 3
    messages = messages_of(int(first))
    assert [one.text for one in messages] == ["س", "2"]
    assert [one.kind for one in accounts()] == ["email"]


def test_the_same_mail_again_is_the_same_message(tmp_path: Path) -> None:
    lines = take(tmp_path, FIRST, FIRST, b"Received: by another\r\n" + FIRST)
    assert lines == [lines[0]] * 3
    assert len(messages_of(int(lines[0]))) == 1


def test_stdin_is_one_mail() -> None:
    done = CliRunner().invoke(mail.app, ["take"], input=FIRST, catch_exceptions=False)
    assert conversation(int(done.output)) is not None


def test_what_is_no_mail_is_laid_aside_and_the_others_go_on(tmp_path: Path) -> None:
    aside, good = take(tmp_path, b"", FIRST)
    assert aside.startswith("quarantine ")
    assert good.isdigit()


def test_machine_mail_has_a_conversation_that_waits_for_nobody(tmp_path: Path) -> None:
    (line,) = take(tmp_path, answer(5, to="", more="Auto-Submitted: auto-replied\r\n"))
    found = conversation(int(line))
    assert found is not None
    assert found.state == "closed"
    assert messages_of(int(line))[0].machine


def test_a_mail_goes_to_the_mailbox_it_was_sent_to(tmp_path: Path) -> None:
    for address in ("info@shop.ir", "s@shop.ir"):
        create_account(
            kind="email", name=address, settings={"address": address}, who="leila", now=NOW
        )
    take(tmp_path, FIRST.replace(b"s@shop.ir", b"s+c1-abcdefghabcdefgh@shop.ir"))
    assert [one.name for one in accounts() if one.last_in_at] == ["s@shop.ir"]


def test_an_account_that_is_none_is_told() -> None:
    with pytest.raises(CommandFailed, match="no e-mail channel 99"):
        CliRunner().invoke(
            mail.app, ["take", "--account", "99"], input=FIRST, catch_exceptions=False
        )


def test_what_could_not_be_stored_is_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OperationalError("disk full")

    monkeypatch.setattr(mail, "take_in", full)
    done = CliRunner().invoke(mail.app, ["take"], input=FIRST)
    assert done.exit_code == 75
    assert "\n" not in done.stdout


def test_what_failed_for_another_reason_is_tried_again_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails = iter([True, True])
    given = receivers._receivers["conversations"]

    def stumble(received: Received, /, *, now: datetime) -> int | None:
        if next(fails, False):
            raise RuntimeError
        return given(received, now=now)

    monkeypatch.setattr(receivers, "_receivers", {"conversations": stumble})
    *_, line = take(tmp_path, FIRST)
    assert line.isdigit()
    assert next(fails, None) is None
