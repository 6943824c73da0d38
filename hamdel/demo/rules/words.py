"""What the company's words are: names, places, wares and speech, read from their lists."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any, Final

from .chance import Weighted

_SLOT: Final = re.compile(r"\{(\w+)\}")
_SPACES: Final = re.compile(r" {2,}")
_LOOSE: Final = re.compile(r" +([،,.!؟?])")
STYLES: Final = ("formal", "colloquial", "finglish", "short")


@dataclass(frozen=True, slots=True)
class Product:
    """Something that the shop sells; `price` in toman."""

    id: str
    name: str
    category: str
    price: int


@dataclass(frozen=True, slots=True)
class City:
    """A city with its province, area code and some of its quarters."""

    name: str
    province: str
    code: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mood:
    """How a topic feels: sentiment -1…1, one of the six emotions, effort 1…7."""

    sentiment: float
    emotion: str
    effort: float


def read_list(name: str) -> dict[str, Any]:
    """Read one of the word lists beside this package."""
    return tomllib.loads(files("hamdel.demo").joinpath(f"words/{name}.toml").read_text("utf-8"))


@cache
def products() -> Weighted[Product]:
    """All products, the ones that sell better more often."""
    rows = read_list("wares")["product"]
    return Weighted(
        [Product(r["id"], r["name"], r["category"], r["price"]) for r in rows],
        [r["weight"] for r in rows],
    )


@cache
def products_of(category: str) -> Weighted[Product]:
    """Those of one category."""
    own = [p for p in products().things if p.category == category]
    return Weighted(own, [1.0] * len(own))


@cache
def cities() -> Weighted[City]:
    """All cities by how many people live there."""
    rows = read_list("places")["city"]
    return Weighted(
        [City(r["name"], r["province"], r["code"], tuple(r["areas"].split("|"))) for r in rows],
        [r["weight"] for r in rows],
    )


@cache
def words(name: str) -> tuple[str, ...]:
    """One of the short lists of `wares.toml`, e.g. "blog"."""
    return tuple(read_list("wares")["words"][name].split("|"))


@cache
def moods() -> dict[str, Mood]:
    """How each topic of speech feels."""
    return {topic: Mood(*row) for topic, row in read_list("moods").items()}


@cache
def _speech() -> dict[str, dict[str, list[str]]]:
    return read_list("speech")


def say(topic: str, style: str, dice: Random, facts: Mapping[str, str]) -> str:
    """One utterance on a topic; facts fill its slots, other lists fill the rest."""

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        return facts[name] if name in facts else _draw(name, style, dice)

    text = _draw(topic, style, dice)
    while _SLOT.search(text):
        text = _SLOT.sub(fill, text)
    return _LOOSE.sub(r"\1", _SPACES.sub(" ", text)).strip(" ،")


def _draw(topic: str, style: str, dice: Random) -> str:
    lists = _speech()[topic]
    return dice.choice(lists.get(style) or lists["formal"])
