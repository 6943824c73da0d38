"""Which texts a rule of words means. Words are compared folded, so either spelling finds the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from hamdel.language.fold import fold

PREFIX: Final = "*"  # «رکاب*» is every word that begins with رکاب
MOST_PHRASES: Final = 50
LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class Wording:
    """Words and phrases: at least one of `any` (where there are some), each of `every`, none of `without`."""

    any: tuple[str, ...] = ()
    every: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def says_something(self) -> bool:
        """Whether it asks for any word at all."""
        return bool(self.any or self.every)


def folded(text: str) -> str:
    """A text as `matches` takes it: search words with one space between and around."""
    return f" {fold(text.replace('_', ' '))} "


def phrases(written: str) -> tuple[str, ...]:
    """The words and phrases that somebody wrote, one a line or with commas between, each once."""
    for sign in ("،", ";", "؛", "\n", "\r"):
        written = written.replace(sign, ",")
    found = (" ".join(one.split()) for one in written.split(","))
    return tuple(dict.fromkeys(one for one in found if _needle(one).strip()))


def matches(text: str, wording: Wording) -> bool:
    """Whether a `folded` text is meant; a wording that asks for no word means none."""
    if not wording.says_something:
        return False
    if wording.any and not _some(text, wording.any):
        return False
    return all(_needle(one) in text for one in wording.every) and not _some(text, wording.without)


def _some(text: str, wanted: Iterable[str]) -> bool:
    return any(needle in text for one in wanted if (needle := _needle(one)).strip())


def _needle(phrase: str) -> str:
    """What is looked for: the phrase as whole words, or the beginning of one."""
    begins = phrase.endswith(PREFIX)
    words = fold(phrase.replace("_", " ").rstrip(PREFIX))
    return f" {words}" if begins else f" {words} "
