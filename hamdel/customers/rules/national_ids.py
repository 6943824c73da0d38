"""National ids told under some name of an attribute: kept as a hash, in plain nowhere."""

import re
from functools import lru_cache
from typing import Any, Final

from hamdel.language.fold import plain
from hamdel.language.national_id import parse_national_id

from .identifiers import HIDDEN

# Folded names without spaces, joiners and signs: `National_ID`, «کد ملّی», `customer.nationalCode`.
_NAMES: Final = re.compile(
    r"(?<!inter)national(?:id(?!ent)|identi(?:ty|fication)?(?:id|code|no|num)|code|number|no$)"
    r"|ملیکد|کدملی|شمارهی?ملی|کدهویتی?ملی"
    r"|(?:code?|kode?|shomare(?:ye|ie)?)mell?i|mell?icode"
)
# These name other things as well: there the value tells.
_MAYBE: Final = re.compile(r"ملی|mell?i|national|identity|idcard|idnumber|شناسایی|^ssn$")
_NO_LETTER: Final = re.compile(r"[\W_]+")


def tells_national_id(name: str, value: Any) -> bool:
    """Whether a value told under a name is somebody's national id, however the name is written."""
    certain, possible = _named(name)
    if certain or not possible or not isinstance(value, str | int):
        return certain
    return parse_national_id(str(value)) is not None


def hide_national_ids(said: Any) -> Any:
    """What JSON can hold, with «•••» for each national id in it."""
    if isinstance(said, dict):
        return {
            name: HIDDEN if tells_national_id(str(name), value) else hide_national_ids(value)
            for name, value in said.items()
        }
    if isinstance(said, list):
        return [hide_national_ids(one) for one in said]
    return said


@lru_cache(maxsize=10_000)
def _named(name: str) -> tuple[bool, bool]:
    word = _NO_LETTER.sub("", plain(name))
    return _NAMES.search(word) is not None, _MAYBE.search(word) is not None
