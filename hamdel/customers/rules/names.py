"""Names of two people beside one another: can they be one person's?"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from hamdel.language.names import family_names_agree, fold_name, similarity

NAME_ATTRIBUTES: Final = ("name", "first_name", "last_name", "firstName", "lastName")
_ALIKE: Final = 0.8
_GIVEN_ALIKE: Final = 0.75
_MOST_LETTERS: Final = 200


def name_in(attributes: Mapping[str, Any]) -> str:
    """The full name that attributes say, "" for none."""
    whole = attributes.get("name")
    if isinstance(whole, str) and whole.strip():
        return whole.strip()[:_MOST_LETTERS]
    first = attributes.get("first_name") or attributes.get("firstName") or ""
    last = attributes.get("last_name") or attributes.get("lastName") or ""
    if not isinstance(first, str) or not isinstance(last, str):
        return ""
    return f"{first.strip()} {last.strip()}".strip()[:_MOST_LETTERS]


def shown_name(attributes: Mapping[str, Any]) -> str:
    """What a customer is called on screens: their name, else their company's; "" for neither."""
    company = attributes.get("company")
    return name_in(attributes) or (
        company.strip()[:_MOST_LETTERS] if isinstance(company, str) else ""
    )


def at_odds(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether the names of two sides can not be one person's: no pair alike, some pair unlike."""
    unlike = False
    for a in ours:
        for b in theirs:
            verdict = _unlike(a, b) if a <= b else _unlike(b, a)
            if verdict is False:
                return False
            unlike = unlike or verdict is True
    return unlike


def alike(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether both sides have one full name: given and family name, spelled alike."""
    others = [name for name in theirs if " " in name]
    return any(" " in a and _unlike(*sorted((a, b))) is False for a in ours for b in others)


@lru_cache(maxsize=20_000)
def _unlike(a: str, b: str) -> bool | None:
    """True: two people's; False: one person's; None: it can't be told."""
    if similarity(a, b) >= _ALIKE:
        return False
    family = family_names_agree(a, b)
    if family is False:
        return True
    left, right = fold_name(a).split(), fold_name(b).split()
    if len(left) < 2 or len(right) < 2:  # noqa: PLR2004 - one word alone is no given name
        return None
    return None if _given_agree(left[0], right[0]) else True


def _given_agree(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return a in b or b in a or similarity(a, b) >= _GIVEN_ALIKE
