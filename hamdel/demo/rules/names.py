"""What people are called, by sex and by where they come from."""

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any, Final

from .words import read_list

_AT_HOME: Final = 0.3  # share of names that are of the province, where it has its own


@dataclass(frozen=True, slots=True)
class Name:
    """A name, and how its bearer spells it in Latin letters."""

    fa: str
    latin: str


def given_name(dice: Random, *, sex: str, province: str) -> Name:
    """Draw a given name; `sex` is "female" or "male"."""
    return dice.choice(_lists("given", sex, _place("given", province, dice)))


def family_name(dice: Random, *, province: str) -> Name:
    """Draw a family name; the common ones of the list's beginning more often."""
    names = _lists("family", "names", _place("family", province, dice))
    return names[int(len(names) * dice.random() ** 1.5)]


def misspelt(name: str, dice: Random) -> str:
    """Write a name as somebody writes who heard it on the phone."""
    swaps = (
        ("ی", "ي"),
        ("ک", "ك"),
        ("\u200c", " "),
        ("ایی", "ائی"),
        ("زاده", " زاده"),
        ("آ", "ا"),
    )
    fitting = [(old, new) for old, new in swaps if old in name]
    if not fitting:
        return name[:-1] if len(name) > 4 else f"{name}ی"
    old, new = dice.choice(fitting)
    return name.replace(old, new, 1)


def _place(part: str, province: str, dice: Random) -> str:
    home = _homes(part).get(province)
    return home if home and dice.random() < _AT_HOME else "common"


@cache
def _all() -> dict[str, Any]:
    return read_list("names")


@cache
def _homes(part: str) -> dict[str, str]:
    return {
        province: key
        for key, lists in _all()[part].items()
        for province in lists.get("region", "").split("|")
        if province
    }


@cache
def _lists(part: str, key: str, place: str) -> list[Name]:
    pairs = _all()[part][place][key].replace("\n", " ").split(",")
    return [Name(*pair.rsplit(" ", 1)) for pair in map(str.strip, pairs) if pair]
