"""How much of a person's capacity each channel takes, as it is written down and edited."""

import re
from collections.abc import Mapping
from typing import Final

from hamdel.language.digits import ascii_digits

WEIGHTS: Final[Mapping[str, int]] = {
    "phone": 100, "chat": 25, "telegram": 20, "bale": 20, "sms": 15, "email": 10, "form": 10,
    "case": 5,
}  # fmt: skip
OTHER: Final = 20
CASE: Final = "case"
HEAVIEST: Final = 1000
_PAIR: Final = re.compile(r"\s*([a-z][a-z0-9_-]{0,39})\s*[=:]\s*(\d{1,4})\s*")
_BETWEEN: Final = re.compile(r"[,،;\n]")


class WrongWeights(ValueError):
    """The text is no list of channels and weights."""


def weight_of(channel: str, weights: Mapping[str, int]) -> int:
    """Return what a conversation on a channel takes, in parts of 100."""
    return weights.get(channel, weights.get("other", OTHER))


def weight_of_case(weights: Mapping[str, int]) -> int:
    """Return what a case takes of a person that is theirs to work on, in parts of 100."""
    return weights.get(CASE, WEIGHTS[CASE])


def read_weights(text: str) -> dict[str, int]:
    """Read `phone=100, chat=25, other=20`, any digits. Raises WrongWeights."""
    found = {}
    for one in _BETWEEN.split(ascii_digits(text)):
        if not one.strip():
            continue
        pair = _PAIR.fullmatch(one.lower())
        if pair is None or not 0 < int(pair[2]) <= HEAVIEST:
            raise WrongWeights(one.strip())
        found[pair[1]] = int(pair[2])
    return found


def write_weights(weights: Mapping[str, int]) -> str:
    """Write weights as `read_weights` reads them."""
    return ", ".join(f"{name}={value}" for name, value in weights.items())
