"""A prize draw that anybody can run again: this file alone does it, with Python's own library.

    python3 verify_draw.py FILE [--earlier FILE] [--ticket "ENTRY SALT"]

FILE is what the page of a draw gives (JSON). Before the draw it shows a commitment to a secret seed and,
once entries are closed, the salted hash of every entrant; afterwards also the seed. How winners are told:

* commitment = SHA-256 of "hamdel-draw/1 seed" LF and the seed's 32 bytes
* an entrant's hash = SHA-256 of "hamdel-draw/1 entry" LF draw LF entry LF salt (UTF-8)
* list = SHA-256 of "hamdel-draw/1 list" LF and the hashes in order of the alphabet, LF after each
* key = SHA-256 of "hamdel-draw/1 key" LF, the seed's 32 bytes and the UTF-8 bytes of `public_value`
* an entrant's place = HMAC-SHA-256 of their hash (as text) under that key; the lowest places win

LF is one line feed. Each is hexadecimal, small letters. Nobody who holds the list can work out the winners before the seed is
shown, and the seed cannot be another than that which was committed to. Whoever holds the seed early
could: `public_value` is for what nobody knows when entries close (a stock index of a named day).
"""

import argparse
import hashlib
import hmac
import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

FORMAT = "hamdel-draw/1"
_HASH = re.compile(r"[0-9a-f]{64}")


def commitment_of(seed: bytes) -> str:
    """What is published of a seed of 32 bytes before the draw."""
    return hashlib.sha256(f"{FORMAT} seed\n".encode() + seed).hexdigest()


def hash_of(draw: str, entry: str, salt: str) -> str:
    """What is published of an entrant: `entry` and `salt` are only theirs to know."""
    return hashlib.sha256(f"{FORMAT} entry\n{draw}\n{entry}\n{salt}".encode()).hexdigest()


def list_of(hashes: Iterable[str]) -> str:
    """One digest for all entrants, whatever order they are told in."""
    lines = "".join(f"{one}\n" for one in sorted(hashes))
    return hashlib.sha256(f"{FORMAT} list\n{lines}".encode()).hexdigest()


def in_order(seed: bytes, public_value: str, hashes: Iterable[str]) -> list[str]:
    """All entrants' hashes, the winner first; of two that are the same one is left."""
    key = hashlib.sha256(f"{FORMAT} key\n".encode() + seed + public_value.encode()).digest()
    return sorted(
        set(hashes), key=lambda one: (hmac.new(key, one.encode(), "sha256").digest(), one)
    )


def problems_of(told: Mapping[str, Any], *, earlier: Mapping[str, Any] | None = None) -> list[str]:
    """What is wrong with a published draw, in sentences; [] where everything holds.

    `earlier`: the same draw as it was published before; what was said then must still stand.
    """
    if told.get("format") != FORMAT:
        return [f"This is no draw of the form {FORMAT}."]
    entrants: Any = told.get("entrants")
    if not _are_hashes(entrants) or not isinstance(told.get("winners"), int):
        return ["Entrants have to be hashes of 64 hexadecimal digits, and winners a number."]
    found = _against(told, earlier) if earlier is not None else []
    if len(set(entrants)) != len(entrants):
        found.append("An entrant is listed twice.")
    if told.get("list") and told["list"] != list_of(entrants):
        found.append("The list of entrants is not the one whose digest was published.")
    if told.get("seed"):
        found += _of_result(told)
    return found


def _of_result(told: Mapping[str, Any]) -> list[str]:
    try:
        seed = bytes.fromhex(told["seed"])
    except (TypeError, ValueError):
        return ["The seed is not hexadecimal."]
    found = []
    if commitment_of(seed) != told.get("commitment"):
        found.append("The seed is not the one that was committed to.")
    order = in_order(seed, str(told.get("public_value") or ""), told["entrants"])
    if told.get("result") != order[: told["winners"]]:
        found.append("The winners are not those that the seed gives.")
    return found


def _against(told: Mapping[str, Any], earlier: Mapping[str, Any]) -> list[str]:
    """What was said before and is told otherwise now."""
    names = ("format", "draw", "prize", "winners", "commitment", "public_value_is", "list", "seed",
             "result")  # fmt: skip
    return [
        f"`{name}` was told otherwise before."
        for name in names
        if earlier.get(name) and earlier[name] != told.get(name)
    ]


def _are_hashes(given: Any) -> bool:
    return isinstance(given, list) and all(
        isinstance(one, str) and _HASH.fullmatch(one) for one in given
    )


def stands_in(told: Mapping[str, Any], ticket: str) -> str:
    """Where the holder of a ticket («ENTRY SALT») stands: "won", "entered" or "missing"."""
    entry, _, salt = ticket.strip().rpartition(" ")
    mine = hash_of(str(told.get("draw")), entry.strip(), salt)
    if mine in (told.get("result") or ()):
        return "won"
    return "entered" if mine in told["entrants"] else "missing"


def main(arguments: list[str] | None = None) -> int:
    """Read published draws and say whether everything holds; 0 where it does, 1 where not."""
    parser = argparse.ArgumentParser(description="Run a published prize draw again.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--earlier", type=Path, help="the same draw as you kept it before")
    parser.add_argument("--ticket", default="", help='"ENTRY SALT" of your own ticket')
    asked = parser.parse_args(arguments)
    told = json.loads(asked.file.read_text("utf-8"))
    earlier = json.loads(asked.earlier.read_text("utf-8")) if asked.earlier else None
    problems = problems_of(told, earlier=earlier)
    lines = problems or _well(told)
    if asked.ticket and not problems:
        lines = [*lines, f"Your ticket: {stands_in(told, asked.ticket)}"]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if problems else 0


def _well(told: Mapping[str, Any]) -> list[str]:
    count = len(told["entrants"])
    if not told.get("seed"):
        return [f"Right so far: {count} entrants; the seed is not shown yet."]
    return [f"Right: {count} entrants, and these won:", *told["result"]]


if __name__ == "__main__":
    sys.exit(main())
