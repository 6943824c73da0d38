"""A word as the models know it: normalized, in small letters, without its half spaces."""

import re
from functools import lru_cache

from ..fold_letters import ZWNJ
from ..normalize import normalize

_TABLE = str.maketrans({"ئ": "ی", "آ": "ا", "ء": None, ZWNJ: None, "\u200d": None, "\u2019": "'"})
_LONG = re.compile(r"([^\W\d_])\1{2,}")


@lru_cache(maxsize=50_000)
def fold_word(typed: str) -> str:
    """Return `typed` in the spelling of the models; «می‌خواهم» and «میخواهم» are one."""
    return _LONG.sub(r"\1\1", normalize(typed).lower().translate(_TABLE))
