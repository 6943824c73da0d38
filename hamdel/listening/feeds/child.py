"""The process that reads one feed: a content type and the bytes come in, a message pack goes out.

It limits its own time and memory; the system ends it where it goes on.
"""

import resource
import sys
from typing import Final

import msgspec

from hamdel.listening.feeds.parsing import Feed, read_feed

SECONDS: Final = 10
MEMORY: Final = 400 * 2**20


def main() -> None:
    """Read the feed of standard input."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    content_type, _, content = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.buffer.write(msgspec.msgpack.encode(_read(content, content_type.decode("latin-1"))))


def _read(content: bytes, content_type: str) -> Feed:
    try:
        return read_feed(content, content_type)
    except RecursionError:
        return Feed(problem="Its parts lie too deep within each other.")
    except MemoryError:
        return Feed(problem="Reading it takes more memory than a feed may take.")


if __name__ == "__main__":
    main()
