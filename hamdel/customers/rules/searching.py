"""The words by which people are found."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from hamdel.language.digits import ascii_digits
from hamdel.language.fold import stored, terms
from hamdel.language.names import fold_name

from ..contracts import BALE, CRM_ID, EMAIL, PHONE, TELEGRAM, USER_ID

LONGEST: Final = 80
_MOST_WORDS: Final = 12
_LAST: Final = (7, 4)  # digits people remember of a number
_IRAN: Final = "+98"
_NUMBER: Final = re.compile(r"[0-9+()./-]+")


def terms_of(kind: str, value: str) -> Iterable[str]:
    """The words of an identifier: an e-mail whole and in parts, a phone's digits, an id."""
    if kind == PHONE:
        return _of_phone(value)
    if kind == EMAIL:
        local, _, domain = value.partition("@")
        return [value[:LONGEST], local[:LONGEST], domain[:LONGEST]]
    if kind in {USER_ID, CRM_ID, TELEGRAM, BALE}:
        return [value.lower()[:LONGEST]]
    return ()


def words_of_name(name: str) -> list[str]:
    """The words of a name, folded as a search folds them, names of two parts also as one."""
    words = dict.fromkeys((*terms(name)[:_MOST_WORDS], *fold_name(name).split()[:_MOST_WORDS]))
    return [word[:LONGEST] for word in words]


def words_sought(search: str) -> list[list[str]]:
    """What somebody types into a search box: for each word its possible beginnings.

    A phone number in any form becomes its digits; other words are folded.
    """
    words: list[str] = []
    for number, run in groupby(stored(search).split(), key=_is_number):
        # However a number is grouped, it is one word.
        listed = list(run)
        words += ["".join(listed)] if number else listed
    return [forms for word in words[:_MOST_WORDS] if (forms := _forms(word))]


def _is_number(word: str) -> bool:
    return _NUMBER.fullmatch(ascii_digits(word)) is not None


def _forms(word: str) -> list[str]:
    plain = ascii_digits(word).lower()
    # The first term is the whole word; parts of a half-spaced one alone would find too much.
    forms = [plain[:LONGEST], *(one[:LONGEST] for one in terms(word)[:1])]
    digits = "".join(letter for letter in plain if letter in "0123456789")
    if digits and len(digits) >= len(plain) - 4:
        forms += list(_digits_sought(digits))
    return list(dict.fromkeys(form for form in forms if form))


def _digits_sought(digits: str) -> Iterator[str]:
    yield digits
    if digits.startswith("0098"):
        yield f"0{digits[4:]}"
    elif digits.startswith("98"):
        yield f"0{digits[2:]}"
    elif digits.startswith("00"):
        yield digits[2:]


def _of_phone(value: str) -> list[str]:
    digits = value.removeprefix("+")
    national = f"0{digits[2:]}" if value.startswith(_IRAN) else digits
    found = [national, *(national[-count:] for count in _LAST)]
    if value.startswith(_IRAN):
        found.append(national[1:])
    return found
