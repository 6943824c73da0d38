"""Mails are read in a process that may be killed, and others are read meanwhile."""

import time
from concurrent.futures import ThreadPoolExecutor
from textwrap import dedent

import pytest

from hamdel.channels.contracts import Unreadable
from hamdel.channels.kinds.email import bounded
from hamdel.channels.kinds.email.bounded import (
    Reader,
    ReaderDied,
    ReaderFailed,
    close_readers,
    understand,
)

GOOD = b"From: a@x.ir\r\nSubject: x\r\n\r\nhello\r\n"


@pytest.fixture(autouse=True)
def _end_readers() -> object:
    close_readers()  # one that other tests left reads as it always did
    yield None
    close_readers()


def test_a_mail_is_read_and_its_process_kept() -> None:
    assert understand(GOOD).sender == "a@x.ir"
    (kept,) = bounded._idle
    assert understand(GOOD).text == "hello"
    assert bounded._idle == [kept]


def test_what_is_no_mail_says_so_and_ends_nothing() -> None:
    understand(GOOD)
    with pytest.raises(Unreadable, match="empty"):
        understand(b"")
    assert understand(GOOD).text == "hello"


def test_what_takes_too_long_is_ended_while_others_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spin = dedent(
        """
        import hamdel.channels.kinds.email.child as child
        child.SECONDS = 0
        read = child.read_mail
        def slow(raw):
            while b"slow" in raw:
                pass
            return read(raw)
        child.read_mail = slow
        child.main()
        """
    )
    monkeypatch.setattr(bounded, "COMMAND", ("-c", spin))
    began = time.monotonic()
    with ThreadPoolExecutor() as threads:
        slow = threads.submit(understand, GOOD + b"slow")
        assert understand(GOOD).text == "hello"
        with pytest.raises(Unreadable, match="longer"):
            slow.result()
    assert time.monotonic() - began < 24


def test_what_takes_too_much_memory_is_laid_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    greedy = dedent(
        """
        import hamdel.channels.kinds.email.child as child
        child.read_mail = lambda raw: bytearray(10**9)
        child.main()
        """
    )
    monkeypatch.setattr(bounded, "COMMAND", ("-c", greedy))
    with pytest.raises(Unreadable, match="memory"):
        understand(GOOD)


def test_a_process_that_somebody_killed_is_no_fault_of_the_mail() -> None:
    reader = Reader()
    reader._process.kill()
    with pytest.raises(ReaderDied):
        reader.read(GOOD)


def test_a_dead_process_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    understand(GOOD)
    bounded._idle[0]._process.kill()
    bounded._idle[0]._process.wait()
    assert understand(GOOD).text == "hello"


def test_a_fault_of_ours_is_told_without_words_of_the_mail(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    faulty = dedent(
        """
        import hamdel.channels.kinds.email.child as child
        def fail(raw):
            raise KeyError(raw)
        child.read_mail = fail
        child.main()
        """
    )
    monkeypatch.setattr(bounded, "COMMAND", ("-c", faulty))
    with pytest.raises(ReaderFailed) as failed:
        understand(GOOD)
    assert "KeyError" in str(failed.value)
    assert "hello" not in str(failed.value)


def test_stray_bytes_and_halves_of_characters_pass_the_pipe() -> None:
    raw = b"From: a@x.ir\r\nX-Loop: \xea\r\nMessage-ID: <\xc5@x>\r\nReferences: <\xff@x>\r\n"
    mail = understand(raw + b"Content-Type: text/plain; charset=utf-7\r\n\r\n+2AA-x\r\n")
    assert mail.text == "?x"
