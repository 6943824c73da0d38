"""Every kind of channel there is: one line each."""

from typing import Final

from .bale.kind import KIND as BALE
from .form.kind import KIND as FORM
from .note.kind import KIND as NOTE
from .phone.kind import KIND as PHONE
from .shape import Kind
from .telegram.kind import KIND as TELEGRAM

_KINDS: Final = (PHONE, TELEGRAM, BALE, FORM, NOTE)
_by_key: dict[str, Kind] = {kind.key: kind for kind in _KINDS}


def kinds() -> tuple[Kind, ...]:
    """All of them, in the order in which they are offered."""
    return tuple(_by_key.values())


def kind_of(key: str) -> Kind | None:
    """The kind of a key, None for none."""
    return _by_key.get(key)
