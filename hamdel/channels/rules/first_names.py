"""What a customer is told of who answers them: the first name, never more."""

from typing import Final

_TITLES: Final = frozenset({"آقای", "خانم", "دکتر", "مهندس", "mr", "mrs", "ms", "dr"})
_BEFORE: Final = frozenset({"سید", "سیده", "میر", "حاج"})
_LONGEST: Final = 40


def first_name(name: str) -> str:
    """The first name of a full one, with «سید» before it, without «آقای» or «Dr.»; "" for none.

    An address is nobody's name.
    """
    words = [word for word in name.split() if "@" not in word]
    while words and words[0].strip(".").lower() in _TITLES:
        words.pop(0)
    count = 2 if len(words) > 2 and words[0] in _BEFORE else 1  # noqa: PLR2004 - a name beside it
    return " ".join(words[:count])[:_LONGEST]
