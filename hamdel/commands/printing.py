"""Words for whoever types the command: results on stdout, troubles on stderr."""

import sys


def say(text: str) -> None:
    """Write a line of result."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """Write a line of trouble."""
    sys.stderr.write(f"hamdel: {text}\n")
    sys.stderr.flush()
