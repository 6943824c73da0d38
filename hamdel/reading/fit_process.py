"""The fitting of a version, as a process: an order as JSON comes in, weights go out.

`python -m hamdel.reading.fit_process`. It knows no Django: it starts in a moment, and what it
takes of memory is given back when it ends.
"""

import os
import sys

import msgspec

from hamdel.language.training import Row, fit

NICE = 10  # pages and followers come first


class Order(msgspec.Struct):
    """What is to be learned: rows of the company's own, and its own intents."""

    rows: list[Row]
    intents: list[str]


def main() -> None:
    """Read an order from stdin and write weights to stdout."""
    os.nice(NICE)
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=Order)
    sys.stdout.buffer.write(fit(order.rows, intents=order.intents))


if __name__ == "__main__":
    main()
