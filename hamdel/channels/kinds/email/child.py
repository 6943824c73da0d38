"""The process that reads mails, one after the other, and may be killed while at it.

Started by `bounded`: a length and the bytes come in, a length and a message pack go out. It limits its
own time for each mail; the system ends it where it goes on, and where it takes too much memory.
"""

import resource
import sys
from typing import BinaryIO, Final

import msgspec

from hamdel.channels.kinds.email.body import TooIntricate
from hamdel.channels.kinds.email.mail import Mail
from hamdel.channels.kinds.email.reading import NoMail, read_mail
from hamdel.platform.traces import where_it_failed

SECONDS: Final = 5
MEMORY: Final = 256 * 2**20
LENGTH: Final = 8  # bytes of a length


class Understood(msgspec.Struct):
    """What the process says of one mail: the mail, or why there is none, or where we failed."""

    mail: Mail | None = None
    problem: str = ""
    failure: str = ""


def main() -> None:
    """Read mails until there are no more."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    while (raw := _next(sys.stdin.buffer)) is not None:
        _allow_time()
        answer = _answer(raw)
        sys.stdout.buffer.write(len(answer).to_bytes(LENGTH))
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()


def _answer(raw: bytes) -> bytes:
    try:
        return msgspec.msgpack.encode(_understand(raw))
    except Exception as error:  # noqa: BLE001 - a fault of ours is told where it can be read
        return msgspec.msgpack.encode(Understood(failure=where_it_failed(error)))


def _understand(raw: bytes) -> Understood:
    try:
        return Understood(mail=read_mail(raw))
    except (NoMail, TooIntricate) as refusal:
        return Understood(problem=str(refusal))
    except RecursionError:
        return Understood(problem="Its parts lie too deep within each other.")
    except MemoryError:
        return Understood(problem="Reading it takes more memory than a mail may take.")


def _allow_time() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + SECONDS + 1
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, hard))


def _next(stream: BinaryIO) -> bytes | None:
    length = stream.read(LENGTH)
    return stream.read(int.from_bytes(length)) if len(length) == LENGTH else None


if __name__ == "__main__":
    main()
