"""Reading a feed in a process of its own: whatever it holds, it costs some seconds and no more."""

import os
import subprocess
import sys
from typing import Final

import msgspec

from .parsing import Feed

COMMAND: Final = ("-m", "hamdel.listening.feeds.child")
PATIENCE: Final = 30.0  # seconds on the clock; of the processor it has ten


def read_bounded(content: bytes, *, content_type: str = "") -> Feed:
    """What a feed says. Where reading it takes too much, or fails, `problem` says so."""
    head = content_type.replace("\n", " ").replace("\r", " ")[:200].encode("latin-1", "replace")
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, *COMMAND],
            input=head + b"\n" + content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what it could say there may hold words of others
            timeout=PATIENCE,
            check=False,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        )
    except subprocess.TimeoutExpired:
        return Feed(problem=_TOO_MUCH)
    if done.returncode < 0 or not done.stdout:
        return Feed(problem=_TOO_MUCH)
    return msgspec.msgpack.decode(done.stdout, type=Feed)


_TOO_MUCH: Final = "Reading it takes longer, or more memory, than a feed may take."
