"""Where voices come from: packages say of their own things whose words they are and where they stand.

«Make an idea of this» is the address `/ideas/team/new?from=KIND:ID`, so that nobody below needs to know
of ideas.
"""

import re
from collections.abc import Callable
from typing import Final

from .contracts import Origin

Find = Callable[[int], Origin | None]
_finders: Final[dict[str, Find]] = {}
_REF: Final = re.compile(r"([a-z_]{1,30}):([0-9]{1,18})")


def register_origin(kind: str, find: Find) -> None:
    """Let `find(id)` say what a thing of a kind is (None: there is none); call it from `handlers.py`."""
    _finders[kind] = find


def origin_of(ref: str) -> Origin | None:
    """What a text like `conversation:12` names; None for nothing that we know."""
    found = _REF.fullmatch(ref.strip())
    if found is None or found[1] not in _finders:
        return None
    return _finders[found[1]](int(found[2]))
