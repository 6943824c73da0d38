"""Reading a mail in a process of its own, which is killed where it takes too long.

The processes are kept: starting one takes a fifth of a second, a mail some milliseconds. Each reads one
mail at a time, so a mail that costs keeps no other one waiting.
"""

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Final

import msgspec

from ...contracts import Unreadable
from .child import LENGTH, Understood
from .mail import Mail

COMMAND = ("-m", "hamdel.channels.kinds.email.child")
PATIENCE: Final = 25.0  # seconds on the clock; of the processor it has five
MAILS: Final = 200  # of one process: then another begins, whatever it has gathered
KEPT: Final = 2  # idle processes
_COSTLY: Final = 2_000_000  # bytes: a process that read so much is not kept


class ReaderDied(RuntimeError):
    """The process ended without a word and not for its own fault: try again."""


class ReaderFailed(RuntimeError):
    """Reading failed for a fault of ours; the text says where."""


class Reader:
    """One process that reads mails."""

    def __init__(self) -> None:
        self.read_so_far = 0
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, *COMMAND],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what it could say there may hold words of the mail
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        )

    def read(self, raw: bytes) -> Understood:
        """What it says of a mail. Raises Unreadable where the mail took too much of it."""
        self.read_so_far += 1
        clock = threading.Timer(PATIENCE, self._process.kill)
        clock.start()
        try:
            answer = self._ask(raw)
        except (OSError, EOFError):
            answer = b""
        finally:
            clock.cancel()
        if not answer:
            raise self._end()
        return msgspec.msgpack.decode(answer, type=Understood)

    def _ask(self, raw: bytes) -> bytes:
        to, back = self._process.stdin, self._process.stdout
        assert to is not None  # noqa: S101 - both are pipes
        assert back is not None  # noqa: S101
        to.write(len(raw).to_bytes(LENGTH) + raw)
        to.flush()
        length = back.read(LENGTH)
        return back.read(int.from_bytes(length)) if len(length) == LENGTH else b""

    def _end(self) -> Exception:
        """Why the process ended: the mail's fault, or somebody else's."""
        code = self._process.wait()
        self.close()
        if code in _OVER:
            return Unreadable("Reading it takes longer, or more memory, than a mail may take.")
        return ReaderDied(f"the reader of mails ended with {code}")

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what it was not told any more
                    pipe.close()
        self._process.wait()

    @property
    def is_alive(self) -> bool:
        """Whether it reads on."""
        return self._process.poll() is None


# SIGXCPU: its time was over. 1: not even saying so fitted into its memory.
_OVER: Final = frozenset({-signal.SIGXCPU, 1})
_idle: list[Reader] = []
_lock: Final = threading.Lock()


def understand(raw: bytes) -> Mail:
    """The mail of some bytes. Raises Unreadable."""
    reader = _reader()
    try:
        understood = reader.read(raw)
    except BaseException:
        reader.close()
        raise
    _give_back(reader, len(raw))
    if understood.failure:
        raise ReaderFailed(understood.failure)
    if understood.mail is None:
        raise Unreadable(understood.problem)
    return understood.mail


def close_readers() -> None:
    """End the idle processes."""
    with _lock:
        gone, _idle[:] = list(_idle), []
    for one in gone:
        one.close()


def _reader() -> Reader:
    with _lock:
        while _idle:
            one = _idle.pop()
            if one.is_alive:
                return one
            one.close()
    return Reader()


def _give_back(reader: Reader, size: int) -> None:
    spent = reader.read_so_far >= MAILS or size > _COSTLY
    with _lock:
        if not spent and len(_idle) < KEPT:
            _idle.append(reader)
            return
    reader.close()
